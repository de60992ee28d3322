import type { FailureCode } from '../api/failures.ts';
import type { FailureText } from './failure-text.ts';
import { FAILURE_TEXTS_OF_CALLS } from './failures-calls.ts';
import { FAILURE_TEXTS_OF_DEVICES } from './failures-devices.ts';
import { FAILURE_TEXTS_OF_PRINTING } from './failures-printing.ts';
import { FAILURE_TEXTS_OF_THE_REVIEW } from './failures-review.ts';
import { FAILURE_TEXTS_OF_THE_WINDOW } from './failures-window.ts';

export type { FailureText } from './failure-text.ts';

/** A text for every failure code; leave one out and the program does not compile. */
export const FAILURE_TEXTS: Readonly<Record<FailureCode, FailureText>> = {
  ...FAILURE_TEXTS_OF_CALLS,
  ...FAILURE_TEXTS_OF_DEVICES,
  ...FAILURE_TEXTS_OF_PRINTING,
  ...FAILURE_TEXTS_OF_THE_REVIEW,
  ...FAILURE_TEXTS_OF_THE_WINDOW,
};

import type { FailureCode } from '../api/failures.ts';

/** What a person is told about a failure. */
export type FailureText = {
  readonly title: string;
  /** What to do now, one sentence. */
  readonly remedy: string;
  /** Who can act. */
  readonly actor: 'operator' | 'administrator' | 'vendor';
};

/** The texts of all codes of some areas (`form.…`); leave one out and the program does not compile. */
export type FailureTextsOf<Area extends string> = Readonly<
  Record<Extract<FailureCode, `${Area}.${string}`>, FailureText>
>;

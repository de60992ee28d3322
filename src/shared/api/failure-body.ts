import { FAILURES } from './failures.ts';
import type { FailureCode } from './failures.ts';
import type { FailureDetails } from '../kernel/result.ts';

/** A failure as it travels: the shape of the contract's errors, for plain routes and forwarders too. */
export type FailureBody = {
  readonly json: {
    readonly defined: boolean;
    readonly code: FailureCode;
    readonly status: number;
    readonly message: string;
    readonly data?: FailureDetails;
  };
};

/** Makes the body of an answer that is a failure; its HTTP status is `FAILURES[code]`. */
export function toFailureBody(code: FailureCode, details?: FailureDetails): FailureBody {
  const data = details === undefined ? {} : { data: details };
  return { json: { defined: true, code, status: FAILURES[code], message: code, ...data } };
}

import { FAILURES } from './failures.ts';
import type { FailureCode } from './failures.ts';
import { fail } from '../kernel/result.ts';
import type { FailureDetails, Refusal } from '../kernel/result.ts';

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

/** The failure in the body of a plain route's answer; `call.outcomeUnknown` when the body is none of ours. */
export function parseFailure(body: unknown): Refusal<FailureCode> {
  const json = typeof body === 'object' && body !== null && 'json' in body ? body.json : undefined;
  if (typeof json !== 'object' || json === null || !('code' in json) || !isFailureCode(json.code)) {
    return fail('call.outcomeUnknown');
  }
  return fail(json.code, 'data' in json ? toDetails(json.data) : undefined);
}

/** True for a code of the table. */
export function isFailureCode(code: unknown): code is FailureCode {
  return typeof code === 'string' && Object.hasOwn(FAILURES, code);
}

/** The facts of a failure, as they came. */
export function toDetails(data: unknown): FailureDetails | undefined {
  return typeof data === 'object' && data !== null ? (data as FailureDetails) : undefined;
}

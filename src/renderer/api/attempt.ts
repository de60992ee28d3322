import { ORPCError } from '@orpc/client';
import { FAILURES } from '../../shared/api/failures.ts';
import type { FailureCode } from '../../shared/api/failures.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Failure, FailureDetails, Refusal, Result } from '../../shared/kernel/result.ts';

/** A failure as the page shows it: its code has a text. */
export type CallFailure = Failure<FailureCode>;

/** What a call gave, or the failure to show. */
export type CallResult<Value> = Result<Value, FailureCode>;

/** An answer that did not come from the contract: by the HTTP status that the forwarding programs use. */
const CODE_OF_STATUS: Readonly<Record<number, FailureCode>> = {
  400: 'call.invalidInput',
  401: 'call.notSignedIn',
  403: 'call.notPermitted',
  413: 'call.tooLarge',
  502: 'call.outcomeUnknown',
  503: 'call.programAway',
};

/** Waits for a call and turns what it throws into a value; the one place of the page that catches. */
export async function attempt<Value>(call: () => PromiseLike<Value>): Promise<CallResult<Value>> {
  try {
    return succeed(await call());
  } catch (error) {
    return toRefusal(error);
  }
}

/** Makes the failure of anything a call may throw. A link that breaks leaves the outcome unknown. */
export function toRefusal(error: unknown): Refusal<FailureCode> {
  if (!(error instanceof ORPCError)) return fail('call.outcomeUnknown');
  return fail(codeOf(error.code, error.status), detailsOf(error.data));
}

/** The code of an answer: its own where we know it, else by status. */
export function codeOf(code: unknown, status: number): FailureCode {
  if (typeof code === 'string' && isFailureCode(code)) return code;
  return CODE_OF_STATUS[status] ?? 'call.internal';
}

export function isNotSignedIn(error: unknown): boolean {
  return error instanceof ORPCError && codeOf(error.code, error.status) === 'call.notSignedIn';
}

/** True when nobody knows whether the command was carried out, so that it must be repeated with its own id. */
export function isUnsettled(failure: CallFailure): boolean {
  return failure.code === 'call.outcomeUnknown' || failure.code === 'call.requestStillRunning';
}

/** True when a call may work by itself in a moment: nothing about it was wrong. */
export function isPassing(failure: CallFailure): boolean {
  return isUnsettled(failure) || failure.code === 'call.programAway';
}

function isFailureCode(code: string): code is FailureCode {
  return Object.hasOwn(FAILURES, code);
}

/** Keeps numbers and short strings; anything else is not for showing. */
export function detailsOf(data: unknown): FailureDetails {
  if (typeof data !== 'object' || data === null) return {};
  return Object.fromEntries(
    Object.entries(data).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === 'number' || (typeof entry[1] === 'string' && entry[1].length <= 200),
    ),
  );
}

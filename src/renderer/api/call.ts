import type { FailureCode } from '../../shared/api/failures.ts';
import type { Failure, Result } from '../../shared/kernel/result.ts';

/** A failure as the page shows it: its code has a text. */
export type CallFailure = Failure<FailureCode>;

/** What a call gave, or the failure to show. */
export type CallResult<Value> = Result<Value, FailureCode>;

/** True when nobody knows whether the command was carried out, so that it must be repeated with its own id. */
export function isUnsettled(failure: CallFailure): boolean {
  return failure.code === 'call.outcomeUnknown' || failure.code === 'call.requestStillRunning';
}

/** True when a call may work by itself in a moment: nothing about it was wrong. */
export function isPassing(failure: CallFailure): boolean {
  return isUnsettled(failure) || failure.code === 'call.programAway';
}

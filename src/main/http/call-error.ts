import { randomBytes } from 'node:crypto';
import { ORPCError, ValidationError } from '@orpc/server';
import type { FailureDetails } from '../../shared/kernel/result.ts';
import { FAILURES } from '../../shared/api/failures.ts';
import type { FailureCode } from '../../shared/api/failures.ts';
import type { Log } from './log.ts';

const MOST_FIELDS = 10;

/** The error the contract's codec turns into an answer with this code. */
export function toCallError(
  code: FailureCode,
  details?: FailureDetails,
): ORPCError<FailureCode, FailureDetails | undefined> {
  return new ORPCError<FailureCode, FailureDetails | undefined>(code, {
    defined: true,
    status: FAILURES[code],
    message: code,
    data: details,
  });
}

/** What the caller is told about something that was thrown: the contract's own errors as they are, all else as our mistake. */
export function explainThrown(error: unknown, procedure: string, log: Log): ORPCError<string, unknown> {
  if (error instanceof ORPCError) {
    if (Object.hasOwn(FAILURES, error.code)) return error;
    if (error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) {
      return toCallError('call.invalidInput', { fields: fieldsOf(error.cause.issues) });
    }
  }
  return toCallError('call.internal', { incident: reportIncident(error, procedure, log) });
}

/** Writes the stack to the log under a number a person can read out on the phone. */
export function reportIncident(error: unknown, procedure: string, log: Log): string {
  const incident = randomBytes(4).toString('hex').toUpperCase();
  log.error('incident', error, { incident, procedure });
  return incident;
}

type Issue = ValidationError['issues'][number];

/** `applicant.name, materials.0`: which parts of the input are wrong, without their values. */
function fieldsOf(issues: readonly Issue[]): string {
  const paths = issues.map((issue) => (issue.path ?? []).map(keyOf).join('.') || '(input)');
  return [...new Set(paths)].slice(0, MOST_FIELDS).join(', ');
}

function keyOf(part: PropertyKey | { readonly key: PropertyKey }): string {
  return String(typeof part === 'object' ? part.key : part);
}

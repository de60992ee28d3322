import { fail } from '../../../shared/kernel/result.ts';
import type { Refusal } from '../../../shared/kernel/result.ts';
import type { SubCaseAction, SubCaseActionKind } from '../../../shared/domain/case/case-action.ts';
import { statusOf } from '../../../shared/domain/case/case-flow.ts';

/** An action out of order: says what was tried in which status, for the person and for the audit log. */
export function notAllowedNow(
  actions: readonly SubCaseAction[],
  action: SubCaseActionKind,
): Refusal<'case.notAllowedNow'> {
  return fail('case.notAllowedNow', { status: statusOf(actions), action });
}

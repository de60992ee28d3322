import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { hasRole } from '../../../../shared/domain/staff/operator.ts';
import type { Session } from '../../ports/caller.ts';
import type { FoundSubCase } from '../find-sub-case.ts';

/**
 * Who may use the seal of a department: its approvers who may decide, and for 即办 items the operator they are
 * delegated to, who decided the part at the window.
 */
export function checkMaySeal(
  { opening, actions }: FoundSubCase,
  { operator }: Session,
): Result<void, 'approval.notYourDepartment' | 'seal.notAuthorised'> {
  const isDelegate =
    opening.handlingKind === 'immediate' && operator.delegatedItems.includes(opening.itemCode);
  const decidedIt = actions.some(
    ({ kind, by }) => (kind === 'grant' || kind === 'deny') && by === operator.id,
  );
  if (isDelegate && decidedIt) return succeed(undefined);
  if (!hasRole(operator, ['approver']) || operator.departmentId !== opening.departmentId) {
    return fail('approval.notYourDepartment');
  }
  return operator.mayDecide ? succeed(undefined) : fail('seal.notAuthorised');
}

import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { isDecidedBy, isDelegated } from '../../../../shared/domain/approval/review-path.ts';
import { reviewPositionOf } from '../../../../shared/domain/case/review-position.ts';
import { hasRole } from '../../../../shared/domain/staff/operator.ts';
import type { Session } from '../../ports/caller.ts';
import type { FoundSubCase } from '../find-sub-case.ts';

/**
 * Who may use the seal of a department: its approvers who may decide, and for 即办 items the operator they are
 * delegated to, who decided the part at the window.
 */
export function checkMaySeal(
  { actions }: FoundSubCase,
  { operator }: Session,
): Result<void, 'approval.notYourDepartment' | 'seal.notAuthorised'> {
  if (isDelegated(actions, operator) && isDecidedBy(actions, operator.id)) return succeed(undefined);
  const { departmentId } = reviewPositionOf(actions);
  if (!hasRole(operator, ['approver']) || operator.departmentId !== departmentId) {
    return fail('approval.notYourDepartment');
  }
  return operator.mayDecide ? succeed(undefined) : fail('seal.notAuthorised');
}

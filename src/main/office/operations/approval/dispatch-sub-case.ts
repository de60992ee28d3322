import { fail, succeed } from '../../../../shared/kernel/result.ts';
import { isDecider } from '../../../../shared/domain/approval/review-path.ts';
import { isDisputed, mayDo } from '../../../../shared/domain/case/case-flow.ts';
import { reviewPositionOf } from '../../../../shared/domain/case/review-position.ts';
import type { DepartmentId, Operator } from '../../../../shared/domain/staff/operator.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import { notAllowedNow } from '../not-allowed-now.ts';
import type { OfficeOperations } from '../office-operations.ts';
import type { ReviewPorts } from './change-sub-case.ts';
import { supervisePart } from './supervise-part.ts';

/**
 * 派单. A supervisor says whose the item is; its review begins again there, with the time that is left. Back to the
 * same department only where that is the answer to its dispute.
 */
export function createDispatchSubCase(ports: ReviewPorts): OfficeOperations['approval']['dispatch'] {
  return (input, caller) =>
    supervisePart(ports, { input, caller }, async (found, { acted }, tables) => {
      const { actions } = found;
      if (!mayDo(actions, 'dispatch')) return notAllowedNow(actions, 'dispatch');
      const departmentId = input.departmentId as DepartmentId;
      if (!isFit(found, departmentId, await tables.operators.list())) return fail('approval.departmentUnfit');
      return succeed([{ kind: 'dispatch', departmentId, personal: { reason: input.reason }, ...acted }]);
    });
}

/** A department of the catalogue with somebody who decides. */
function isFit(
  { actions, catalogue }: FoundSubCase,
  departmentId: DepartmentId,
  operators: readonly Operator[],
): boolean {
  const isKnown = catalogue.departments.some((one) => one.departmentId === departmentId);
  const isMoved = reviewPositionOf(actions).departmentId !== departmentId || isDisputed(actions);
  return isKnown && isMoved && operators.some((one) => isDecider(one, departmentId));
}

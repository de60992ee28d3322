import type { SubCaseAction } from '../../../shared/domain/case/case-action.ts';
import { departmentsOfPath } from '../../../shared/domain/case/review-position.ts';
import { hasRole } from '../../../shared/domain/staff/operator.ts';
import type { Operator } from '../../../shared/domain/staff/operator.ts';

/** The parts of a case in whose review the department of an approver takes part; none for everybody else. */
export function ownPartsOf<Part extends { readonly actions: readonly SubCaseAction[] }>(
  operator: Operator,
  parts: readonly Part[],
): readonly Part[] {
  if (!hasRole(operator, ['approver'])) return [];
  return parts.filter(({ actions }) => departmentsOfPath(actions).some((id) => id === operator.departmentId));
}

/** Whether an approver with a part in the case sees this paper: those about the whole case, and those of own parts. */
export function isOwnPaper(
  own: readonly { readonly subCaseId: string }[],
  paper: { readonly subCaseId: string | null },
): boolean {
  return (
    own.length > 0 && (paper.subCaseId === null || own.some((part) => part.subCaseId === paper.subCaseId))
  );
}

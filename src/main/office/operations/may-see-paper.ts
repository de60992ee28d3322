import type { SubCaseProjection } from '../../../shared/domain/case/projection.ts';
import { hasRole } from '../../../shared/domain/staff/operator.ts';
import type { Operator } from '../../../shared/domain/staff/operator.ts';

/** The parts of a case that belong to the department of an approver; none for everybody else. */
export function ownPartsOf<Part extends Pick<SubCaseProjection, 'departmentId'>>(
  operator: Operator,
  parts: readonly Part[],
): readonly Part[] {
  if (!hasRole(operator, ['approver'])) return [];
  return parts.filter(({ departmentId }) => departmentId === operator.departmentId);
}

/** Whether an approver with a part in the case sees this paper: those about the whole case, and those of own parts. */
export function isOwnPaper(
  own: readonly Pick<SubCaseProjection, 'subCaseId'>[],
  paper: { readonly subCaseId: string | null },
): boolean {
  return (
    own.length > 0 && (paper.subCaseId === null || own.some((part) => part.subCaseId === paper.subCaseId))
  );
}

import type { SubCaseAction } from '../../../shared/domain/case/case-action.ts';
import { departmentsOfPath } from '../../../shared/domain/case/review-position.ts';
import { hasRole } from '../../../shared/domain/staff/operator.ts';
import type { Operator } from '../../../shared/domain/staff/operator.ts';
import type { Tables } from '../ports/store.ts';
import type { DocumentRecord } from '../ports/tables.ts';

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

/** Whether this person may look at the paper itself: the windows at all, a department at those of its parts. */
export async function maySeePaper(
  tables: Tables,
  operator: Operator,
  paper: DocumentRecord,
): Promise<boolean> {
  if (hasRole(operator, ['clerk', 'issuer'])) return true;
  return isOwnPaper(ownPartsOf(operator, await tables.cases.listSubCases(paper.caseId)), paper);
}

import type { SubCaseId } from '../case/case-action.ts';
import type { SubCaseProjection } from '../case/projection.ts';

/** The sub-cases whose outcomes lie ready for hand-over. */
export function deliverableOf(
  subCases: readonly Pick<SubCaseProjection, 'subCaseId' | 'status'>[],
): readonly SubCaseId[] {
  return subCases.filter(({ status }) => status === 'ready').map(({ subCaseId }) => subCaseId);
}

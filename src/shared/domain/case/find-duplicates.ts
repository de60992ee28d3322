import type { LocalDate } from '../../kernel/time.ts';
import { isNearby } from '../form/earlier-work.ts';
import type { CaseId, CaseNumber } from './acted.ts';
import { standingOf } from './accept-application.ts';
import type { ServiceCaseProjection, SubCaseProjection } from './projection.ts';

/** An earlier case of the same person, with its parts. */
export type EarlierApplication = {
  readonly projection: Pick<ServiceCaseProjection, 'caseId' | 'caseNumber' | 'receivedAt'>;
  readonly subCases: readonly Pick<SubCaseProjection, 'itemCode' | 'status' | 'decision'>[];
};

/** 重复疑似. A case that perhaps is the same application again. */
export type SuspectedDuplicate = { readonly caseId: CaseId; readonly caseNumber: CaseNumber };

/**
 * Of the earlier cases of a person those that, within 90 days, applied for one of the items and are still open or
 * granted; what was refused, denied or withdrawn may be tried again.
 */
export function findDuplicates(
  itemCodes: readonly string[],
  earlier: readonly EarlierApplication[],
  on: LocalDate,
): readonly SuspectedDuplicate[] {
  return earlier
    .filter(({ projection }) => isNearby(projection.receivedAt, on))
    .filter(({ subCases }) => subCases.some((part) => itemCodes.includes(part.itemCode) && isStanding(part)))
    .map(({ projection: { caseId, caseNumber } }) => ({ caseId, caseNumber }));
}

function isStanding({ status, decision }: EarlierApplication['subCases'][number]): boolean {
  return decision !== 'denied' && standingOf(status) !== 'failed';
}

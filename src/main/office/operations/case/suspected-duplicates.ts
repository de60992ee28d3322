import { localDateOf } from '../../../../shared/kernel/time.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import { wasFor } from '../../../../shared/domain/case/case-as-it-stands.ts';
import { findDuplicates } from '../../../../shared/domain/case/find-duplicates.ts';
import type {
  EarlierApplication,
  SuspectedDuplicate,
} from '../../../../shared/domain/case/find-duplicates.ts';
import { isNearby } from '../../../../shared/domain/form/earlier-work.ts';
import type { Tables } from '../../ports/store.ts';

/** Who comes as an agent for many may have a case of their own behind all of these. */
const LOOKED_AT_MOST = 200;

/** What somebody applies for now. */
export type ApplyingNow = {
  /** Empty where the form does not ask for it: then nobody can tell. */
  readonly identityNumber: string;
  readonly itemCodes: readonly string[];
  readonly at: Instant;
};

/**
 * 重复疑似. Cases that are or were for the same applicant with one of the items, within 90 days, still open or granted.
 */
export async function findSuspectedDuplicates(
  tables: Tables,
  { identityNumber, itemCodes, at }: ApplyingNow,
): Promise<readonly SuspectedDuplicate[]> {
  if (identityNumber === '') return [];
  const on = localDateOf(at);
  const data = [{ kind: 'identityNumber', value: identityNumber }] as const;
  const found = await tables.cases.search({ data, limit: LOOKED_AT_MOST });
  const earlier: EarlierApplication[] = [];
  for (const projection of found.filter(({ receivedAt }) => isNearby(receivedAt, on))) {
    const subCases = await tables.cases.listSubCaseProjections(projection.caseId);
    earlier.push({ projection, subCases });
  }
  const own: SuspectedDuplicate[] = [];
  for (const suspected of findDuplicates(itemCodes, earlier, on)) {
    if (await isApplicantOf(tables, suspected, identityNumber)) own.push(suspected);
  }
  return own;
}

async function isApplicantOf(
  tables: Tables,
  { caseId }: SuspectedDuplicate,
  number: string,
): Promise<boolean> {
  const actions = await tables.cases.findServiceCase(caseId);
  return actions !== undefined && wasFor(actions, { name: '', identityNumber: number, phone: '' });
}

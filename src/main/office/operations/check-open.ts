import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { LocalDate } from '../../../shared/kernel/time.ts';
import type { Catalogue, Subject } from '../../../shared/domain/catalogue/catalogue.ts';
import { findSubject } from '../../../shared/domain/catalogue/find-subject.ts';
import type { DeskId } from '../../../shared/domain/desk/service-desk.ts';
import { batchStandingOn } from '../../../shared/domain/form/batch-standing.ts';
import type { Tables } from '../ports/store.ts';
import { offeredAtDesk } from './offered-at-desk.ts';

/** What somebody comes with, where and when. */
export type Coming = {
  /** Today's. */
  readonly catalogue: Catalogue;
  readonly subject: Subject;
  readonly deskId: DeskId;
  readonly day: LocalDate;
  /** Codes of the items that take part, once the situation is known. */
  readonly itemCodes?: readonly string[];
};

/**
 * 能否受理. Whether a subject may be taken in at a desk today: it is in force and switched on, and so is every item
 * that takes part; the place of the desk has claimed it; and where a theme has fixed dates, one of them is open. What
 * was accepted before is not asked again.
 */
export async function checkOpen(
  tables: Tables,
  { catalogue, subject, deskId, day, itemCodes = [] }: Coming,
): Promise<Result<void, 'catalogue.notOpen'>> {
  const isOffered = await offeredAtDesk(tables, { catalogue, deskId, day });
  const parts = itemCodes.map((code): Subject => ({ kind: 'item', code }));
  const refused = [subject, ...parts].find((part) => !isOffered(part));
  if (refused) return fail('catalogue.notOpen', { reason: 'notOffered', code: refused.code });
  const batch = batchStandingOn(findSubject(catalogue, subject)?.batchPeriods ?? [], day);
  if (batch === null || batch.standing === 'open') return succeed(undefined);
  return fail('catalogue.notOpen', { reason: 'outsidePeriod', code: subject.code });
}

import { fail, succeed } from '../../../../shared/kernel/result.ts';
import { localDateOf, parseLocalDate } from '../../../../shared/kernel/time.ts';
import type { Subject } from '../../../../shared/domain/catalogue/catalogue.ts';
import { findSubject, subjectKeyOf } from '../../../../shared/domain/catalogue/find-subject.ts';
import type { SubjectSwitch } from '../../../../shared/domain/catalogue/subject-switch.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import type { Clock } from '../../ports/world.ts';
import { catalogueToday } from '../catalogue-in-use.ts';
import type { OfficeOperations } from '../office-operations.ts';

/** 启停. One more row of the ledger: from a day on a theme or an item is taken in, or no longer. */
export function createSwitchSubject({
  store,
  clock,
}: Pick<OfficePorts, 'store' | 'clock'>): OfficeOperations['catalogue']['switch'] {
  return (input, caller) =>
    store.change(caller, input, async (tables) => {
      const recordedAt = clock.now();
      const { subject, on, reason } = input;
      if (!(await isKnown(tables, clock, subject))) return fail('catalogue.subjectNotFound');
      const effectiveOn = parseLocalDate(input.effectiveOn);
      if (effectiveOn === undefined || effectiveOn < localDateOf(recordedAt)) {
        return fail('catalogue.dayInvalid');
      }
      const recordedBy = sessionOf(caller).operator.id;
      const value: SubjectSwitch = { subject, on, effectiveOn, reason, recordedBy, recordedAt };
      await tables.switches.add(value);
      const facts = { on: on ? 'on' : 'off', effectiveOn };
      return succeed({ value, audit: { object: `subject:${subjectKeyOf(subject)}`, facts } });
    });
}

/** In the catalogue of today or in one that is going to hold; several items together have no switch of their own. */
async function isKnown(tables: Tables, clock: Clock, subject: Subject): Promise<boolean> {
  if (subject.kind === 'items') return false;
  const today = await catalogueToday(tables, clock);
  if (findSubject(today.catalogue, subject)) return true;
  const day = localDateOf(clock.now());
  for (const { versionId, validFrom, removedAt } of await tables.catalogues.list()) {
    if (validFrom <= day || removedAt !== null) continue;
    const later = await tables.catalogues.find(versionId);
    if (later && findSubject(later.catalogue, subject)) return true;
  }
  return false;
}

import { unitsUpFrom } from '../../../../shared/domain/desk/organization-tree.ts';
import type { ServiceDesk } from '../../../../shared/domain/desk/service-desk.ts';
import { fail, succeed } from '../../../../shared/kernel/result.ts';
import { localDateOf } from '../../../../shared/kernel/time.ts';
import type { LocalDate } from '../../../../shared/kernel/time.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { findUnit } from './find-unit.ts';
import type { FoundUnit } from './find-unit.ts';

/**
 * 改革前基数. A later count of the same place and day replaces the earlier one; the audit log keeps both. What was counted
 * once the place had a general desk is no figure of before the reform: nothing would seem to have become fewer.
 */
export function createRecordBaseline({
  store,
  clock,
}: Pick<OfficePorts, 'store' | 'clock'>): OfficeOperations['desk']['recordBaseline'] {
  return (input, caller) =>
    store.change(caller, input, async (tables) => {
      const { unitCode, countedOn, singleDomainDesks, posts, source } = input;
      const found = await findUnit(tables, unitCode);
      if (!found.ok) return found;
      const reformedOn = firstGeneralDay(await tables.desks.list(), found.value);
      const isLate = reformedOn !== undefined && countedOn >= reformedOn;
      if (countedOn > localDateOf(clock.now()) || isLate) return fail('desk.baselineLate');

      const baseline = { unitCode, countedOn, singleDomainDesks, posts, source };
      await tables.organization.saveBaseline(baseline);
      const facts = { countedOn, singleDomainDesks, posts, source };
      return succeed({ value: baseline, audit: { object: `organizationUnit:${unitCode}`, facts } });
    });
}

/** The day the first general desk of the place, or of what belongs to it, was opened. */
function firstGeneralDay(desks: readonly ServiceDesk[], { unit, units }: FoundUnit): LocalDate | undefined {
  return desks
    .filter(({ deskKind }) => deskKind === 'general')
    .filter(({ unitCode }) => unitsUpFrom(units, unitCode).includes(unit))
    .map(({ openedOn }) => openedOn)
    .toSorted()
    .at(0);
}

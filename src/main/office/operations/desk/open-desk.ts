import { divisionCodeOf, isUnitValidOn } from '../../../../shared/domain/desk/organization-tree.ts';
import type { DeskId, ServiceDesk } from '../../../../shared/domain/desk/service-desk.ts';
import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { findUnit } from './find-unit.ts';

/**
 * 窗口登记. The first day may lie in the past, because windows were there before this program was, but not outside of the
 * days of its place. A number is never given twice, not even after its desk was closed: case numbers are made of it.
 */
export function createOpenDesk({ store }: Pick<OfficePorts, 'store'>): OfficeOperations['desk']['openDesk'] {
  return (input, caller) =>
    store.change(caller, input, async (tables) => {
      const { deskId, name, deskKind, deskNumber, unitCode, openedOn, posts } = input;
      const found = await findUnit(tables, unitCode);
      if (!found.ok) return found;

      const { unit, units } = found.value;
      const divisionCode = divisionCodeOf(units, unitCode);
      if (divisionCode === undefined || !isUnitValidOn(unit, openedOn)) return fail('desk.unitNotFound');

      const desk: ServiceDesk = {
        id: deskId as DeskId,
        ...{ name, deskKind, divisionCode, deskNumber },
        centerName: unit.name,
        ...{ unitCode, openedOn, closedOn: null, posts },
      };
      const added = await tables.desks.add(desk);
      if (!added.ok) return added;

      const facts = { unitCode, deskKind, divisionCode, deskNumber, openedOn, posts };
      return succeed({ value: desk, audit: { object: `desk:${deskId}`, facts } });
    });
}

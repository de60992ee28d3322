import { divisionCodeOf } from '../../../../shared/domain/desk/organization-tree.ts';
import type { DeskId, ServiceDesk } from '../../../../shared/domain/desk/service-desk.ts';
import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { findUnit } from './find-unit.ts';

/**
 * 窗口登记. The first day may lie in the past, because windows were there before this program was. A number is never
 * given twice, not even after its desk was closed: case numbers are made of it.
 */
export function createOpenDesk({ store }: Pick<OfficePorts, 'store'>): OfficeOperations['desk']['openDesk'] {
  return (input, caller) =>
    store.change(caller, input, async (tables) => {
      const { deskId, name, deskKind, deskNumber, unitCode, openedOn, posts } = input;
      const found = await findUnit(tables, unitCode);
      if (!found.ok) return found;

      const divisionCode = divisionCodeOf(found.value.units, unitCode);
      if (divisionCode === undefined) return fail('desk.unitNotFound');

      const desk: ServiceDesk = {
        id: deskId as DeskId,
        ...{ name, deskKind, divisionCode, deskNumber },
        centerName: found.value.unit.name,
        ...{ unitCode, openedOn, closedOn: null, posts },
      };
      if (await isThere(tables, desk)) return fail('desk.alreadyThere');

      await tables.desks.add(desk);
      const facts = { unitCode, deskKind, divisionCode, deskNumber, openedOn, posts };
      return succeed({ value: desk, audit: { object: `desk:${deskId}`, facts } });
    });
}

async function isThere(tables: Tables, { id, divisionCode, deskNumber }: ServiceDesk): Promise<boolean> {
  const desks = await tables.desks.list();
  return desks.some(
    (desk) => desk.id === id || (desk.divisionCode === divisionCode && desk.deskNumber === deskNumber),
  );
}

import type { ServiceDesk } from '../../../shared/domain/desk/service-desk.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { DeskTable, DutyTable, NumberTable, StationTable } from '../ports/tables.ts';
import type { DeskRow } from './schema.ts';
import type { TableContext } from './table-context.ts';

/** Desks in a database. */
export function createDeskTable({ db }: TableContext): DeskTable {
  return {
    add: async ({ id, ...desk }) => {
      const row = await db
        .insertInto('desk')
        .values({ deskId: id, ...desk })
        .onConflict((conflict) => conflict.doNothing())
        .returning('deskId')
        .executeTakeFirst();
      return row ? succeed(undefined) : fail('desk.alreadyThere');
    },
    replace: async ({ id, ...desk }) => {
      await db.updateTable('desk').set(desk).where('deskId', '=', id).execute();
    },
    find: async (deskId) => {
      const row = await db.selectFrom('desk').selectAll().where('deskId', '=', deskId).executeTakeFirst();
      return row && toDesk(row);
    },
    list: async () => {
      const rows = await db
        .selectFrom('desk')
        .selectAll()
        .orderBy('divisionCode')
        .orderBy('deskNumber')
        .execute();
      return rows.map(toDesk);
    },
  };
}

/** 到岗台账 in a database that lets it grow and nothing else. */
export function createDutyTable({ db }: TableContext): DutyTable {
  return {
    add: async (duty) => {
      await db
        .insertInto('deskDuty')
        .values(duty)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    listBetween: (from, to) =>
      db
        .selectFrom('deskDuty')
        .selectAll()
        .where('servedOn', '>=', from)
        .where('servedOn', '<=', to)
        .orderBy('servedOn')
        .orderBy('deskId')
        .execute(),
  };
}

/** Enrolled stations in a database. */
export function createStationTable({ db }: TableContext): StationTable {
  return {
    add: async (station) => {
      await db.insertInto('station').values(station).execute();
    },
    find: (stationId) =>
      db.selectFrom('station').selectAll().where('stationId', '=', stationId).executeTakeFirst(),
  };
}

/** Serial numbers in a database; a series stays locked until its transaction ends, so there are no gaps. */
export function createNumberTable({ db }: TableContext): NumberTable {
  return {
    next: async (series) => {
      const row = await db
        .insertInto('numberSeries')
        .values({ series, serial: 1 })
        .onConflict((conflict) =>
          conflict.column('series').doUpdateSet((old) => ({ serial: old('numberSeries.serial', '+', 1) })),
        )
        .returning('serial')
        .executeTakeFirst();
      assert(row, 'the statement gives the row it wrote');
      return row.serial;
    },
  };
}

function toDesk({ deskId, ...desk }: DeskRow): ServiceDesk {
  return { id: deskId, ...desk };
}

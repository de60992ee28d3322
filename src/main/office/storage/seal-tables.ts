import type { ESeal } from '../../../shared/domain/seal/e-seal.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { SealTable, SealTicketRecord, SealTicketTable } from '../ports/tables.ts';
import type { SealRow, SealTicketRow } from './schema.ts';
import { locking } from './table-context.ts';
import type { TableContext } from './table-context.ts';

/** Seals in a database. */
export function createSealTable({ db }: TableContext): SealTable {
  return {
    add: async (seal) => {
      await db.insertInto('seal').values(toSealRow(seal)).execute();
    },
    find: async (sealId) => {
      const row = await db.selectFrom('seal').selectAll().where('sealId', '=', sealId).executeTakeFirst();
      return row && toSeal(row);
    },
    findOfDepartment: async (departmentId) => {
      const row = await db
        .selectFrom('seal')
        .selectAll()
        .where('departmentId', '=', departmentId)
        .where('status', '=', 'valid')
        .orderBy('validFrom', 'desc')
        .orderBy('sealId', 'desc')
        .executeTakeFirst();
      return row && toSeal(row);
    },
    list: async () => (await db.selectFrom('seal').selectAll().orderBy('sealId').execute()).map(toSeal),
  };
}

/** Tickets in a database. */
export function createSealTicketTable(context: TableContext): SealTicketTable {
  const { db } = context;
  return {
    add: async (record) => {
      const byteRange = JSON.stringify(record.byteRange);
      await db
        .insertInto('sealTicket')
        .values({ ...record, byteRange, used: 0 })
        .execute();
    },
    find: async (ticketId) => {
      const query = db.selectFrom('sealTicket').selectAll().where('ticketId', '=', ticketId);
      const row = await locking(context, query).executeTakeFirst();
      return row && toTicket(row);
    },
    consume: async (ticketId) => {
      const consumed = await db
        .updateTable('sealTicket')
        .set({ used: 1 })
        .where('ticketId', '=', ticketId)
        .where('used', '=', 0)
        .executeTakeFirst();
      return consumed.numUpdatedRows > 0n ? succeed(undefined) : fail('seal.ticketUsed');
    },
  };
}

function toSealRow({ id, departmentId, status, validFrom, ...content }: ESeal): SealRow {
  return { sealId: id, departmentId, status, validFrom, content: JSON.stringify(content) };
}

function toSeal({ sealId, content, ...row }: SealRow): ESeal {
  const rest = JSON.parse(content) as Omit<ESeal, 'id' | keyof typeof row>;
  return { id: sealId, ...row, ...rest };
}

function toTicket({ used: _used, byteRange, ...row }: SealTicketRow): SealTicketRecord {
  return { ...row, byteRange: JSON.parse(byteRange) as SealTicketRecord['byteRange'] };
}

import type { ClaimTable, SwitchTable } from '../ports/catalogue-tables.ts';
import type { TableContext } from './table-context.ts';

/** 启停台账 in a database that lets it grow and nothing else. */
export function createSwitchTable({ db }: TableContext): SwitchTable {
  return {
    add: async ({ subject, on, ...row }) => {
      await db
        .insertInto('subjectSwitch')
        .values({ ...row, subjectKind: subject.kind, subjectCode: subject.code, isOn: on ? 1 : 0 })
        .execute();
    },
    list: async () => {
      const rows = await db.selectFrom('subjectSwitch').selectAll().orderBy('recordedAt').execute();
      return rows.map(({ subjectKind, subjectCode, isOn, ...row }) => ({
        ...row,
        subject: { kind: subjectKind, code: subjectCode },
        on: isOn === 1,
      }));
    },
    count: async () => {
      const row = await db
        .selectFrom('subjectSwitch')
        .select(({ fn }) => fn.countAll<number | string>().as('rows'))
        .executeTakeFirst();
      return Number(row?.rows);
    },
  };
}

/** 认领台账 in a database that lets it grow and nothing else. */
export function createClaimTable({ db }: TableContext): ClaimTable {
  return {
    add: async (rows) => {
      const CHUNK = 100; // SQLite takes no more than some thousand values in one statement
      for (let from = 0; from < rows.length; from += CHUNK) {
        await db
          .insertInto('itemClaim')
          .values(rows.slice(from, from + CHUNK))
          .execute();
      }
    },
    listOfUnit: (unitCode) =>
      db.selectFrom('itemClaim').selectAll().where('unitCode', '=', unitCode).orderBy('recordedAt').execute(),
    countOfUnit: async (unitCode) => {
      const row = await db
        .selectFrom('itemClaim')
        .select(({ fn }) => fn.countAll<number | string>().as('rows'))
        .where('unitCode', '=', unitCode)
        .executeTakeFirst();
      return Number(row?.rows);
    },
    list: () => db.selectFrom('itemClaim').selectAll().orderBy('recordedAt').execute(),
  };
}

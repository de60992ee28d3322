import type { OrganizationUnit } from '../../../shared/domain/desk/organization-unit.ts';
import type { OrganizationTable } from '../ports/catalogue-tables.ts';
import type { OrganizationUnitRow } from './schema.ts';
import type { TableContext } from './table-context.ts';

/** The organisation's places in a database. */
export function createOrganizationTable({ db }: TableContext): OrganizationTable {
  return {
    saveUnit: async (unit) => {
      const row = toRow(unit);
      await db
        .insertInto('organizationUnit')
        .values(row)
        .onConflict((conflict) => conflict.column('unitCode').doUpdateSet(row))
        .execute();
    },
    listUnits: async () => {
      const rows = await db.selectFrom('organizationUnit').selectAll().orderBy('unitCode').execute();
      return rows.map(toUnit);
    },
    saveBaseline: async (baseline) => {
      await db
        .insertInto('reformBaseline')
        .values(baseline)
        .onConflict((conflict) => conflict.columns(['unitCode', 'countedOn']).doUpdateSet(baseline))
        .execute();
    },
    listBaselines: () =>
      db.selectFrom('reformBaseline').selectAll().orderBy('unitCode').orderBy('countedOn').execute(),
  };
}

function toRow({ validTo, toBeConfirmed, ...unit }: OrganizationUnit): OrganizationUnitRow {
  return { ...unit, validTo: validTo ?? null, toBeConfirmed: JSON.stringify(toBeConfirmed) };
}

function toUnit({ validTo, toBeConfirmed, ...row }: OrganizationUnitRow): OrganizationUnit {
  return {
    ...row,
    ...(validTo === null ? {} : { validTo }),
    toBeConfirmed: JSON.parse(toBeConfirmed) as string[],
  };
}

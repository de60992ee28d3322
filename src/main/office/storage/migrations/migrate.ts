import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Migration } from 'kysely/migration';
import { accessTables, officeTables, supportingTables } from './0001-office.ts';
import { answersAbout } from './0002-answers.ts';
import { catalogueTables } from './0003-catalogue.ts';
import { deskDuty } from './0004-desk-duty.ts';
import { lifeOfACase } from './0005-life-of-a-case.ts';
import { calendarTables } from './0006-calendar.ts';
import { deliveryLists } from './0007-delivery.ts';
import { printingTables } from './0008-printing.ts';
import { attentionLists } from './0009-attention.ts';
import { appendOnly, dialectOf } from './dialect.ts';
import type { Dialect } from './dialect.ts';

/** Numbered and never changed once released; the next one is a new file and a new line here. */
function statements(dialect: Dialect): Readonly<Record<string, readonly string[]>> {
  return {
    '0001-office': [
      ...officeTables(dialect),
      ...supportingTables(dialect),
      ...accessTables(dialect),
      ...appendOnly(dialect, 'case_action'),
      ...appendOnly(dialect, 'audit_event'),
    ],
    '0002-answers': answersAbout(dialect),
    '0003-catalogue': [
      ...catalogueTables(dialect),
      ...appendOnly(dialect, 'subject_switch'),
      ...appendOnly(dialect, 'item_claim'),
    ],
    '0004-desk-duty': [...deskDuty(dialect), ...appendOnly(dialect, 'desk_duty')],
    '0005-life-of-a-case': lifeOfACase(dialect),
    '0006-calendar': [
      ...calendarTables(dialect),
      ...appendOnly(dialect, 'calendar_year'),
      ...appendOnly(dialect, 'calendar_settled'),
    ],
    '0007-delivery': deliveryLists(dialect),
    '0008-printing': [...printingTables(dialect), ...appendOnly(dialect, 'print_copy')],
    '0009-attention': [...attentionLists(dialect), ...appendOnly(dialect, 'accepted_clock')],
  };
}

/** Brings the tables to the newest form, each step whole or not at all. */
export async function migrateToLatest<Schema>(db: Kysely<Schema>, kind: Dialect['kind']): Promise<void> {
  const migrations = Object.entries(statements(dialectOf(kind))).map(([name, list]) => [
    name,
    migrationOf(list),
  ]);
  const provider = {
    getMigrations: async (): Promise<Record<string, Migration>> => Object.fromEntries(migrations),
  };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) throw new Error('The tables of the office could not be brought up to date', { cause: error });
}

function migrationOf(list: readonly string[]): Migration {
  return {
    up: async (db) => {
      for (const statement of list) await sql.raw(statement).execute(db);
    },
  };
}

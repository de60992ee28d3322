import { sql } from 'kysely';
import { CalendarYear } from '../../../shared/domain/calendar/work-calendar.ts';
import type { SubCaseAction } from '../../../shared/domain/case/case-action.ts';
import type { CalendarEntry, CalendarTable, OpenLog } from '../ports/calendar-table.ts';
import { OPEN } from './open-statuses.ts';
import { toAction } from './case-log.ts';
import { toSubCase } from './projection-rows.ts';
import type { CalendarYearRow } from './schema.ts';
import type { TableContext } from './table-context.ts';

/** Any number nobody else locks. */
const CALENDAR_LOCK = 20_220_033;

/** The ledger of the calendar in a database that lets it grow and nothing else. */
export function createCalendarTable(context: TableContext): CalendarTable {
  const { db } = context;
  return {
    hold: async () => {
      if (context.locks) await sql`select pg_advisory_xact_lock(${CALENDAR_LOCK})`.execute(db);
    },
    listInForce: () => listInForce(context),
    add: async ({ content, ...entry }) => {
      const entryNumber = (await findLast(context, 'calendarYear')) + 1;
      const row = { ...entry, entryNumber, content: content && JSON.stringify(content) };
      await db.insertInto('calendarYear').values(row).execute();
      return entryNumber;
    },
    list: async () => {
      const rows = await db.selectFrom('calendarYear').selectAll().orderBy('entryNumber').execute();
      return rows.map(toEntry);
    },
    findNewest: () => findLast(context, 'calendarYear'),
    findSettled: () => findLast(context, 'calendarSettled'),
    settle: async (entryNumber, settledAt) => {
      await db
        .insertInto('calendarSettled')
        .values({ entryNumber, settledAt })
        .onConflict((conflict) => conflict.doNothing()) // somebody else went through the same parts
        .execute();
    },
    countProvisional: async () => {
      const counted = await db
        .selectFrom('subCase')
        .select(({ fn }) => fn.countAll<number | string>().as('parts'))
        .where('status', 'in', OPEN)
        .where('dueProvisional', '=', 1)
        .executeTakeFirst();
      return Number(counted?.parts ?? 0);
    },
    listOpenLogs: (query) => listOpenLogs(context, query),
  };
}

async function findLast({ db }: TableContext, table: 'calendarYear' | 'calendarSettled'): Promise<number> {
  const last = await db
    .selectFrom(table)
    .select(({ fn }) => fn.max('entryNumber').as('entryNumber'))
    .executeTakeFirst();
  return Number(last?.entryNumber ?? 0);
}

/**
 * Kept by the newest entry, for a ledger that only grows says no more than it. The lock is taken before the look, in a
 * statement of its own: PostgreSQL decides what a statement sees before the statement waits.
 */
async function listInForce(context: TableContext): Promise<readonly CalendarYear[]> {
  const { db, locks, readCalendars } = context;
  if (locks) await sql`select pg_advisory_xact_lock_shared(${CALENDAR_LOCK})`.execute(db);
  const newest = await db
    .selectFrom('calendarYear')
    .select('entryId')
    .orderBy('entryNumber', 'desc')
    .limit(1)
    .executeTakeFirst();
  const key = newest?.entryId ?? '';
  const known = readCalendars.get(key);
  if (known) return known;
  const rows = await db.selectFrom('calendarYear').selectAll().orderBy('entryNumber').execute();
  const inForce = yearsInForce(rows.map(toEntry));
  readCalendars.set(key, inForce);
  return inForce;
}

function yearsInForce(entries: readonly CalendarEntry[]): readonly CalendarYear[] {
  const newest = new Map(entries.map(({ year, content }) => [year, content]));
  return [...newest.values()]
    .filter((content) => content !== null)
    .toSorted((left, right) => left.year - right.year);
}

function toEntry({ content, ...row }: CalendarYearRow): CalendarEntry {
  return { ...row, content: content === null ? null : CalendarYear.parse(JSON.parse(content)) };
}

/** One statement for the parts and one for their logs: an office has thousands of open ones. */
async function listOpenLogs(
  { db }: TableContext,
  { since, after, limit }: Parameters<CalendarTable['listOpenLogs']>[0],
): Promise<readonly OpenLog[]> {
  let query = db
    .selectFrom('subCase')
    .innerJoin('serviceCase', 'serviceCase.caseId', 'subCase.caseId')
    .innerJoin('stream', 'stream.streamId', 'subCase.subCaseId')
    .selectAll('subCase')
    .select(['serviceCase.caseNumber', 'stream.position'])
    .where('subCase.status', 'in', OPEN)
    .where((where) =>
      where.or([
        where('subCase.dueAt', '>=', since),
        where('subCase.deadlineAt', '>=', since),
        where('subCase.dueProvisional', '=', 1),
        where('subCase.openDeferrals', '>', 1),
      ]),
    )
    .orderBy('subCase.subCaseId')
    .limit(limit);
  if (after !== null) query = query.where('subCase.subCaseId', '>', after);
  const parts = await query.execute();
  if (parts.length === 0) return [];
  const rows = await db
    .selectFrom('caseAction')
    .select(['streamId', 'version', 'kind', 'actedBy', 'effectiveAt', 'recordedAt', 'facts'])
    .where(
      'streamId',
      'in',
      parts.map(({ subCaseId }) => subCaseId),
    )
    .orderBy('streamId')
    .orderBy('version')
    .execute();
  const logs = Map.groupBy(rows, ({ streamId }) => streamId);
  return parts.map(({ caseNumber, position, ...row }) => ({
    projection: toSubCase(row),
    caseNumber,
    position,
    actions: (logs.get(row.subCaseId) ?? []).map((action) =>
      toAction<SubCaseAction>({ ...action, personal: null }, null),
    ),
  }));
}

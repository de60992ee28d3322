import { sql } from 'kysely';
import { toInstant } from '../../../shared/kernel/time.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { ClockTable } from '../ports/clock-table.ts';
import type { TableContext } from './table-context.ts';

/** What may be done while the clock is behind, so that there is a way out; the guard learns nothing from it. */
export const BEYOND_THE_GUARD: readonly string[] = [
  'staff.signIn',
  'staff.signOut',
  'system.acceptClock',
  'quanke.acceptClock',
];

const NEVER = '1970-01-01T00:00:00.000Z' as Instant;

/** The office's time, as its database knows it. */
export function createClockTable(context: TableContext): ClockTable {
  const { db, isServer } = context;
  return {
    findDatabaseTime: async () => {
      if (!isServer) return null;
      const { rows } = await sql<{ ms: string }>`
        select floor(extract(epoch from clock_timestamp()) * 1000)::text as ms`.execute(db);
      return toInstant(Number(rows[0]?.ms));
    },
    findNewest: () => findNewest(context),
    countRecordedAfter: async (moment) => {
      const row = await db
        .selectFrom('caseAction')
        .innerJoin('stream', 'stream.streamId', 'caseAction.streamId')
        .select((select) => [
          select.fn.countAll().as('actions'),
          select.fn.count('stream.caseId').distinct().as('cases'),
        ])
        .where('recordedAt', '>', moment)
        .executeTakeFirstOrThrow();
      return { actions: Number(row.actions), cases: Number(row.cases) };
    },
    accept: async (clock) => {
      const [last, newest] = [await lastAccepted(context), await lastEvent(context)];
      const entryNumber = (last?.entryNumber ?? 0) + 1;
      const newestEventId = newest?.eventId ?? '';
      await db
        .insertInto('acceptedClock')
        .values({ ...clock, entryNumber, newestEventId })
        .execute();
    },
  };
}

/**
 * The audit log knows what was newest: its ids sort by time. After a clock was accepted only rows that sort behind all
 * there were count; until the time of those has come the guard may know the acceptance alone, and is less exact.
 */
export async function findNewest(context: TableContext): Promise<Instant> {
  const accepted = await lastAccepted(context);
  let query = context.db
    .selectFrom('auditEvent')
    .select('happenedAt')
    .where('requestId', 'is not', null)
    .where('procedureName', 'not in', BEYOND_THE_GUARD);
  if (accepted) query = query.where('eventId', '>', accepted.newestEventId);
  const row = await query.orderBy('eventId', 'desc').limit(1).executeTakeFirst();
  return row?.happenedAt ?? accepted?.acceptedAt ?? NEVER;
}

function lastAccepted({ db }: TableContext) {
  return db
    .selectFrom('acceptedClock')
    .selectAll()
    .orderBy('entryNumber', 'desc')
    .limit(1)
    .executeTakeFirst();
}

function lastEvent({ db }: TableContext) {
  return db.selectFrom('auditEvent').select('eventId').orderBy('eventId', 'desc').limit(1).executeTakeFirst();
}

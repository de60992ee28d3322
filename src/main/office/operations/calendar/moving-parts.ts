import { firstDifferenceOf } from '../../../../shared/domain/calendar/change-calendar.ts';
import type { WorkCalendar } from '../../../../shared/domain/calendar/work-calendar.ts';
import type { SubCaseId } from '../../../../shared/domain/case/case-action.ts';
import { recalculateDeadlines } from '../../../../shared/domain/case/recalculate-deadlines.ts';
import type { Recalculation } from '../../../../shared/domain/case/recalculate-deadlines.ts';
import { instantAt } from '../../../../shared/kernel/time.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import type { OpenLog } from '../../ports/calendar-table.ts';
import type { Tables } from '../../ports/store.ts';

/** Logs read at once: enough to be quick, few enough for any memory. */
const PAGE = 500;

/** An open part, and what a calendar makes of its deadlines. */
export type MovingLog = { readonly log: OpenLog; readonly recalculation: Recalculation };

/** Where to look on: after which part, and from when on deadlines may be other ones. */
export type MovingFrom = { readonly since: Instant; readonly after: SubCaseId | null };

/** Some open parts; `last` is where to go on, and null at the end. */
export type MovingPage = { readonly moving: readonly MovingLog[]; readonly last: SubCaseId | null };

/** From when on deadlines may be other ones in the second calendar; null where nothing differs. */
export function movesSince(before: WorkCalendar, after: WorkCalendar): Instant | null {
  const day = firstDifferenceOf(before, after);
  return day && instantAt(day, 0);
}

/** Those of the next open parts that the calendar moves. */
export async function findMoving(
  tables: Tables,
  calendar: WorkCalendar,
  from: MovingFrom,
): Promise<MovingPage> {
  const logs = await tables.calendars.listOpenLogs({ ...from, limit: PAGE });
  const moving = logs.flatMap((log) => {
    const recalculation = recalculateDeadlines(calendar, log.actions);
    return recalculation ? [{ log, recalculation }] : [];
  });
  return { moving, last: lastOf(logs) };
}

/** Every open part with a deadline at or after the moment. */
export async function listOpenLogs(tables: Tables, since: Instant): Promise<readonly OpenLog[]> {
  const all: OpenLog[] = [];
  let after: SubCaseId | null = null;
  do {
    const logs: readonly OpenLog[] = await tables.calendars.listOpenLogs({ since, after, limit: PAGE });
    all.push(...logs);
    after = lastOf(logs);
  } while (after !== null);
  return all;
}

/** Every open part that the calendar moves. */
export async function listMoving(
  tables: Tables,
  calendar: WorkCalendar,
  since: Instant,
): Promise<readonly MovingLog[]> {
  const all: MovingLog[] = [];
  let after: SubCaseId | null = null;
  do {
    const page: MovingPage = await findMoving(tables, calendar, { since, after });
    all.push(...page.moving);
    after = page.last;
  } while (after !== null);
  return all;
}

function lastOf(logs: readonly OpenLog[]): SubCaseId | null {
  return logs.length < PAGE ? null : (logs.at(-1)?.projection.subCaseId ?? null);
}

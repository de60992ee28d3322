import { toDayNumber, toLocalMinutes, type Instant, type LocalDate } from '../../kernel/time.ts';
import { computeClockDue } from './clock-due.ts';
import { isWorked } from './day-table.ts';
import type { DueDate, TimeLimit } from './due-date.ts';
import { minuteTableOf, passedAt } from './minute-table.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** True when the centre works that day; in a year that is not published only weekends are off. */
export function isWorkingDay(calendar: WorkCalendar, day: LocalDate): boolean {
  return isWorked(minuteTableOf(calendar).days, toDayNumber(day));
}

/** True when the holidays of the year are known. */
export function isPublished(calendar: WorkCalendar, year: number): boolean {
  return calendar.years.some((published) => published.year === year);
}

/** 到期日. The end of a promise that nothing has moved yet; the rules stand at `computeClockDue`. */
export function computeDueDate(calendar: WorkCalendar, startedAt: Instant, limit: TimeLimit): DueDate {
  return computeClockDue(calendar, { startedAt, limit, suspensions: [], extensions: [] }, startedAt);
}

/** Working minutes from one moment to a later one (0 when it is not later); seconds of both are dropped. */
export function workingMinutesBetween(calendar: WorkCalendar, from: Instant, to: Instant): number {
  const table = minuteTableOf(calendar);
  return Math.max(passedAt(table, toLocalMinutes(to)) - passedAt(table, toLocalMinutes(from)), 0);
}

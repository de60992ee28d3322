import { fail, succeed, type Result } from '../../kernel/result.ts';
import { localDateOf, yearOf, type Instant, type LocalDate } from '../../kernel/time.ts';
import type { CaseClock } from './case-clock.ts';
import { computeClockDue } from './clock-due.ts';
import { dayTextOf, isWorked } from './day-table.ts';
import type { DueDate } from './due-date.ts';
import { minuteTableOf } from './minute-table.ts';
import type { CalendarYear, WorkCalendar } from './work-calendar.ts';

/** The clock of an item that is not decided yet, under whatever name its owner knows it by. */
export type OpenClock = { readonly id: string; readonly clock: CaseClock };

/** An open item whose due date follows a calendar: what a row of its journal says. */
export type DueMove = {
  readonly id: string;
  readonly before: Pick<DueDate, 'dueAt' | 'provisional'>;
  readonly due: DueDate;
};

/** A day that is worked in one calendar and off in the other. */
export type DayChange = { readonly date: LocalDate; readonly nowWorked: boolean };

/** The calendar with the year in it, instead of an earlier file of the same year. */
export function putCalendarYear(calendar: WorkCalendar, year: CalendarYear): WorkCalendar {
  const others = calendar.years.filter((each) => each.year !== year.year);
  return {
    ...calendar,
    years: [...others, year].toSorted((left, right) => left.year - right.year),
  };
}

/** Every day the second calendar takes otherwise; a year that was not published counts as weekends only. */
export function compareCalendars(before: WorkCalendar, after: WorkCalendar): readonly DayChange[] {
  const [one, other] = [minuteTableOf(before).days, minuteTableOf(after).days];
  const changes: DayChange[] = [];
  const end = Math.max(one.end, other.end);
  for (let day = Math.min(one.first, other.first); day < end; day += 1) {
    const nowWorked = isWorked(other, day);
    if (isWorked(one, day) !== nowWorked) changes.push({ date: dayTextOf(other, day), nowWorked });
  }
  return changes;
}

/** The first day whose count or certainty differs; null where nothing does. What falls due before it stays. */
export function firstDifferenceOf(before: WorkCalendar, after: WorkCalendar): LocalDate | null {
  const published = [...publishedOnlyIn(before, after), ...publishedOnlyIn(after, before)];
  const changed = compareCalendars(before, after).map(({ date }) => date);
  return [...published, ...changed].toSorted()[0] ?? null;
}

function publishedOnlyIn(calendar: WorkCalendar, other: WorkCalendar): readonly LocalDate[] {
  const known = new Set(other.years.map(({ year }) => year));
  return calendar.years.flatMap(({ year }) =>
    known.has(year) ? [] : (`${String(year)}-01-01` as LocalDate),
  );
}

/** Open items whose due date, or the mark on it, is another one in the second calendar; what lasts is taken to end `now`. */
export function recomputeDue(
  openClocks: readonly OpenClock[],
  calendars: { readonly before: WorkCalendar; readonly after: WorkCalendar },
  now: Instant,
): readonly DueMove[] {
  return openClocks.flatMap(({ id, clock }) => {
    const { dueAt, provisional } = computeClockDue(calendars.before, clock, now);
    const due = computeClockDue(calendars.after, clock, now);
    const stays = due.dueAt === dueAt && due.provisional === provisional;
    return stays ? [] : [{ id, before: { dueAt, provisional }, due }];
  });
}

/** Everything open at the centre, at the moment of a change to its calendar. */
export type OpenWork = { readonly openClocks: readonly OpenClock[]; readonly now: Instant };

/** What removing a year is refused for. */
export type RemovalRefusal = 'calendar.yearNotFound' | 'calendar.yearInUse';

/** The calendar without a year that no open item reaches into: a due date never loses the days it was computed from. */
export function removeCalendarYear(
  before: WorkCalendar,
  year: number,
  { openClocks, now }: OpenWork,
): Result<WorkCalendar, RemovalRefusal> {
  const years = before.years.filter((each) => each.year !== year);
  if (years.length === before.years.length) return fail('calendar.yearNotFound', { year });
  const after = { ...before, years };
  const moved = new Set(recomputeDue(openClocks, { before, after }, now).map(({ id }) => id));
  const needing = openClocks.filter(
    ({ id, clock }) => moved.has(id) || reachesInto(before, clock, { year, now }),
  );
  if (needing.length > 0) return fail('calendar.yearInUse', { year, openItems: needing.length });
  return succeed(after);
}

function reachesInto(
  calendar: WorkCalendar,
  clock: CaseClock,
  { year, now }: { readonly year: number; readonly now: Instant },
): boolean {
  const { dueAt } = computeClockDue(calendar, clock, now);
  return yearOf(localDateOf(clock.startedAt)) <= year && year <= yearOf(localDateOf(dueAt));
}

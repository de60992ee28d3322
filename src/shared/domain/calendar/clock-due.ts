import { instantAt, type Instant } from '../../kernel/time.ts';
import { endMomentOf, runClock, startClock } from './case-clock.ts';
import type { CaseClock, ClockRun, ClockStart, Extension, Suspension } from './case-clock.ts';
import { dayTextOf, daysOffBetween, shiftedWorkdaysBetween } from './day-table.ts';
import type { DueChange, DueDate, DueExplanation, FixedDay } from './due-date.ts';
import { minuteTableOf, toInstantOf, type MinuteTable } from './minute-table.ts';
import type { WorkCalendar } from './work-calendar.ts';

/**
 * 到期日. The end of a promise with everything that moved it (Administrative Licensing Law art. 82: working days,
 * holidays do not count).
 *
 * A promise is a budget of working minutes. In whole days the start day is not counted, a day has as many minutes as
 * the centre is open, and the budget ends at the close of its last day; 0 days is the close of the working day of
 * acceptance. Minutes count from the start. Where the start day itself counts (minutes and 0 days), work taken in at or
 * after the cut-off starts at the next opening. Seconds are dropped.
 *
 * 特别程序 (art. 45) takes out of the count exactly the working minutes it lasted, from whole-day promises too: two
 * days suspended move the close of a day to the close of another, and half a day moves it to the middle of one. To the
 * close of that day would give the office hours nobody excluded; back to the close before would take some that were.
 * So nothing is excluded while nothing is counted (nights, holidays, the start day of a promise in whole days, after
 * the promise has run out: a late case is not made timely by suspending it), and time under two suspensions at once is
 * excluded once.
 *
 * 延期 (art. 42) adds whole days to the budget; suspensions and extensions may come in any order. While a suspension
 * lasts there is no due date: the answer is what it would be if the work went on `now`, and says so in `ifResumedAt`.
 *
 * 集中办理期: a clock with a fixed day counts nothing; its due date is the close of that day.
 */
export function computeClockDue(calendar: WorkCalendar, clock: CaseClock, now: Instant): DueDate {
  if (clock.fixed) return fixedDue(calendar, clock, clock.fixed);
  const table = minuteTableOf(calendar);
  const start = startClock(table, clock);
  const run = runClock(table, start, { ...clock, now });
  const dueMoment = endMomentOf(table, start, run.end);
  const dueDay = Math.floor((dueMoment - 1) / 1440);
  const unpublishedYears = unpublishedBetween(
    calendar,
    yearOfDay(table, start.day),
    yearOfDay(table, dueDay),
  );
  const { startedAt, limit } = clock;
  const explanation: DueExplanation = {
    startedAt,
    limit,
    afterCutOff: start.afterCutOff,
    skipped: daysOffBetween(table.days, start.firstCounted, dueDay),
    shiftedWorkdays: shiftedWorkdaysBetween(table.days, start.firstCounted, dueDay),
    ...explainChanges(table, { start, run, clock, now }),
    ...(run.standsStill ? { ifResumedAt: now } : {}),
    ...(unpublishedYears.length > 0 ? { unpublishedYears } : {}),
  };
  return { dueAt: toInstantOf(table, dueMoment), provisional: unpublishedYears.length > 0, explanation };
}

/** The close of a day that was announced: no holiday moves it, so it is certain in a year that is not published too. */
function fixedDue({ openingHours }: WorkCalendar, { startedAt, limit }: CaseClock, fixed: FixedDay): DueDate {
  const close = openingHours.spans.at(-1)?.to ?? 0;
  const explanation = { startedAt, limit, afterCutOff: false, skipped: [], shiftedWorkdays: [], fixed };
  return { dueAt: instantAt(fixed.resultOn, close), provisional: false, explanation };
}

function yearOfDay({ days }: MinuteTable, day: number): number {
  return Number(dayTextOf(days, day).slice(0, 4));
}

/** The years from the one to the other, both inclusive, whose holidays are not known. */
export function unpublishedBetween({ years }: WorkCalendar, from: number, to: number): readonly number[] {
  const unpublished: number[] = [];
  for (let year = from; year <= to; year += 1) {
    if (!years.some((published) => published.year === year)) unpublished.push(year);
  }
  return unpublished;
}

type Explained = {
  readonly start: ClockStart;
  readonly run: ClockRun;
  readonly clock: CaseClock;
  readonly now: Instant;
};

type Moved = Pick<CaseClock, 'suspensions' | 'extensions'>;

/** Each change with the due date as it was when that change was the last. */
function explainChanges(
  table: MinuteTable,
  { start, run, clock, now }: Explained,
): Pick<DueExplanation, 'changes' | 'promisedDueAt'> {
  if (clock.suspensions.length + clock.extensions.length === 0) return {};
  const dueOf = (moved: Moved): Instant =>
    toInstantOf(table, endMomentOf(table, start, runClock(table, start, { ...moved, now }).end));
  const changes: DueChange[] = [];
  let moved: Moved = { suspensions: [], extensions: [] };
  const promisedDueAt = dueOf(moved);
  for (const change of inOrder(clock)) {
    if ('workingDays' in change) {
      moved = { ...moved, extensions: [...moved.extensions, change] };
      changes.push({ kind: 'extension', ...change, dueAt: dueOf(moved) });
    } else {
      moved = { ...moved, suspensions: [...moved.suspensions, change] };
      const excluded = splitMinutes(table, run.excluded.get(change) ?? 0);
      changes.push({ kind: 'suspension', ...change, excluded, dueAt: dueOf(moved) });
    }
  }
  return { promisedDueAt, changes };
}

function inOrder({ suspensions, extensions }: Moved): readonly (Suspension | Extension)[] {
  return [...suspensions, ...extensions].toSorted((left, right) => {
    const [one, other] = [beginOf(left), beginOf(right)];
    return one < other ? -1 : Number(one > other);
  });
}

function beginOf(change: Suspension | Extension): string {
  return 'workingDays' in change
    ? `${change.extendedAt} ${change.documentNumber}`
    : `${change.suspendedAt} ${change.resumedAt ?? '~'} ${change.documentNumber}`;
}

function splitMinutes({ dayMinutes }: MinuteTable, minutes: number) {
  const workingDays = Math.floor(minutes / dayMinutes);
  return { workingDays, workingMinutes: minutes - workingDays * dayMinutes };
}

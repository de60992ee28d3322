import { assert } from '../../kernel/assert.ts';
import { dayOfWeek, instantAt, localDateOf, minuteOfDayOf, plusDays, yearOf } from '../../kernel/time.ts';
import type { Instant, LocalDate, MinuteOfDay } from '../../kernel/time.ts';
import type { DueDate, TimeLimit } from './due-date.ts';
import type { CalendarYear, WorkCalendar } from './work-calendar.ts';

type DayNote = { readonly worked: boolean; readonly name: string };
type Skipped = { from: LocalDate; to: LocalDate; name: string };
type Start = { readonly day: LocalDate; readonly minute: MinuteOfDay; readonly afterCutOff: boolean };

const notesOfYears = new WeakMap<readonly CalendarYear[], ReadonlyMap<LocalDate, DayNote>>();

/** Published exceptions by day; a notice may name days of the neighbouring year (2023's names 2022-12-31). */
function dayNotes(calendar: WorkCalendar): ReadonlyMap<LocalDate, DayNote> {
  const known = notesOfYears.get(calendar.years);
  if (known) return known;
  const notes = new Map<LocalDate, DayNote>();
  for (const year of calendar.years) {
    for (const { date, name } of year.holidays) notes.set(date, { worked: false, name });
    for (const { date, name } of year.shiftedWorkdays) notes.set(date, { worked: true, name });
  }
  notesOfYears.set(calendar.years, notes);
  return notes;
}

function isWeekend(day: LocalDate): boolean {
  return dayOfWeek(day) % 6 === 0;
}

/** True when the centre works that day; in a year that is not published only weekends are off. */
export function isWorkingDay(calendar: WorkCalendar, day: LocalDate): boolean {
  return dayNotes(calendar).get(day)?.worked ?? !isWeekend(day);
}

/** True when the holidays of the year are known. */
export function isPublished(calendar: WorkCalendar, year: number): boolean {
  return calendar.years.some((published) => published.year === year);
}

/**
 * 到期日. The end of a promise (Administrative Licensing Law art. 82: working days, holidays do not count).
 * Whole days: the start day is not counted and the promise ends at the close of the due day; 0 days is the close
 * of the working day of acceptance. Minutes count from the start. Where the start day itself counts (minutes and
 * 0 days), work taken in at or after the cut-off starts at the next opening. Seconds of the start are dropped.
 */
export function computeDueDate(calendar: WorkCalendar, startedAt: Instant, limit: TimeLimit): DueDate {
  assert(Number.isInteger(limit.amount) && limit.amount >= 0, 'checkCatalogue refuses other amounts');
  const startDay = localDateOf(startedAt);
  const counted = limit.unit === 'workingDay' && limit.amount > 0;
  const start: Start = counted
    ? { day: startDay, minute: 0, afterCutOff: false }
    : startOfWork(calendar, startedAt);
  const due =
    limit.unit === 'workingMinute'
      ? addMinutes(calendar, start, limit.amount)
      : addDays(calendar, start, limit.amount);
  const firstCounted = counted ? plusDays(startDay, 1) : startDay;
  const span = { from: firstCounted, to: due.day };
  return {
    dueAt: instantAt(due.day, due.minute),
    provisional: !everyYearPublished(calendar, startDay, due.day),
    explanation: { startedAt, limit, afterCutOff: start.afterCutOff, ...explainSpan(calendar, span) },
  };
}

/** The first moment from which time counts: the start itself, or the next opening. */
function startOfWork(calendar: WorkCalendar, startedAt: Instant): Start {
  const day = localDateOf(startedAt);
  if (!isWorkingDay(calendar, day))
    return { day: nextWorkingDay(calendar, day), minute: 0, afterCutOff: false };
  const minute = minuteOfDayOf(startedAt);
  if (minute < calendar.openingHours.cutOff) return { day, minute, afterCutOff: false };
  return { day: nextWorkingDay(calendar, day), minute: 0, afterCutOff: true };
}

function nextWorkingDay(calendar: WorkCalendar, day: LocalDate): LocalDate {
  let next = plusDays(day, 1);
  while (!isWorkingDay(calendar, next)) next = plusDays(next, 1);
  return next;
}

function addDays(
  calendar: WorkCalendar,
  start: Start,
  amount: number,
): { day: LocalDate; minute: MinuteOfDay } {
  let { day } = start;
  for (let left = amount; left > 0; left -= 1) day = nextWorkingDay(calendar, day);
  return { day, minute: calendar.openingHours.spans.at(-1)?.to ?? 0 };
}

function addMinutes(
  calendar: WorkCalendar,
  start: Start,
  amount: number,
): { day: LocalDate; minute: MinuteOfDay } {
  let left = amount;
  for (let { day, minute } = start; ; day = nextWorkingDay(calendar, day), minute = 0) {
    for (const span of calendar.openingHours.spans) {
      const from = Math.max(span.from, minute);
      if (from < span.to && left <= span.to - from) return { day, minute: from + left };
      left -= Math.max(span.to - from, 0);
    }
  }
}

function everyYearPublished(calendar: WorkCalendar, from: LocalDate, to: LocalDate): boolean {
  for (let year = yearOf(from); year <= yearOf(to); year += 1) if (!isPublished(calendar, year)) return false;
  return true;
}

function explainSpan(
  calendar: WorkCalendar,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
): { skipped: readonly Skipped[]; shiftedWorkdays: readonly LocalDate[] } {
  const skipped: Skipped[] = [];
  const shiftedWorkdays: LocalDate[] = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) {
    if (!isWorkingDay(calendar, day)) {
      const name = dayNotes(calendar).get(day)?.name ?? '';
      const last = skipped.at(-1);
      if (last?.name === name && plusDays(last.to, 1) === day) last.to = day;
      else skipped.push({ from: day, to: day, name });
    } else if (isWeekend(day)) shiftedWorkdays.push(day);
  }
  return { skipped, shiftedWorkdays };
}

/** Working minutes from one moment to a later one (0 when it is not later); seconds of both are dropped. */
export function workingMinutesBetween(calendar: WorkCalendar, from: Instant, to: Instant): number {
  const first = localDateOf(from);
  const last = localDateOf(to);
  let minutes = 0;
  for (let day = first; day <= last; day = plusDays(day, 1)) {
    if (!isWorkingDay(calendar, day)) continue;
    const begin = day === first ? minuteOfDayOf(from) : 0;
    const end = day === last ? minuteOfDayOf(to) : 1440;
    for (const span of calendar.openingHours.spans) {
      minutes += Math.max(Math.min(span.to, end) - Math.max(span.from, begin), 0);
    }
  }
  return minutes;
}

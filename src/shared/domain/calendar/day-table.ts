import { fromDayNumber, toDayNumber, type LocalDate } from '../../kernel/time.ts';
import type { CalendarYear } from './work-calendar.ts';

/*
 * Working days counted beforehand. Between the year before the first published one and the year after the last, a
 * table holds how many working days come before each day and which day each working day is; beyond it there are only
 * weekends, which need no table. So adding a thousand working days costs as much as adding one.
 */

/** Days since 1970-01-01 at the centre. */
export type DayNumber = number;

/** Days that follow each other, do not count, and have the same name; ordinary weekends have none. */
export type DayRun = { readonly from: LocalDate; readonly to: LocalDate; readonly name: string };

type NumberedRun = { readonly from: DayNumber; readonly to: DayNumber; readonly name: string };

/** What is known of the days of a calendar. */
export type DayTable = {
  /** The first day of the table and the first one after it. */
  readonly first: DayNumber;
  readonly end: DayNumber;
  /** How many working days come before the day; by day from `first` to `end`. */
  readonly workedBefore: Int32Array;
  /** The working days themselves, in order. */
  readonly workedDays: Int32Array;
  readonly runs: readonly NumberedRun[];
  /** The first run that does not end before the day; by day from `first`. */
  readonly runAt: Int32Array;
  readonly shiftedWorkdays: readonly DayNumber[];
  readonly texts: readonly LocalDate[];
};

type DayNote = { readonly worked: boolean; readonly name: string };

/** Monday 1969-12-29 is the zero of weeks: 1970-01-01 was a Thursday. */
const DAYS_FROM_MONDAY = 3;

function isWeekend(day: DayNumber): boolean {
  return mod(day + DAYS_FROM_MONDAY, 7) >= 5;
}

/** Monday to Friday before the day, counted from the zero of weeks. */
function weekdaysBefore(day: DayNumber): number {
  const days = day + DAYS_FROM_MONDAY;
  return Math.floor(days / 7) * 5 + Math.min(mod(days, 7), 5);
}

/** The reverse: the day from Monday to Friday that has so many before it. */
function weekdayAt(place: number): DayNumber {
  return Math.floor(place / 5) * 7 + mod(place, 5) - DAYS_FROM_MONDAY;
}

function mod(value: number, by: number): number {
  return value - Math.floor(value / by) * by;
}

/** Published exceptions by day; a notice may name days of the year before (2023's names 2022-12-31). */
function notesOf(years: readonly CalendarYear[]): ReadonlyMap<DayNumber, DayNote> {
  const notes = new Map<DayNumber, DayNote>();
  for (const { holidays, shiftedWorkdays } of years) {
    for (const { date, name } of holidays) notes.set(toDayNumber(date), { worked: false, name });
    for (const { date, name } of shiftedWorkdays) notes.set(toDayNumber(date), { worked: true, name });
  }
  return notes;
}

/** Counts the days of the published years, their neighbours, and whatever else the notices name. */
export function makeDayTable(years: readonly CalendarYear[]): DayTable {
  const notes = notesOf(years);
  const named = [...notes.keys(), ...years.flatMap(({ year }) => [yearStart(year - 1), yearStart(year + 2)])];
  const first = named.length === 0 ? 0 : Math.min(...named);
  const end = named.length === 0 ? 0 : Math.max(...named) + 1;
  const workedBefore = new Int32Array(end - first + 1);
  const workedDays: DayNumber[] = [];
  const shiftedWorkdays: DayNumber[] = [];
  const start = weekdaysBefore(first);
  for (let day = first; day < end; day += 1) {
    workedBefore[day - first] = start + workedDays.length;
    if (!(notes.get(day)?.worked ?? !isWeekend(day))) continue;
    workedDays.push(day);
    if (isWeekend(day)) shiftedWorkdays.push(day);
  }
  workedBefore[end - first] = start + workedDays.length;
  const worked = new Set(workedDays);
  const runs = runsBetween(first, end - 1, (day) =>
    worked.has(day) ? undefined : (notes.get(day)?.name ?? ''),
  );
  return {
    first,
    end,
    workedBefore,
    workedDays: Int32Array.from(workedDays),
    runs,
    runAt: placesOf(runs, first, end),
    shiftedWorkdays,
    texts: Array.from({ length: end - first }, (_, i) => fromDayNumber(first + i)),
  };
}

function yearStart(year: number): DayNumber {
  return toDayNumber(`${String(year).padStart(4, '0')}-01-01` as LocalDate);
}

function placesOf(runs: readonly NumberedRun[], first: DayNumber, end: DayNumber): Int32Array {
  const places = new Int32Array(end - first);
  for (let day = first, place = 0; day < end; day += 1) {
    while ((runs[place]?.to ?? end) < day) place += 1;
    places[day - first] = place;
  }
  return places;
}

/** `nameOf` gives undefined for a day that counts. */
function runsBetween(
  from: DayNumber,
  to: DayNumber,
  nameOf: (day: DayNumber) => string | undefined,
): readonly NumberedRun[] {
  const runs: { from: DayNumber; to: DayNumber; name: string }[] = [];
  for (let day = from; day <= to; day += 1) {
    const name = nameOf(day);
    if (name === undefined) continue;
    const last = runs.at(-1);
    if (last?.name === name && last.to === day - 1) last.to = day;
    else runs.push({ from: day, to: day, name });
  }
  return runs;
}

/** Working days before the day, from a zero of the table's own. */
export function workedDaysBefore(table: DayTable, day: DayNumber): number {
  if (day < table.first) return weekdaysBefore(day);
  if (day <= table.end) return table.workedBefore[day - table.first] ?? 0;
  return weekdaysBefore(day) + shiftAfter(table);
}

/** By how much holidays and shifted workdays move every count after the table. */
function shiftAfter({ end, first, workedBefore }: DayTable): number {
  return (workedBefore[end - first] ?? 0) - weekdaysBefore(end);
}

/** The working day that has so many working days before it. */
export function workedDayAt(table: DayTable, place: number): DayNumber {
  const within = place - (table.workedBefore[0] ?? 0);
  if (within < 0) return weekdayAt(place);
  return table.workedDays[within] ?? weekdayAt(place - shiftAfter(table));
}

/** True when the day is worked. */
export function isWorked(table: DayTable, day: DayNumber): boolean {
  return workedDaysBefore(table, day + 1) > workedDaysBefore(table, day);
}

/** The day as text. */
export function dayTextOf(table: DayTable, day: DayNumber): LocalDate {
  return table.texts[day - table.first] ?? fromDayNumber(day);
}

/** The runs of days off within a span, cut to it; both days inclusive. */
export function daysOffBetween(table: DayTable, from: DayNumber, to: DayNumber): readonly DayRun[] {
  if (from < table.first || to >= table.end) return daysOffBeyond(table, from, to);
  const found: DayRun[] = [];
  for (let place = table.runAt[from - table.first] ?? 0; place < table.runs.length; place += 1) {
    const run = table.runs[place];
    if (!run || run.from > to) break;
    found.push(toDayRun(table, run, { from, to }));
  }
  return found;
}

/** Where a span leaves the table there are few days to look at, and no names. */
function daysOffBeyond(table: DayTable, from: DayNumber, to: DayNumber): readonly DayRun[] {
  const nameOf = (day: DayNumber): string | undefined => {
    if (isWorked(table, day)) return undefined;
    const run = table.runs[table.runAt[day - table.first] ?? -1];
    return run && run.from <= day ? run.name : '';
  };
  return runsBetween(from, to, nameOf).map((run) => toDayRun(table, run, { from, to }));
}

function toDayRun(
  table: DayTable,
  run: NumberedRun,
  within: { readonly from: DayNumber; readonly to: DayNumber },
): DayRun {
  return {
    from: dayTextOf(table, Math.max(run.from, within.from)),
    to: dayTextOf(table, Math.min(run.to, within.to)),
    name: run.name,
  };
}

/** 调休. Weekend days within a span that are worked; both days inclusive. */
export function shiftedWorkdaysBetween(
  table: DayTable,
  from: DayNumber,
  to: DayNumber,
): readonly LocalDate[] {
  const found: LocalDate[] = [];
  for (const day of table.shiftedWorkdays) if (day >= from && day <= to) found.push(dayTextOf(table, day));
  return found;
}

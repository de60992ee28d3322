import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseClock } from '../../../src/shared/domain/calendar/case-clock.ts';
import type { Instant } from '../../../src/shared/kernel/time.ts';

/*
 * The clock once more, as somebody with a stop-watch would keep it: minute by minute, from the raw files, with nothing
 * of the program but the types. Minutes are numbered from 2024-12-01 in China's time.
 */

const MINUTE = 60_000;
const ZERO = Date.parse('2024-12-01T00:00:00+08:00');
const DAYS = 4 * 366;

type Year = Record<'holidays' | 'shiftedWorkdays', readonly { readonly date: string }[]>;

/** The years that ship. */
export function readRawYears(): readonly Year[] {
  return ['2025', '2026'].map((year) => {
    const path = join(import.meta.dirname, `../../../resources/calendar/${year}.json`);
    return JSON.parse(readFileSync(path, 'utf8')) as Year;
  });
}

function openMinutes(years: readonly Year[]): Uint8Array {
  const off = new Set<string>(years.flatMap(({ holidays }) => holidays.map(({ date }) => date)));
  const on = new Set<string>(years.flatMap(({ shiftedWorkdays }) => shiftedWorkdays.map(({ date }) => date)));
  const open = new Uint8Array(DAYS * 1440);
  for (let day = 0; day < DAYS; day += 1) {
    const noon = new Date(ZERO + (day * 1440 + 720) * MINUTE);
    const date = noon.toISOString().slice(0, 10);
    const isWeekday = !['Sat', 'Sun'].includes(noon.toUTCString().slice(0, 3));
    if (!on.has(date) && (!isWeekday || off.has(date))) continue;
    open.fill(1, day * 1440 + 9 * 60, day * 1440 + 12 * 60);
    open.fill(1, day * 1440 + 13 * 60, day * 1440 + 18 * 60);
  }
  return open;
}

function minuteOf(moment: Instant): number {
  return Math.floor((Date.parse(moment) - ZERO) / MINUTE);
}

/** Counts open minutes that nobody suspended until the promise and its extensions are used up. */
export function makeMinuteCounter(years: readonly Year[]): (clock: CaseClock, now: Instant) => Instant {
  const isOpen = openMinutes(years);
  return (clock, now) => countDue(isOpen, clock, now);
}

function countDue(
  isOpen: Uint8Array,
  { startedAt, limit, suspensions, extensions }: CaseClock,
  now: Instant,
): Instant {
  const spans = suspensions.map(({ suspendedAt, resumedAt }) => [
    minuteOf(suspendedAt),
    minuteOf(resumedAt ?? now),
  ]);
  let minute = minuteOf(startedAt);
  const startDay = Math.floor(minute / 1440);
  let left = extensions.reduce((sum, { workingDays }) => sum + workingDays * 480, 0);
  if (limit.unit === 'workingDay' && limit.amount > 0) {
    minute = (startDay + 1) * 1440;
    left += limit.amount * 480;
  } else {
    if (minute % 1440 >= 17 * 60 + 30) minute = (startDay + 1) * 1440;
    left += limit.unit === 'workingMinute' ? limit.amount : restOfWorkingDay(isOpen, minute);
  }
  while (left > 0) {
    if (isOpen[minute] === 1 && !spans.some(([from = 0, to = 0]) => from <= minute && minute < to)) left -= 1;
    minute += 1;
  }
  return new Date(ZERO + minute * MINUTE).toISOString() as Instant;
}

/** Open minutes from here to the end of the first day that has any. */
function restOfWorkingDay(isOpen: Uint8Array, from: number): number {
  let first = from;
  while (isOpen[first] !== 1) first += 1;
  let minutes = 0;
  for (let minute = first; minute < (Math.floor(first / 1440) + 1) * 1440; minute += 1)
    minutes += isOpen[minute] ?? 0;
  return minutes;
}

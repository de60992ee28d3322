import { CHINA_OFFSET_MINUTES, type Instant, type MinuteOfDay } from '../../kernel/time.ts';
import {
  dayTextOf,
  isWorked,
  makeDayTable,
  workedDayAt,
  workedDaysBefore,
  type DayTable,
} from './day-table.ts';
import type { OpeningHours, WorkCalendar } from './work-calendar.ts';

const MINUTES_OF_DAY = 1440;

/** Working minutes of a calendar, counted from a zero of its own; moments are minutes since 1970 at the centre. */
export type MinuteTable = {
  readonly days: DayTable;
  readonly hours: OpeningHours;
  /** Working minutes of one working day. */
  readonly dayMinutes: number;
  /** Work of the same day ends here even where the configured cut-off is later than the close. */
  readonly cutOff: MinuteOfDay;
};

const tables = new WeakMap<WorkCalendar, MinuteTable>();

/** The counts of a calendar, made once for each calendar object. */
export function minuteTableOf(calendar: WorkCalendar): MinuteTable {
  const known = tables.get(calendar);
  if (known) return known;
  const hours = calendar.openingHours;
  const table = {
    days: makeDayTable(calendar.years),
    hours,
    dayMinutes: openBefore(hours, MINUTES_OF_DAY),
    cutOff: Math.min(hours.cutOff, hours.spans.at(-1)?.to ?? 0),
  };
  tables.set(calendar, table);
  return table;
}

function openBefore({ spans }: OpeningHours, minute: MinuteOfDay): number {
  let minutes = 0;
  for (const { from, to } of spans) minutes += Math.max(Math.min(to, minute) - from, 0);
  return minutes;
}

/** Working minutes that have passed at the moment. */
export function passedAt({ days, hours, dayMinutes }: MinuteTable, moment: number): number {
  const day = Math.floor(moment / MINUTES_OF_DAY);
  const whole = workedDaysBefore(days, day) * dayMinutes;
  return isWorked(days, day) ? whole + openBefore(hours, moment - day * MINUTES_OF_DAY) : whole;
}

/** The moment at which the last of so many working minutes ends: a close rather than the opening after it. */
export function momentAfter(table: MinuteTable, passed: number): number {
  const { day, rest } = splitPassed(table, passed - 1);
  let left = rest + 1;
  for (const { from, to } of table.hours.spans) {
    if (left <= to - from) return day * MINUTES_OF_DAY + from + left;
    left -= to - from;
  }
  return (day + 1) * MINUTES_OF_DAY;
}

/** Ends of instants, minute by minute of a day: a `Date` for each due date would cost more than computing it. */
const CLOCK_TIMES = Array.from({ length: MINUTES_OF_DAY }, (_, minute) => {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `T${hours}:${minutes}:00.000Z`;
});

/** A moment of the table as everybody writes it. */
export function toInstantOf({ days }: MinuteTable, moment: number): Instant {
  const minutes = moment - CHINA_OFFSET_MINUTES;
  const day = Math.floor(minutes / MINUTES_OF_DAY);
  return `${dayTextOf(days, day)}${CLOCK_TIMES[minutes - day * MINUTES_OF_DAY] ?? ''}` as Instant;
}

/** The moment at which the next working minute after so many begins. */
export function momentBefore(table: MinuteTable, passed: number): number {
  return momentAfter(table, passed + 1) - 1;
}

function splitPassed({ days, dayMinutes }: MinuteTable, passed: number) {
  const place = Math.floor(passed / dayMinutes);
  return { day: workedDayAt(days, place), rest: passed - place * dayMinutes };
}

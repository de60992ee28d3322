import { z } from 'zod';
import { dayOfWeek, toDayNumber, yearOf, type LocalDate } from '../../kernel/time.ts';
import { isWorked, makeDayTable, workedDaysBefore } from './day-table.ts';
import { CalendarYear } from './work-calendar.ts';

/** What is wrong with the file of a year, and where: a day, or the member of the file. */
export type CalendarProblem = {
  readonly code:
    | 'notACalendarYear'
    | 'onlyWorkingDaysListed'
    | 'dateOutsideYear'
    | 'duplicateDate'
    | 'shiftedWorkdayOnWeekday'
    | 'fixedHolidayWorked'
    | 'implausibleTotal'
    | 'monthTotalDiffers';
  readonly where: string;
};

/** A year that may be taken into use, or everything that is wrong with it. */
export type CalendarYearReading =
  | { readonly kind: 'read'; readonly year: CalendarYear }
  | { readonly kind: 'refused'; readonly problems: readonly CalendarProblem[] };

/** Days off on the same date every year (全国年节及纪念日放假办法, art. 2): without them a file is cut off or of another country. */
const FIXED_HOLIDAYS = ['01-01', '05-01', '10-01', '10-02', '10-03'];

/** 260 to 262 weekdays less 11 statutory holidays (13 since 2025) are 247 to 251; now and then a day is granted on top. */
const PLAUSIBLE_TOTAL = { from: 240, to: 256 };

/** The public data set NateScarlet/holiday-cn, which many centres copy: one list, each day off or worked. */
const HolidayList = z.object({
  year: z.int(),
  papers: z.array(z.string()).default([]),
  days: z.array(z.object({ name: z.string(), date: z.string(), isOffDay: z.boolean() })).min(1),
});

/**
 * Reads the file of a year as somebody brought it: our own form, or that of the holiday list. Nothing is repaired; a
 * calendar that is nearly right moves due dates without anybody noticing.
 */
export function readCalendarYear(raw: unknown): CalendarYearReading {
  const ours = fromHolidayList(raw);
  if (listsOnlyWork(ours)) return refused([{ code: 'onlyWorkingDaysListed', where: 'holidays' }]);
  const parsed = CalendarYear.safeParse(ours);
  if (!parsed.success) {
    const places = parsed.error.issues.map(({ path }) => path.join('.'));
    return refused([...new Set(places)].map((where) => ({ code: 'notACalendarYear', where })));
  }
  const problems = checkCalendarYear(parsed.data);
  return problems.length === 0 ? { kind: 'read', year: parsed.data } : refused(problems);
}

function refused(problems: readonly CalendarProblem[]): CalendarYearReading {
  return { kind: 'refused', problems };
}

function fromHolidayList(raw: unknown): unknown {
  const list = HolidayList.safeParse(raw);
  if (!list.success) return raw;
  const { year, papers, days } = list.data;
  const listed = (isOff: boolean) =>
    days.filter(({ isOffDay }) => isOffDay === isOff).map(({ date, name }) => ({ date, name }));
  return { year, holidays: listed(true), shiftedWorkdays: listed(false), source: papers.join(' ') };
}

const WorkList = z.object({
  holidays: z.array(z.unknown()).default([]),
  workdays: z.array(z.unknown()).default([]),
  shiftedWorkdays: z.array(z.unknown()).default([]),
});

/** A list of what is worked ends some day, and then nothing is worked any more and nothing falls due. */
function listsOnlyWork(raw: unknown): boolean {
  const lists = WorkList.safeParse(raw);
  if (!lists.success) return false;
  const { holidays, workdays, shiftedWorkdays } = lists.data;
  return holidays.length === 0 && workdays.length + shiftedWorkdays.length > 0;
}

/** Everything wrong with a year whose form is right. */
export function checkCalendarYear(year: CalendarYear): readonly CalendarProblem[] {
  return [...checkDates(year), ...checkShiftedWorkdays(year), ...checkTotals(year)];
}

function checkDates({ year, holidays, shiftedWorkdays }: CalendarYear): readonly CalendarProblem[] {
  const dates = [...holidays, ...shiftedWorkdays].map(({ date }) => date);
  const newYearsEve = `${year - 1}-12-31`;
  const reachesBack = holidays.some(({ date }) => date === newYearsEve);
  const seen = new Set<LocalDate>();
  const problems: CalendarProblem[] = [];
  for (const date of dates) {
    // A new year's holiday may begin in the last week of December (2018-12-30, 2022-12-31).
    const isNear = reachesBack && date >= `${year - 1}-12-25` && date <= newYearsEve;
    if (yearOf(date) !== year && !isNear) problems.push({ code: 'dateOutsideYear', where: date });
    if (seen.has(date)) problems.push({ code: 'duplicateDate', where: date });
    seen.add(date);
  }
  return problems;
}

function checkShiftedWorkdays({ shiftedWorkdays }: CalendarYear): readonly CalendarProblem[] {
  return shiftedWorkdays
    .filter(({ date }) => dayOfWeek(date) % 6 !== 0)
    .map(({ date }) => ({ code: 'shiftedWorkdayOnWeekday', where: date }));
}

function checkTotals(year: CalendarYear): readonly CalendarProblem[] {
  const table = makeDayTable([year]);
  const months = workingDaysByMonth(year);
  const total = months.reduce((sum, days) => sum + days, 0);
  const worked = FIXED_HOLIDAYS.map((day) => `${year.year}-${day}` as LocalDate).filter((day) =>
    isWorked(table, toDayNumber(day)),
  );
  const differing = months.flatMap((days, i) =>
    (year.workingDaysByMonth?.[i] ?? days) === days ? [] : [String(i + 1).padStart(2, '0')],
  );
  return [
    ...worked.map((where) => ({ code: 'fixedHolidayWorked', where }) as const),
    ...(total < PLAUSIBLE_TOTAL.from || total > PLAUSIBLE_TOTAL.to
      ? [{ code: 'implausibleTotal', where: String(total) } as const]
      : []),
    ...differing.map((month) => ({ code: 'monthTotalDiffers', where: `${year.year}-${month}` }) as const),
  ];
}

/** Working days from January to December, for the preview of an import. */
export function workingDaysByMonth(year: CalendarYear): readonly number[] {
  const table = makeDayTable([year]);
  const before = Array.from({ length: 13 }, (_, i) => {
    const [inYear, month] = i < 12 ? [year.year, i + 1] : [year.year + 1, 1];
    return workedDaysBefore(
      table,
      toDayNumber(`${inYear}-${String(month).padStart(2, '0')}-01` as LocalDate),
    );
  });
  return before.slice(1).map((days, i) => days - (before[i] ?? 0));
}

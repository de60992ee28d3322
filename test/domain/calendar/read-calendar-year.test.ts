import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  checkCalendarYear,
  readCalendarYear,
  workingDaysByMonth,
} from '../../../src/shared/domain/calendar/read-calendar-year.ts';
import type { CalendarYear } from '../../../src/shared/domain/calendar/work-calendar.ts';
import type { LocalDate } from '../../../src/shared/kernel/time.ts';
import { makeYear2027 } from '../support/make-clock.ts';
import { loadCalendar } from '../support/resources.ts';

const shipped = (year: number): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../resources/calendar/${year}.json`), 'utf8'));

const named = (...dates: readonly string[]) => dates.map((date) => ({ date: date as LocalDate, name: 'x' }));
const problemsOf = (change: Partial<CalendarYear>) =>
  checkCalendarYear({ ...makeYear2027(), ...change }).map(({ code, where }) => `${code} ${where}`);

describe('the calendars that ship', () => {
  it.each([2025, 2026])('%i is in order, with the month totals counted from the notice', (year) => {
    const reading = readCalendarYear(shipped(year));

    expect(reading).toMatchObject({ kind: 'read', year: { year, publishedOn: /./ } });
    const found = reading.kind === 'read' ? reading.year : makeYear2027();
    expect(workingDaysByMonth(found)).toEqual(found.workingDaysByMonth);
    expect(workingDaysByMonth(found).reduce((sum, days) => sum + days, 0)).toBe(248);
  });
});

describe('the file of a year', () => {
  it('may name a weekend as a holiday, and what a new year takes of the old one', () => {
    const { holidays } = makeYear2027();

    expect(problemsOf({ holidays: [...holidays, ...named('2027-01-10')] })).toEqual([]);
    expect(problemsOf({ holidays: [...named('2026-12-31'), ...holidays] })).toEqual([]);
    expect(
      problemsOf({
        holidays: [...named('2026-12-31'), ...holidays],
        shiftedWorkdays: named('2026-12-26'),
      }),
    ).toEqual([]);
  });

  it.each([
    ['a day of another year', { shiftedWorkdays: named('2026-05-09') }, ['dateOutsideYear 2026-05-09']],
    [
      'December before without its last day',
      { shiftedWorkdays: named('2026-12-26') },
      ['dateOutsideYear 2026-12-26'],
    ],
    [
      'a weekday to be worked',
      { shiftedWorkdays: named('2027-03-01') },
      ['shiftedWorkdayOnWeekday 2027-03-01'],
    ],
    [
      'a day off and worked',
      { shiftedWorkdays: named('2027-10-02') },
      ['duplicateDate 2027-10-02', 'fixedHolidayWorked 2027-10-02'],
    ],
    [
      'a total somebody counted otherwise',
      { workingDaysByMonth: [...workingDaysByMonth(makeYear2027()).with(1, 19)] },
      ['monthTotalDiffers 2027-02'],
    ],
    [
      'no holidays but one',
      { holidays: named('2027-01-01'), shiftedWorkdays: [] },
      ['fixedHolidayWorked 2027-10-01', 'implausibleTotal 260'],
    ],
  ] as const)('is refused for %s', (_what, change, problems) => {
    expect(problemsOf(change)).toEqual(problems);
  });

  it('may not name what lies before the last week of the old year', () => {
    const { holidays } = makeYear2027();

    expect(problemsOf({ holidays: [...named('2026-12-24', '2026-12-31'), ...holidays] })).toEqual([
      'dateOutsideYear 2026-12-24',
    ]);
  });

  it('is refused when one day is listed twice', () => {
    const { holidays } = makeYear2027();

    expect(problemsOf({ holidays: [...holidays, ...named('2027-01-01')] })).toEqual([
      'duplicateDate 2027-01-01',
    ]);
  });

  it.each([
    ['nothing', undefined, ''],
    ['no object', 'calendar', ''],
    ['a day that does not exist', { ...makeYear2027(), holidays: named('2027-02-29') }, 'holidays.0.date'],
    ['a word nobody reads', { ...makeYear2027(), holiday: [] }, ''],
    ['a year nobody lives in', { ...makeYear2027(), year: 20_270 }, 'year'],
  ])('is refused when it is %s', (_what, raw, where) => {
    expect(readCalendarYear(raw)).toEqual({
      kind: 'refused',
      problems: [{ code: 'notACalendarYear', where }],
    });
  });

  it.each([
    ['in our form', { ...makeYear2027(), holidays: [], shiftedWorkdays: named('2027-01-04', '2027-01-05') }],
    ['by another name', { year: 2027, workdays: named('2027-01-04', '2027-01-05'), source: 'x' }],
    ['in the public list', { year: 2027, days: [{ name: 'x', date: '2027-01-04', isOffDay: false }] }],
  ])('is refused when it lists only working days, which would expire silently: %s', (_form, raw) => {
    expect(readCalendarYear(raw)).toMatchObject({ problems: [{ code: 'onlyWorkingDaysListed' }] });
  });

  it('is read in the form of the public holiday list too', () => {
    const [year] = loadCalendar().years.filter((each) => each.year === 2026);
    const days = [
      ...(year?.holidays ?? []).map((day) => ({ ...day, isOffDay: true })),
      ...(year?.shiftedWorkdays ?? []).map((day) => ({ ...day, isOffDay: false })),
    ];

    const reading = readCalendarYear({ $id: 'x', year: 2026, papers: ['notice'], days });

    expect(reading).toEqual({
      kind: 'read',
      year: {
        year: 2026,
        holidays: year?.holidays,
        shiftedWorkdays: year?.shiftedWorkdays,
        source: 'notice',
      },
    });
  });
});

import { describe, expect, it } from 'vitest';
import { firstDifferenceOf, putCalendarYear } from '../../../src/shared/domain/calendar/change-calendar.ts';
import { workingDaysByMonth } from '../../../src/shared/domain/calendar/read-calendar-year.ts';
import { listDaysOf } from '../../../src/shared/domain/calendar/year-days.ts';
import type { LocalDate } from '../../../src/shared/kernel/time.ts';
import { makeYear2027 } from '../support/make-clock.ts';
import { loadCalendar } from '../support/resources.ts';

const calendar = loadCalendar();
const day = (date: string, name: string) => ({ date: date as LocalDate, name });

describe('the days of a year', () => {
  const days = listDaysOf(calendar, 2026);
  const find = (date: string) => days.find((each) => each.date === date);

  it('are all of them, from January the first on', () => {
    expect(days).toHaveLength(365);
    expect(listDaysOf(calendar, 2028)).toHaveLength(366);
    expect([days[0]?.date, days.at(-1)?.date]).toEqual(['2026-01-01', '2026-12-31']);
  });

  it.each([
    ['2026-01-01', 'holiday', '元旦'],
    ['2026-01-04', 'shiftedWorkday', '元旦'],
    ['2026-01-05', 'worked', ''],
    ['2026-01-10', 'weekend', ''],
    ['2026-02-15', 'holiday', '春节'],
  ])('say what %s is: %s %s', (date, kind, name) => {
    expect(find(date)?.kind).toBe(kind);
    expect(find(date)?.name).toContain(name);
  });

  it('are worked as often as the year says, month by month', () => {
    const worked = Array.from({ length: 12 }, (_, month) => {
      const inMonth = days.filter(({ date }) => Number(date.slice(5, 7)) === month + 1);
      return inMonth.filter(({ kind }) => kind === 'worked' || kind === 'shiftedWorkday').length;
    });

    const [year2026] = calendar.years.filter(({ year }) => year === 2026);
    expect(worked).toEqual(year2026 && workingDaysByMonth(year2026));
  });

  it('know only weekends where nothing was published', () => {
    const kinds = new Set(listDaysOf(calendar, 2027).map(({ kind }) => kind));

    expect([...kinds].toSorted()).toEqual(['weekend', 'worked']);
  });

  it('take the last days of December from the notice of the next year', () => {
    const reaching = { ...makeYear2027(), holidays: [day('2026-12-31', '元旦'), ...makeYear2027().holidays] };

    const december = listDaysOf(putCalendarYear(calendar, reaching), 2026).at(-1);

    expect(december).toEqual({ ...day('2026-12-31', '元旦'), kind: 'holiday' });
  });
});

describe('the first difference of two calendars', () => {
  const year2027 = makeYear2027();
  const published = putCalendarYear(calendar, year2027);

  it('is none between a calendar and itself, under whatever names', () => {
    const renamed = {
      ...year2027,
      source: 'x',
      holidays: year2027.holidays.map((each) => ({ ...each, name: 'y' })),
    };

    expect(firstDifferenceOf(calendar, calendar)).toBeNull();
    expect(firstDifferenceOf(published, putCalendarYear(published, renamed))).toBeNull();
  });

  it('is the first of January where a year is published, for its mark goes', () => {
    const empty = { ...year2027, holidays: [], shiftedWorkdays: [] };

    expect(firstDifferenceOf(calendar, putCalendarYear(calendar, empty))).toBe('2027-01-01');
    expect(firstDifferenceOf(published, calendar)).toBe('2027-01-01');
  });

  it('is a day of the old year where the notice takes one', () => {
    const reaching = { ...year2027, holidays: [day('2026-12-31', '元旦'), ...year2027.holidays] };

    expect(firstDifferenceOf(calendar, putCalendarYear(calendar, reaching))).toBe('2026-12-31');
  });

  it('is the changed day where a year is corrected', () => {
    const corrected = {
      ...year2027,
      shiftedWorkdays: [...year2027.shiftedWorkdays, day('2027-11-13', '调休')],
    };

    expect(firstDifferenceOf(published, putCalendarYear(calendar, corrected))).toBe('2027-11-13');
  });
});

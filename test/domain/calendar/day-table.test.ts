import { describe, expect, it } from 'vitest';
import {
  daysOffBetween,
  makeDayTable,
  shiftedWorkdaysBetween,
  workedDayAt,
  workedDaysBefore,
} from '../../../src/shared/domain/calendar/day-table.ts';
import { fromDayNumber, toDayNumber, type LocalDate } from '../../../src/shared/kernel/time.ts';
import { loadCalendar } from '../support/resources.ts';

const table = makeDayTable(loadCalendar().years);
const day = (text: string) => toDayNumber(text as LocalDate);

describe('the working days of a calendar, counted beforehand', () => {
  it.each([
    ['within the published years', '2025-01-01', '2027-01-01', 2 * 248],
    ['long before them', '2001-01-01', '2002-01-01', 261],
    ['from before into them', '2024-12-23', '2025-01-06', 7 + 2],
    ['long after them', '2041-01-01', '2042-01-01', 261],
    ['from them to far beyond', '2026-12-28', '2029-01-01', 4 + 261 + 260],
    ['before 1970', '1969-12-29', '1970-01-05', 5],
  ])('%s: from %s to %s', (...[, from, to, days]) => {
    expect(workedDaysBefore(table, day(to)) - workedDaysBefore(table, day(from))).toBe(days);
  });

  it.each([
    '1969-12-31',
    '2010-06-01',
    '2024-01-02',
    '2025-02-08',
    '2026-10-10',
    '2027-12-31',
    '2028-01-03',
    '2040-06-01',
  ])('are found again by their place: %s', (text) => {
    expect(fromDayNumber(workedDayAt(table, workedDaysBefore(table, day(text))))).toBe(text);
  });

  it('are weekdays where no year is published', () => {
    const none = makeDayTable([]);

    expect(fromDayNumber(workedDayAt(none, workedDaysBefore(none, day('2026-10-01'))))).toBe('2026-10-01');
    expect(fromDayNumber(workedDayAt(none, workedDaysBefore(none, day('2026-10-10'))))).toBe('2026-10-12');
  });
});

describe('the days off of a span', () => {
  it('are cut to it', () => {
    expect(daysOffBetween(table, day('2026-10-03'), day('2026-10-05'))).toEqual([
      { from: '2026-10-03', to: '2026-10-05', name: '国庆节' },
    ]);
  });

  it('keep their names where the span leaves the table', () => {
    expect(daysOffBetween(table, day('2026-10-05'), day('2031-01-05')).slice(0, 2)).toEqual([
      { from: '2026-10-05', to: '2026-10-07', name: '国庆节' },
      { from: '2026-10-11', to: '2026-10-11', name: '' },
    ]);
    expect(daysOffBetween(table, day('2026-10-05'), day('2031-01-05')).at(-1)).toEqual({
      from: '2031-01-04',
      to: '2031-01-05',
      name: '',
    });
  });

  it('are the same, found by the table or day by day', () => {
    const [from, to] = [day('2025-01-01'), day('2027-12-31')];
    const far = daysOffBetween(table, from, day('2035-01-01'));

    expect(far.filter((run) => run.to <= '2027-12-31')).toEqual(daysOffBetween(table, from, to));
  });

  it('leave out weekend days that are worked', () => {
    expect(shiftedWorkdaysBetween(table, day('2026-09-20'), day('2026-10-10'))).toEqual([
      '2026-09-20',
      '2026-10-10',
    ]);
    expect(shiftedWorkdaysBetween(table, day('2026-09-21'), day('2026-10-09'))).toEqual([]);
  });
});

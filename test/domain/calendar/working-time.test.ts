import { describe, expect, it } from 'vitest';
import {
  computeDueDate,
  isPublished,
  isWorkingDay,
  workingMinutesBetween,
} from '../../../src/shared/domain/calendar/working-time.ts';
import {
  localDateOf,
  plusDays,
  toEpochMs,
  toInstant,
  toLocalText,
  type LocalDate,
} from '../../../src/shared/kernel/time.ts';
import type { TimeLimit } from '../../../src/shared/domain/calendar/due-date.ts';
import type { OpeningHours } from '../../../src/shared/domain/calendar/work-calendar.ts';
import { at } from '../support/make-case.ts';
import { loadCalendar } from '../support/resources.ts';

const calendar = loadCalendar();

const dueAfter = (start: string, amount: number, unit: 'workingDay' | 'workingMinute' = 'workingDay') =>
  computeDueDate(calendar, at(start), { amount, unit });

describe('working days', () => {
  it.each([
    [2025, [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23]],
    [2026, [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]],
  ])('has the published number of working days in every month of %i', (year, expected) => {
    const days = Array.from({ length: 365 }, (_, i) => plusDays(`${year}-01-01` as LocalDate, i));

    const worked = days.filter((day) => isWorkingDay(calendar, day)).map((day) => Number(day.slice(5, 7)));

    expect(expected.map((_, i) => worked.filter((month) => month === i + 1).length)).toEqual(expected);
    expect(worked).toHaveLength(248);
  });

  it('knows only weekends in a year that is not published', () => {
    expect(isPublished(calendar, 2027)).toBe(false);
    expect(isWorkingDay(calendar, '2027-01-01' as LocalDate)).toBe(true);
    expect(isWorkingDay(calendar, '2027-01-02' as LocalDate)).toBe(false);
  });

  it('takes a day off that the notice of the following year names', () => {
    const next = {
      year: 2027,
      holidays: [{ date: '2026-12-31' as LocalDate, name: 'x' }],
      shiftedWorkdays: [],
      source: '',
    };

    const both = { ...calendar, years: [...calendar.years, next] };

    expect(isWorkingDay(both, '2026-12-31' as LocalDate)).toBe(false);
  });
});

describe('promises in whole days', () => {
  it.each([
    ['2025-01-24', 3, '2025-02-05'],
    ['2025-01-27', 1, '2025-02-05'],
    ['2025-04-25', 5, '2025-05-06'],
    ['2025-09-26', 5, '2025-10-10'],
    ['2025-09-30', 20, '2025-11-04'],
    ['2025-12-31', 1, '2026-01-04'],
    ['2026-02-13', 3, '2026-02-25'],
    ['2026-02-14', 1, '2026-02-24'],
    ['2026-04-30', 5, '2026-05-11'],
    ['2026-05-08', 1, '2026-05-09'],
    ['2026-09-18', 1, '2026-09-20'],
    ['2026-09-24', 5, '2026-10-09'],
    ['2026-09-30', 20, '2026-11-03'],
  ])('%s and %i days end at the close of %s', (start, amount, due) => {
    const { dueAt, provisional } = dueAfter(`${start} 10:00`, amount);

    expect(toLocalText(dueAt)).toBe(`${due} 18:00`);
    expect(provisional).toBe(false);
  });

  it('does not count the start day, even when work came in after the cut-off', () => {
    expect(dueAfter('2026-09-14 17:55', 1).dueAt).toBe(dueAfter('2026-09-14 09:00', 1).dueAt);
  });

  it('starts counting after a day off on which work came in', () => {
    expect(toLocalText(dueAfter('2026-09-19 10:00', 1).dueAt)).toBe('2026-09-20 18:00');
  });
});

describe('promises for the same day', () => {
  it.each([
    ['2026-09-17 09:05', '2026-09-17 18:00', false],
    ['2026-09-18 17:29', '2026-09-18 18:00', false],
    ['2026-09-18 17:30', '2026-09-20 18:00', true], // a working Sunday
    ['2026-09-18 17:55', '2026-09-20 18:00', true],
    ['2026-09-19 10:00', '2026-09-20 18:00', false], // a Saturday off
  ])('%s ends at %s', (start, due, afterCutOff) => {
    const { dueAt, explanation } = dueAfter(start, 0);

    expect(toLocalText(dueAt)).toBe(due);
    expect(explanation.afterCutOff).toBe(afterCutOff);
  });
});

describe('promises in minutes', () => {
  it.each([
    ['2026-09-14 17:50', 240, '2026-09-15 14:00'],
    ['2026-09-14 17:00', 240, '2026-09-15 12:00'],
    ['2026-09-14 09:00', 180, '2026-09-14 12:00'],
    ['2026-09-14 09:00', 181, '2026-09-14 13:01'],
    ['2026-09-14 12:30', 60, '2026-09-14 14:00'],
    ['2026-09-14 07:00', 480, '2026-09-14 18:00'],
    ['2026-09-24 10:00', 960, '2026-09-29 10:00'],
    ['2026-09-14 10:00', 0, '2026-09-14 10:00'],
    ['2026-09-14 12:00', 0, '2026-09-14 13:00'],
    ['2026-09-18 17:30', 0, '2026-09-20 09:00'],
  ])('%s and %i minutes end at %s', (start, minutes, due) => {
    expect(toLocalText(dueAfter(start, minutes, 'workingMinute').dueAt)).toBe(due);
  });

  it('follows other opening hours', () => {
    const short = { spans: [{ from: 540, to: 600 }], cutOff: 595 };

    const { dueAt } = computeDueDate({ ...calendar, openingHours: short }, at('2026-09-14 09:30'), {
      amount: 60,
      unit: 'workingMinute',
    });

    expect(toLocalText(dueAt)).toBe('2026-09-15 09:30');
  });

  it('drops the seconds of the start', () => {
    const start = toInstant(toEpochMs(at('2026-09-14 09:00')) + 59_999);

    expect(computeDueDate(calendar, start, { amount: 1, unit: 'workingMinute' }).dueAt).toBe(
      at('2026-09-14 09:01'),
    );
  });
});

describe('opening hours', () => {
  const dueWith = (openingHours: OpeningHours, start: string, limit: TimeLimit) =>
    computeDueDate({ ...calendar, openingHours }, at(start), limit);

  it('end the day also where the cut-off is set later', () => {
    const hours = { spans: [{ from: 540, to: 1080 }], cutOff: 1200 };

    const { dueAt, explanation } = dueWith(hours, '2026-09-14 18:30', { amount: 0, unit: 'workingDay' });

    expect(toLocalText(dueAt)).toBe('2026-09-15 18:00');
    expect(explanation.afterCutOff).toBe(true);
  });

  it('may last all day: the close at 24:00 belongs to the day it closes', () => {
    const hours = { spans: [{ from: 0, to: 1440 }], cutOff: 1440 };

    const { dueAt, provisional } = dueWith(hours, '2026-12-30 10:00', { amount: 1, unit: 'workingDay' });

    expect(toLocalText(dueAt)).toBe('2027-01-01 00:00');
    expect(provisional).toBe(false);
  });
});

describe('a year that is not published', () => {
  it.each([
    ['2026-12-31', 1, true],
    ['2026-12-30', 1, false],
    ['2026-12-30', 2, true],
    ['2027-03-01', 0, true],
    ['2024-12-31', 1, true],
  ])('%s and %i days: provisional is %s', (start, amount, provisional) => {
    expect(dueAfter(`${start} 10:00`, amount).provisional).toBe(provisional);
  });

  it('is computed again once it is published', () => {
    const start = at('2026-12-31 10:00');
    const year = {
      year: 2027,
      holidays: [{ date: '2027-01-01' as LocalDate, name: 'x' }],
      shiftedWorkdays: [],
      source: '',
    };
    const published = { ...calendar, years: [...calendar.years, year] };

    const { dueAt, provisional } = computeDueDate(published, start, { amount: 1, unit: 'workingDay' });

    expect(localDateOf(dueAt)).toBe('2027-01-04');
    expect(provisional).toBe(false);
  });
});

describe('the explanation', () => {
  it('names the holidays, the weekends and the working weekend days inside the span', () => {
    const { explanation } = dueAfter('2026-09-30 10:00', 9);

    expect(explanation.skipped).toEqual([
      { from: '2026-10-01', to: '2026-10-07', name: '国庆节' },
      { from: '2026-10-11', to: '2026-10-11', name: '' },
      { from: '2026-10-17', to: '2026-10-18', name: '' },
    ]);
    expect(explanation.shiftedWorkdays).toEqual(['2026-10-10']);
  });

  it('says nothing of a start day that does not count', () => {
    expect(dueAfter('2026-09-20 10:00', 1).explanation.shiftedWorkdays).toEqual([]);
    expect(dueAfter('2026-09-20 10:00', 0).explanation.shiftedWorkdays).toEqual(['2026-09-20']);
  });
});

describe('working minutes between two moments', () => {
  it.each([
    ['2026-09-14 09:40', '2026-09-17 10:00', 1460],
    ['2026-09-18 17:55', '2026-09-21 09:05', 490],
    ['2026-09-14 11:00', '2026-09-14 14:00', 120],
    ['2026-09-14 12:10', '2026-09-14 12:50', 0],
    ['2026-09-14 14:00', '2026-09-14 11:00', 0],
    ['2026-09-25 09:00', '2026-09-27 18:00', 0],
  ])('from %s to %s are %i', (from, to, minutes) => {
    expect(workingMinutesBetween(calendar, at(from), at(to))).toBe(minutes);
  });
});

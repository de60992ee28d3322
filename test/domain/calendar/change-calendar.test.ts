import { describe, expect, it } from 'vitest';
import {
  compareCalendars,
  putCalendarYear,
  recomputeDue,
  removeCalendarYear,
  type OpenClock,
} from '../../../src/shared/domain/calendar/change-calendar.ts';
import { computeClockDue } from '../../../src/shared/domain/calendar/clock-due.ts';
import { isWorkingDay } from '../../../src/shared/domain/calendar/working-time.ts';
import { toLocalText, type LocalDate } from '../../../src/shared/kernel/time.ts';
import { journalText } from '../../../src/shared/texts/calendar.ts';
import { at } from '../support/make-case.ts';
import { makeClock, makeSuspension, makeYear2027 } from '../support/make-clock.ts';
import { loadCalendar } from '../support/resources.ts';

const calendar = loadCalendar();
const now = at('2026-12-31 16:00');
const open = (id: string, start: string, days: number): OpenClock => ({ id, clock: makeClock(start, days) });
const openClocks = [
  open('inside 2026', '2026-12-28 10:00', 2),
  open('into January', '2026-12-30 10:00', 3),
  open('over the new year', '2026-12-31 10:00', 1),
];

describe('taking a year into use', () => {
  const published = putCalendarYear(calendar, makeYear2027());
  const moves = recomputeDue(openClocks, { before: calendar, after: published }, now);

  it('moves exactly the open items that reach into it, each with the old and the new due date', () => {
    expect(
      moves.map(({ id, before, due }) => [
        id,
        toLocalText(before.dueAt),
        toLocalText(due.dueAt),
        due.provisional,
      ]),
    ).toEqual([
      ['into January', '2027-01-04 18:00', '2027-01-05 18:00', false],
      ['over the new year', '2027-01-01 18:00', '2027-01-04 18:00', false],
    ]);
  });

  it('gives the journal its sentence', () => {
    const [before, after] = moves.flatMap((move) =>
      [move.before, move.due].map(({ dueAt: moment, provisional }) => ({ at: moment, provisional })),
    );

    expect(before && after && journalText(2027, { before, after })).toBe(
      '2027 年工作日历公布，2027-01-04 18:00（预计）→ 2027-01-05 18:00',
    );
  });

  it('shows the days that change', () => {
    expect(compareCalendars(calendar, published).slice(0, 3)).toEqual([
      { date: '2027-01-01', nowWorked: false },
      { date: '2027-01-30', nowWorked: true },
      { date: '2027-02-05', nowWorked: false },
    ]);
  });

  it('leaves the calendar it came from as it was', () => {
    expect(isWorkingDay(published, '2027-01-01' as LocalDate)).toBe(false);
    expect(isWorkingDay(calendar, '2027-01-01' as LocalDate)).toBe(true);
  });

  it('takes the mark off where the due date stays', () => {
    const after = putCalendarYear(calendar, { ...makeYear2027(), holidays: [], shiftedWorkdays: [] });

    const [move] = recomputeDue([open('a', '2026-12-31 10:00', 1)], { before: calendar, after }, now);

    expect(move?.before.dueAt).toBe(move?.due.dueAt);
    expect([move?.before.provisional, move?.due.provisional]).toEqual([true, false]);
  });

  it('moves due dates of the old year when the notice takes its last day', () => {
    const year = makeYear2027();
    const after = putCalendarYear(calendar, {
      ...year,
      holidays: [{ date: '2026-12-31' as LocalDate, name: 'x' }, ...year.holidays],
    });

    const moves2026 = recomputeDue([open('a', '2026-12-30 10:00', 1)], { before: calendar, after }, now);

    expect(moves2026.map(({ due }) => toLocalText(due.dueAt))).toEqual(['2027-01-04 18:00']);
  });

  it('counts anew what a suspension over the new holiday excludes', () => {
    const clock = {
      ...makeClock('2026-12-21 10:00', 5), // to 12-28
      suspensions: [makeSuspension('2026-12-28 13:00', '2027-01-04 13:00')],
    };
    const after = putCalendarYear(calendar, makeYear2027());

    const excluded = [calendar, after].map((each) => computeClockDue(each, clock, now).explanation.changes);

    expect(excluded).toMatchObject([[{ excluded: { workingDays: 5 } }], [{ excluded: { workingDays: 4 } }]]);
  });

  it('can come a second time, corrected', () => {
    const first = putCalendarYear(calendar, makeYear2027());
    const corrected = { ...makeYear2027(), shiftedWorkdays: [] };

    const second = putCalendarYear(first, corrected);

    expect(second.years.map(({ year }) => year)).toEqual([2025, 2026, 2027]);
    expect(compareCalendars(first, second)).toHaveLength(makeYear2027().shiftedWorkdays.length);
  });
});

describe('removing a year', () => {
  const withYear = putCalendarYear(calendar, makeYear2027());

  it('is refused while open items reach into it', () => {
    expect(removeCalendarYear(withYear, 2027, { openClocks, now })).toMatchObject({
      failure: { code: 'calendar.yearInUse', details: { year: 2027, openItems: 2 } },
    });
  });

  it('is refused while open items began in it', () => {
    expect(
      removeCalendarYear(withYear, 2025, { openClocks: [open('a', '2025-12-31 10:00', 20)], now }),
    ).toMatchObject({ failure: { code: 'calendar.yearInUse' } });
  });

  it('is refused while an item of the year before is due on a day it names', () => {
    const year = makeYear2027();
    const newYearsEve = { date: '2026-12-31' as LocalDate, name: 'x' };
    const shifted = { date: '2026-12-26' as LocalDate, name: 'x' };
    const reachingBack = putCalendarYear(calendar, {
      ...year,
      holidays: [newYearsEve, ...year.holidays],
      shiftedWorkdays: [shifted, ...year.shiftedWorkdays],
    });

    const removed = removeCalendarYear(reachingBack, 2027, {
      openClocks: [open('a', '2026-12-25 10:00', 1)],
      now,
    });

    expect(removed).toMatchObject({ failure: { code: 'calendar.yearInUse' } });
  });

  it('is refused while open items reach into it, though their due date would stay', () => {
    const plain = { ...makeYear2027(), holidays: [], shiftedWorkdays: [] };
    const openClocks2028 = [open('a', '2026-12-28 10:00', 300)];

    expect(
      removeCalendarYear(putCalendarYear(calendar, plain), 2027, { openClocks: openClocks2028, now }),
    ).toMatchObject({ failure: { code: 'calendar.yearInUse' } });
  });

  it('is possible once nothing needs it', () => {
    const removed = removeCalendarYear(withYear, 2027, { openClocks: openClocks.slice(0, 1), now });

    expect(removed.ok && removed.value.years.map(({ year }) => year)).toEqual([2025, 2026]);
  });

  it('is refused for a year that is not there', () => {
    expect(removeCalendarYear(calendar, 2027, { openClocks: [], now })).toMatchObject({
      failure: { code: 'calendar.yearNotFound' },
    });
  });
});

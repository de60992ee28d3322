import { describe, expect, it } from 'vitest';
import { computeClockDue } from '../../../src/shared/domain/calendar/clock-due.ts';
import { toPrintableDue } from '../../../src/shared/domain/calendar/printable-due.ts';
import { computeDueDate } from '../../../src/shared/domain/calendar/working-time.ts';
import { at } from '../support/make-case.ts';
import { makeClock, makeSuspension } from '../support/make-clock.ts';
import { loadCalendar } from '../support/resources.ts';

const calendar = loadCalendar();
const due = (start: string) => computeDueDate(calendar, at(start), { amount: 1, unit: 'workingDay' });

describe('a due date for a paper', () => {
  it.each(['2026-12-30 10:00', '2026-12-31 10:00', '2024-12-31 10:00'])(
    'may be what was computed: from %s',
    (start) => {
      expect(toPrintableDue(calendar, due(start))).toEqual(due(start));
    },
  );

  it('may close at 24:00 of the last published day', () => {
    const openingHours = { spans: [{ from: 0, to: 1440 }], cutOff: 1440 };
    const allDay = { ...calendar, openingHours };
    const atMidnight = computeDueDate(allDay, at('2026-12-30'), { amount: 1, unit: 'workingDay' });

    expect(toPrintableDue(allDay, atMidnight)).toEqual(atMidnight);
  });

  it('is a bug when it lost the mark of an unpublished year', () => {
    expect(() => toPrintableDue(calendar, { ...due('2026-12-31 10:00'), provisional: false })).toThrow(
      /unpublished/,
    );
  });

  it('is a bug while the clock stands still', () => {
    const clock = {
      ...makeClock('2026-09-14 10:00', 5),
      suspensions: [makeSuspension('2026-09-16 09:00', null)],
    };

    expect(() => toPrintableDue(calendar, computeClockDue(calendar, clock, at('2026-09-17')))).toThrow(
      /stands still/,
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workingDaysAgo } from '../../../src/shared/domain/calendar/working-days-ago.ts';
import { computeDueDate } from '../../../src/shared/domain/calendar/working-time.ts';
import { toEpochMs, toInstant } from '../../../src/shared/kernel/time.ts';
import { at } from '../support/make-case.ts';
import { runs } from '../support/properties.ts';
import { loadCalendar } from '../support/resources.ts';

const calendar = loadCalendar();

describe('so many working days ago', () => {
  it('leaves out a long holiday', () => {
    expect(workingDaysAgo(calendar, at('2026-10-09 09:00'), 1)).toBe(at('2026-10-08 00:00'));
    expect(workingDaysAgo(calendar, at('2026-10-08 19:00'), 1)).toBe(at('2026-10-08 00:00'));
  });

  it('is where the days counted forwards are over', () => {
    const someMinute = fc.integer({ min: 0, max: 400 * 1440 });
    fc.assert(
      fc.property(someMinute, someMinute, fc.integer({ min: 1, max: 10 }), (one, other, amount) => {
        const [now, since] = [one, other].map((minutes) =>
          toInstant(toEpochMs(at('2025-06-02 00:00')) + minutes * 60_000),
        ) as [ReturnType<typeof at>, ReturnType<typeof at>];

        const isOver = computeDueDate(calendar, since, { amount, unit: 'workingDay' }).dueAt < now;

        expect(since < workingDaysAgo(calendar, now, amount)).toBe(isOver);
      }),
      runs(300, 10_000),
    );
  });
});

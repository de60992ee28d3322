import fc from 'fast-check';
import { expect, it } from 'vitest';
import { computeDueDate, workingMinutesBetween } from '../../../src/shared/domain/calendar/working-time.ts';
import { toEpochMs, toInstant, type Instant } from '../../../src/shared/kernel/time.ts';
import { at } from '../support/make-case.ts';
import { runs } from '../support/properties.ts';
import { loadCalendar } from '../support/resources.ts';

const MINUTE = 60_000;
const calendar = loadCalendar();
const daysOff = new Set<string>(calendar.years.flatMap(({ holidays }) => holidays.map(({ date }) => date)));
const daysWorked = new Set<string>(
  calendar.years.flatMap(({ shiftedWorkdays }) => shiftedWorkdays.map(({ date }) => date)),
);

type Minute = { readonly day: number; readonly minute: number; readonly counts: boolean };

const works = new Map<number, boolean>();

/** The same rules once more, minute by minute and from the raw lists; days are numbered from 1970 in China's time. */
function minuteAt(epochMs: number): Minute {
  const minutes = epochMs / MINUTE + 8 * 60;
  const day = Math.floor(minutes / 1440);
  const minute = Math.floor(minutes) % 1440;
  if (!works.has(day)) works.set(day, isWorked(new Date(day * 1440 * MINUTE)));
  const isOpen = (minute >= 540 && minute < 720) || (minute >= 780 && minute < 1080);
  return { day, minute, counts: isOpen && works.get(day) === true };
}

function isWorked(midnight: Date): boolean {
  const day = midnight.toISOString().slice(0, 10);
  return daysWorked.has(day) || (midnight.getUTCDay() % 6 !== 0 && !daysOff.has(day));
}

function dueByCounting(start: Instant, minutes: number): number {
  let now = toEpochMs(start);
  const first = minuteAt(now);
  const pastCutOff = first.minute >= 1050;
  for (let left = minutes; left > 0; now += MINUTE) {
    const { day, counts } = minuteAt(now);
    if (counts && !(pastCutOff && day === first.day)) left -= 1;
  }
  return now;
}

const begin = toEpochMs(at('2025-01-01 00:00'));
const someMoment = fc
  .integer({ min: 0, max: 700 * 1440 })
  .map((minutes) => toInstant(begin + minutes * MINUTE));

it('ends promises in minutes where counting every minute ends them', () => {
  fc.assert(
    fc.property(someMoment, fc.integer({ min: 1, max: 5000 }), (start, amount) => {
      const { dueAt } = computeDueDate(calendar, start, { amount, unit: 'workingMinute' });

      expect(toEpochMs(dueAt)).toBe(dueByCounting(start, amount));
    }),
    runs(60),
  );
});

it('ends promises in days at the close of the day that counting reaches', () => {
  fc.assert(
    fc.property(someMoment, fc.integer({ min: 1, max: 30 }), (start, amount) => {
      const { dueAt } = computeDueDate(calendar, start, { amount, unit: 'workingDay' });

      const midnight =
        (Math.floor((toEpochMs(start) + 8 * 60 * MINUTE) / 86_400_000) + 1) * 86_400_000 - 8 * 60 * MINUTE;
      expect(toEpochMs(dueAt)).toBe(dueByCounting(toInstant(midnight), amount * 480));
    }),
    runs(60),
  );
});

it('counts exactly the promised minutes between start and due date, up to the cut-off', () => {
  fc.assert(
    fc.property(someMoment, fc.integer({ min: 1, max: 5000 }), (start, amount) => {
      const { dueAt, explanation } = computeDueDate(calendar, start, { amount, unit: 'workingMinute' });

      const lost = explanation.afterCutOff ? Math.max(1080 - minuteAt(toEpochMs(start)).minute, 0) : 0;
      expect(workingMinutesBetween(calendar, start, dueAt)).toBe(amount + lost);
    }),
    runs(200),
  );
});

it('adds up: from a to b and from b to c is from a to c', () => {
  fc.assert(
    fc.property(fc.tuple(someMoment, someMoment, someMoment), (moments) => {
      const [a, b, c] = moments.toSorted() as [Instant, Instant, Instant];

      const parts = workingMinutesBetween(calendar, a, b) + workingMinutesBetween(calendar, b, c);

      expect(workingMinutesBetween(calendar, a, c)).toBe(parts);
    }),
    runs(100),
  );
});

it('is never due earlier for a later start', () => {
  fc.assert(
    fc.property(someMoment, someMoment, fc.integer({ min: 0, max: 20 }), (one, other, amount) => {
      const [early, late] = [one, other].toSorted() as [Instant, Instant];
      const due = (start: Instant) => computeDueDate(calendar, start, { amount, unit: 'workingDay' }).dueAt;

      expect(due(early) <= due(late)).toBe(true);
    }),
    runs(200),
  );
});

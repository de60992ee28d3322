import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CaseClock, Extension, Suspension } from '../../../src/shared/domain/calendar/case-clock.ts';
import { putCalendarYear, recomputeDue } from '../../../src/shared/domain/calendar/change-calendar.ts';
import { computeClockDue } from '../../../src/shared/domain/calendar/clock-due.ts';
import { isWorkingDay, workingMinutesBetween } from '../../../src/shared/domain/calendar/working-time.ts';
import { assert } from '../../../src/shared/kernel/assert.ts';
import {
  localDateOf,
  minuteOfDayOf,
  toEpochMs,
  toInstant,
  type Instant,
} from '../../../src/shared/kernel/time.ts';
import { at } from '../support/make-case.ts';
import { makeClock, makeExtension, makeYear2027 } from '../support/make-clock.ts';
import { makeMinuteCounter, readRawYears } from '../support/minute-counter.ts';
import { runs } from '../support/properties.ts';
import { loadCalendar } from '../support/resources.ts';

const calendar = loadCalendar();
const countDue = makeMinuteCounter(readRawYears());
const MINUTE = 60_000;
const DAY = 1440;
const LATER = at('2027-12-31 18:00');

const plusMinutes = (moment: Instant, minutes: number): Instant =>
  toInstant(toEpochMs(moment) + minutes * MINUTE);

const someStart = fc
  .integer({ min: 0, max: 730 * DAY - 1 })
  .map((minutes) => plusMinutes(at('2025-01-01'), minutes));

/** From the zero of a day more often than chance would, up to lengths that no promise of ours has. */
const someLimit = fc.oneof(
  fc.record({ amount: fc.integer({ min: 0, max: 45 }), unit: fc.constant('workingDay' as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 5_000 }), unit: fc.constant('workingMinute' as const) }),
);

type Offset = { readonly begin: number; readonly length: number; readonly number: number };

const someOffset: fc.Arbitrary<Offset> = fc.record({
  begin: fc.integer({ min: -2 * DAY, max: 40 * DAY }),
  length: fc.oneof(fc.integer({ min: -10, max: 3 * DAY }), fc.integer({ min: 0, max: 20 * DAY })),
  number: fc.nat(999),
});

const toSuspension = (start: Instant, { begin, length, number }: Offset): Suspension => {
  const suspendedAt = plusMinutes(start, begin);
  const resumedAt = plusMinutes(suspendedAt, length);
  return { procedure: 'hearing', documentNumber: String(number), suspendedAt, resumedAt };
};

const someExtension = (start: Instant): fc.Arbitrary<Extension> =>
  fc.record({
    extendedAt: fc.integer({ min: 0, max: 20 * DAY }).map((minutes) => plusMinutes(start, minutes)),
    workingDays: fc.integer({ min: 1, max: 15 }),
    basis: fc.constantFrom('ownBody', 'jointHandling'),
    documentNumber: fc.nat(999).map(String),
  });

const clockFrom = (start: Instant): fc.Arbitrary<CaseClock> =>
  fc.record({
    startedAt: fc.constant(start),
    limit: someLimit,
    suspensions: fc.array(
      someOffset.map((offset) => toSuspension(start, offset)),
      { maxLength: 4 },
    ),
    extensions: fc.array(someExtension(start), { maxLength: 2 }),
  });

const someClock = someStart.chain(clockFrom);

const dueAtOf = (clock: CaseClock): Instant => computeClockDue(calendar, clock, LATER).dueAt;

it('runs out where counting minute by minute does', () => {
  fc.assert(
    fc.property(someClock, (clock) => {
      expect(dueAtOf(clock)).toBe(countDue(clock, LATER));
    }),
    runs(1_000, 10_000),
  );
});

it('runs out there too while a suspension lasts', () => {
  const someMoment = fc.integer({ min: 0, max: 60 * DAY });
  fc.assert(
    fc.property(someClock, someMoment, (clock, passed) => {
      const now = plusMinutes(clock.startedAt, passed);
      const suspensions = clock.suspensions.map((each, i) => (i === 0 ? { ...each, resumedAt: null } : each));
      const lasting = { ...clock, suspensions };

      expect(computeClockDue(calendar, lasting, now).dueAt).toBe(countDue(lasting, now));
    }),
    runs(200, 2_000),
  );
});

it('is never due earlier for a later start', () => {
  fc.assert(
    fc.property(someClock, fc.integer({ min: 0, max: 10 * DAY }), (clock, minutes) => {
      // A promise for the same day ends with the day it begins on: only its budget depends on the hour.
      const limit = clock.limit.amount === 0 ? { ...clock.limit, amount: 1 } : clock.limit;
      const early = { ...clock, limit };

      const late = { ...early, startedAt: plusMinutes(clock.startedAt, minutes) };

      expect(dueAtOf(early) <= dueAtOf(late)).toBe(true);
    }),
    runs(300, 3_000),
  );
});

it('is never due earlier for a longer promise or a longer extension', () => {
  fc.assert(
    fc.property(someClock, fc.integer({ min: 1, max: 15 }), (clock, more) => {
      const longer = { ...clock, limit: { ...clock.limit, amount: clock.limit.amount + more } };
      const extensions = [...clock.extensions, makeExtension('2026-01-05 09:00', more)];
      const extended = { ...clock, extensions };

      expect(dueAtOf(clock) <= dueAtOf(longer)).toBe(true);
      expect(dueAtOf(clock) < dueAtOf(extended)).toBe(true);
    }),
    runs(300, 3_000),
  );
});

it('is never due earlier for one more suspension', () => {
  fc.assert(
    fc.property(someClock, someOffset, (clock, offset) => {
      const more = toSuspension(clock.startedAt, offset);

      const moved = { ...clock, suspensions: [...clock.suspensions, more] };

      expect(dueAtOf(clock) <= dueAtOf(moved)).toBe(true);
    }),
    runs(300, 3_000),
  );
});

it('is never due later than by the working minutes of all suspensions together', () => {
  fc.assert(
    fc.property(someClock, (clock) => {
      const moved = workingMinutesBetween(calendar, dueAtOf({ ...clock, suspensions: [] }), dueAtOf(clock));

      const longest = clock.suspensions.map(({ suspendedAt, resumedAt }) =>
        workingMinutesBetween(calendar, suspendedAt, resumedAt ?? LATER),
      );
      expect(moved).toBeLessThanOrEqual(longest.reduce((sum, minutes) => sum + minutes, 0));
    }),
    runs(300, 3_000),
  );
});

it('gives the same after a suspension was added and taken away', () => {
  fc.assert(
    fc.property(someClock, someOffset, (clock, offset) => {
      const before = computeClockDue(calendar, clock, LATER);
      const more = toSuspension(clock.startedAt, offset);

      const added = { ...clock, suspensions: [more, ...clock.suspensions] };
      computeClockDue(calendar, added, LATER);
      const taken = { ...added, suspensions: added.suspensions.filter((each) => each !== more) };

      expect(computeClockDue(calendar, taken, LATER)).toEqual(before);
    }),
    runs(200, 2_000),
  );
});

it('does not care in which order suspensions and extensions are listed', () => {
  const withShuffled = someClock.chain((clock) =>
    fc.record({
      clock: fc.constant(clock),
      suspensions: fc.shuffledSubarray([...clock.suspensions], { minLength: clock.suspensions.length }),
      extensions: fc.shuffledSubarray([...clock.extensions], { minLength: clock.extensions.length }),
    }),
  );
  fc.assert(
    fc.property(withShuffled, ({ clock, suspensions, extensions }) => {
      expect(computeClockDue(calendar, { ...clock, suspensions, extensions }, LATER)).toEqual(
        computeClockDue(calendar, clock, LATER),
      );
    }),
    runs(200, 2_000),
  );
});

it('does not care whether a suspension is written as one or as two', () => {
  fc.assert(
    fc.property(someClock, someOffset, fc.double({ min: 0, max: 1, noNaN: true }), (clock, offset, share) => {
      const whole = toSuspension(clock.startedAt, { ...offset, length: Math.max(offset.length, 0) });
      const middle = plusMinutes(whole.suspendedAt, Math.floor(Math.max(offset.length, 0) * share));
      const halves = [
        { ...whole, resumedAt: middle },
        { ...whole, suspendedAt: middle },
      ];

      expect(dueAtOf({ ...clock, suspensions: [...clock.suspensions, ...halves] })).toBe(
        dueAtOf({ ...clock, suspensions: [...clock.suspensions, whole] }),
      );
    }),
    runs(200, 2_000),
  );
});

it('is due on a working day, in opening hours', () => {
  fc.assert(
    fc.property(someClock, (clock) => {
      const dueAt = dueAtOf(clock);

      const minute = minuteOfDayOf(dueAt);
      expect(isWorkingDay(calendar, localDateOf(dueAt))).toBe(true);
      expect((minute > 540 && minute <= 720) || (minute > 780 && minute <= 1080)).toBe(true);
    }),
    runs(300, 3_000),
  );
});

it('explains every change, the last of them with the due date', () => {
  fc.assert(
    fc.property(someClock, (clock) => {
      const { dueAt, explanation } = computeClockDue(calendar, clock, LATER);

      const { changes = [], promisedDueAt = dueAt } = explanation;
      expect(changes).toHaveLength(clock.suspensions.length + clock.extensions.length);
      expect([promisedDueAt, ...changes.map((change) => change.dueAt)].toSorted()).toEqual([
        promisedDueAt,
        ...changes.map((change) => change.dueAt),
      ]);
      expect(changes.at(-1)?.dueAt ?? dueAt).toBe(dueAt);
      expect(computeClockDue(calendar, makeUnmoved(clock), LATER).dueAt).toBe(promisedDueAt);
    }),
    runs(200, 2_000),
  );
});

it('moves nothing when a year is imported that changes nothing', () => {
  const again = loadCalendar();
  const [year2025, year2026] = again.years;
  assert(year2025 && year2026, 'two years ship');
  const after = putCalendarYear(putCalendarYear(calendar, year2026), year2025);
  fc.assert(
    fc.property(fc.array(someClock, { maxLength: 5 }), (clocks) => {
      const openClocks = clocks.map((clock, i) => ({ id: String(i), clock }));

      expect(recomputeDue(openClocks, { before: calendar, after }, LATER)).toEqual([]);
    }),
    runs(100, 1_000),
  );
});

it('moves what a new year moves to where counting with that year ends it', () => {
  const after = putCalendarYear(calendar, makeYear2027());
  const countWith2027 = makeMinuteCounter([...readRawYears(), makeYear2027()]);
  fc.assert(
    fc.property(someClock, (clock) => {
      const moves = recomputeDue([{ id: 'a', clock }], { before: calendar, after }, LATER);

      const [before, now] = [countDue, countWith2027].map((count) => count(clock, LATER));
      expect(moves[0]?.due.dueAt ?? before).toBe(now);
    }),
    runs(200, 2_000),
  );
});

function makeUnmoved({ startedAt, limit }: CaseClock): CaseClock {
  return { ...makeClock('2026-01-05 09:00', 1), startedAt, limit };
}

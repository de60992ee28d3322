import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  endSuspension,
  extensionsLeft,
  proceduresOf,
} from '../../../src/shared/domain/approval/clock-changes.ts';
import { computeClockDue } from '../../../src/shared/domain/calendar/clock-due.ts';
import { extendClock } from '../../../src/shared/domain/calendar/extend-clock.ts';
import type { SubCaseAction } from '../../../src/shared/domain/case/case-action.ts';
import { statusOf } from '../../../src/shared/domain/case/case-flow.ts';
import { beginClock, clockOf, dueOf } from '../../../src/shared/domain/case/deadlines.ts';
import type { DepartmentId, OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import { toEpochMs, toInstant, type Instant } from '../../../src/shared/kernel/time.ts';
import { at, makeOpening, makeStream } from '../support/make-case.ts';
import { makeClock, makeExtension, makeSuspension } from '../support/make-clock.ts';
import { makeMinuteCounter, readRawYears } from '../support/minute-counter.ts';
import { runs } from '../support/properties.ts';
import { loadCalendar } from '../support/resources.ts';

const clock = makeClock('2026-09-14 09:30', 5);
const POLICE = { departmentId: 'police' as DepartmentId };
const HEALTH = { departmentId: 'health' as DepartmentId };

describe('what may stop the clock of an item', () => {
  it('is what its guide names, and a hearing always', () => {
    expect(proceduresOf({ specialProcedures: ['appraisal'] })).toEqual(['appraisal', 'hearing']);
    expect(proceduresOf({ specialProcedures: ['hearing'] })).toEqual(['hearing']);
    expect(proceduresOf({ specialProcedures: [] })).toEqual(['hearing']);
  });
});

describe('the end of a suspension', () => {
  it('ends the running one only', () => {
    const ended = makeSuspension('2026-09-14 10:00', '2026-09-14 11:00', '1');
    const running = makeSuspension('2026-09-15 10:00', null, '2');

    const { suspensions } = endSuspension(
      { ...clock, suspensions: [ended, running] },
      at('2026-09-16 10:00'),
    );

    expect(suspensions).toEqual([ended, { ...running, resumedAt: at('2026-09-16 10:00') }]);
  });
});

describe('what may still be added', () => {
  const alone = makeStream(makeOpening(), 'accept');

  it('is ten days for what one body handles', () => {
    expect(extensionsLeft(clock, alone, [POLICE])).toEqual([{ basis: 'ownBody', workingDays: 10 }]);
  });

  it('is fifteen days too for what several handle: a theme, or a path', () => {
    const path = makeStream(
      makeOpening({ reviewPath: [{ kind: 'review', name: 'town', departmentId: 'town' }] }),
      'accept',
    );
    const both = [
      { basis: 'ownBody', workingDays: 10 },
      { basis: 'jointHandling', workingDays: 15 },
    ];

    expect(extensionsLeft(clock, alone, [POLICE, HEALTH])).toEqual(both);
    expect(extensionsLeft(clock, path, [POLICE])).toEqual(both);
  });

  it('counts every extension, on whatever basis, and never falls below nothing', () => {
    const extended = { ...clock, extensions: [makeExtension('2026-09-15 10:00', 12)] };

    expect(extensionsLeft(extended, alone, [POLICE, HEALTH])).toEqual([
      { basis: 'ownBody', workingDays: 0 },
      { basis: 'jointHandling', workingDays: 3 },
    ]);
  });
});

const count = makeMinuteCounter(readRawYears());
const calendar = loadCalendar();

/** Minutes after 2026-01-05 09:00 at which something is done to the clock, in any order of kinds. */
const someChanges = fc
  .record({
    start: fc.nat(200 * 1440),
    amount: fc.integer({ min: 1, max: 40 }),
    steps: fc.array(
      fc.record({ wait: fc.integer({ min: 1, max: 6 * 1440 }), days: fc.integer({ min: 1, max: 4 }) }),
      { maxLength: 8 },
    ),
  })
  .map(({ start, amount, steps }) => {
    const begin = toEpochMs(at('2026-01-05 09:00')) + start * 60_000;
    return { begin, amount, steps };
  });

/** What the operations write down: every action that moves the clock with the due date from then on. */
function live({ begin, amount, steps }: { begin: number; amount: number; steps: readonly Change[] }) {
  const opening = makeOpening({ promisedTimeLimit: { amount, unit: 'workingDay' } });
  const at0 = toInstant(begin);
  let actions: readonly SubCaseAction[] = makeStream(opening, 'accept', 'startReview').map((action) =>
    action.kind === 'accept'
      ? { ...action, effectiveAt: at0, due: computeClockDue(calendar, beginClock(opening, at0), at0) }
      : action,
  );
  let now = begin;
  for (const { wait, days } of steps) {
    now += wait * 60_000;
    actions = [...actions, ...changeOf(actions, toInstant(now), days)];
  }
  return { actions, now: toInstant(now) };
}

type Change = { readonly wait: number; readonly days: number };

/** Ends what is suspended; else extends where that is allowed, or suspends. */
function changeOf(actions: readonly SubCaseAction[], now: Instant, days: number): readonly SubCaseAction[] {
  const clock = clockOf(actions);
  if (!clock) return [];
  const acted = { by: 'approver-1' as OperatorId, effectiveAt: now, recordedAt: now };
  if (statusOf(actions) === 'suspended') {
    const due = computeClockDue(calendar, endSuspension(clock, now), now);
    return [{ kind: 'resume', due, ...acted }];
  }
  const paper = { documentId: 'document-1', documentNumber: '1' };
  const extension = { extendedAt: now, workingDays: days, basis: 'ownBody', documentNumber: '1' } as const;
  const extended = days > 2 && extendClock(calendar, clock, extension);
  if (!extended || !extended.ok) {
    return [{ kind: 'suspend', specialProcedure: 'testing', ...paper, ...acted }];
  }
  const due = computeClockDue(calendar, extended.value, now);
  return [{ kind: 'extend', workingDays: days, basis: 'ownBody', ...paper, due, ...acted }];
}

describe('any life of a clock', () => {
  it('leaves in the log the due date a minute counter says, and moves it with a row only', () => {
    let moved = 0;
    fc.assert(
      fc.property(someChanges, (changes) => {
        const { actions, now } = live(changes);

        const running = statusOf(actions) === 'suspended' ? changeOf(actions, now, 1) : [];
        const ended = [...actions, ...running];
        const ledger = clockOf(ended);
        moved += ended.length > 4 ? 1 : 0;
        expect(dueOf(ended)?.dueAt).toBe(ledger && count(ledger, now));
      }),
      runs(300, 3_000),
    );
    expect(moved).toBeGreaterThan(200);
  });
});

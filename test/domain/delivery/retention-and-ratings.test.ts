import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServiceCaseAction } from '../../../src/shared/domain/case/case-action.ts';
import { mayRectify, ratingStandingOf } from '../../../src/shared/domain/delivery/rating-standing.ts';
import {
  mayDestroy,
  readySinceOf,
  RETENTION_STEPS,
  retainedDaysOf,
  retentionStepOf,
  serveByOf,
} from '../../../src/shared/domain/delivery/retention.ts';
import type { OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import { at, makeImmediateOpening, makeReceive, makeStream } from '../support/make-case.ts';
import { loadCalendar } from '../support/resources.ts';
import { runs } from '../support/properties.ts';

const stream = (...steps: Parameters<typeof makeStream>[1][]) =>
  makeStream(makeImmediateOpening(), 'accept', ...steps);

describe('how long an outcome has lain there', () => {
  it.each([
    ['2026-09-14 23:59', '2026-09-14 09:00', 0],
    ['2026-09-15 00:00', '2026-09-14 23:59', 1],
    ['2026-10-14 08:00', '2026-09-14 18:00', 30],
    ['2026-09-13 08:00', '2026-09-14 18:00', 0],
  ])('on %s since %s: %i days', (now, readyAt, days) => {
    expect(retainedDaysOf(at(readyAt), at(now))).toBe(days);
  });

  it.each([
    [0, 0],
    [29, 0],
    [30, 30],
    [89, 60],
    [90, 90],
    [4_000, 90],
  ])('%i days are the step %i', (days, step) => {
    expect(retentionStepOf(days)).toBe(step);
  });

  it('is at a step that is never beyond the days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (days) => {
        const step = retentionStepOf(days);

        expect(step).toBeLessThanOrEqual(days);
        expect(RETENTION_STEPS.filter((other) => other > step).every((other) => other > days)).toBe(true);
      }),
      runs(200),
    );
  });

  it('counts from its making, and anew from the day a letter came back', () => {
    const made = stream('grant', { kind: 'produce', at: '2026-09-15 10:00' });
    const tried = [...made, ...stream('failServing').slice(-1)];
    const back = stream(
      'grant',
      { kind: 'produce', at: '2026-09-15 10:00' },
      { kind: 'deliver', at: '2026-09-16 10:00' },
      { kind: 'failServing', at: '2026-09-30 10:00' },
    );

    expect(readySinceOf(made)).toBe(at('2026-09-15 10:00'));
    expect(readySinceOf(tried)).toBe(at('2026-09-15 10:00'));
    expect(readySinceOf(back)).toBe(at('2026-09-30 10:00'));
    expect(readySinceOf(stream('grant'))).toBeUndefined();
  });
});

describe('an outcome that may be destroyed', () => {
  const produced = { kind: 'produce', at: '2026-09-15 10:00' } as const;

  it('has lain there for as long as the centre says', () => {
    const actions = stream('grant', produced);

    expect(mayDestroy(actions, { now: at('2026-12-13 10:00'), leastDays: 90 })).toBe(false);
    expect(mayDestroy(actions, { now: at('2026-12-14 00:00'), leastDays: 90 })).toBe(true);
  });

  it('or was corrected or revoked before anybody collected it', () => {
    const now = at('2026-09-16 10:00');

    expect(mayDestroy(stream('grant', produced, 'replaceOutcome'), { now, leastDays: 90 })).toBe(true);
  });

  it('is not one that was handed out or never made', () => {
    const now = at('2027-09-16 10:00');

    expect(mayDestroy(stream('grant', produced, 'deliver'), { now, leastDays: 90 })).toBe(false);
    expect(mayDestroy(stream('grant'), { now, leastDays: 90 })).toBe(false);
  });
});

describe('the day by which an outcome has to be served', () => {
  it('is ten working days after the decision (art. 44)', () => {
    const decided = stream({ kind: 'grant', at: '2026-09-24 10:00' });

    expect(serveByOf(loadCalendar(), decided)).toBe(at('2026-10-15 18:00'));
  });

  it('is what was written down when the outcome was made', () => {
    const serveBy = at('2026-10-20 18:00');
    const [produce] = stream({ kind: 'produce' }).slice(-1);
    const actions = [...stream('grant'), { ...produce, serveBy } as NonNullable<typeof produce>];

    expect(serveByOf(loadCalendar(), actions)).toBe(serveBy);
  });

  it('is none before a decision', () => {
    expect(serveByOf(loadCalendar(), stream())).toBeNull();
  });
});

describe('what is done about a rating', () => {
  const acted = {
    by: 'clerk-1' as OperatorId,
    effectiveAt: at('2026-09-15 10:00'),
    recordedAt: at('2026-09-15 10:00'),
  };
  const rate = (level: 1 | 3 | 4 | 5): ServiceCaseAction => ({
    kind: 'rate',
    level,
    ratedBy: 'citizen',
    ...acted,
  });
  const rectify: ServiceCaseAction = { kind: 'rectifyRating', dueAt: at('2026-10-12 18:00'), ...acted };
  const callBack = (satisfied: boolean): ServiceCaseAction => ({ kind: 'callBack', satisfied, ...acted });
  const receive = makeReceive();

  it.each([
    { what: 'nobody rated', actions: [], standing: 'none', again: false },
    { what: 'a good rating', actions: [rate(3)], standing: 'good', again: false },
    { what: 'a bad one', actions: [rate(4)], standing: 'toRectify', again: true },
    { what: 'rectified', actions: [rate(5), rectify], standing: 'toCallBack', again: false },
    {
      what: 'called back, satisfied',
      actions: [rate(5), rectify, callBack(true)],
      standing: 'calledBack',
      again: false,
    },
    {
      what: 'called back, not satisfied',
      actions: [rate(5), rectify, callBack(false)],
      standing: 'toRectify',
      again: true,
    },
    {
      what: 'rectified again',
      actions: [rate(5), rectify, callBack(false), rectify],
      standing: 'toCallBack',
      again: false,
    },
  ] as const)('$what', ({ actions, standing, again }) => {
    const log = [receive, ...actions];

    expect(ratingStandingOf(log)).toBe(standing);
    expect(mayRectify(log)).toBe(again);
  });
});

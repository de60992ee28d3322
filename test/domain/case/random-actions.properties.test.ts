import fc from 'fast-check';
import { expect, it } from 'vitest';
import type {
  SubCaseAction,
  SubCaseActionKind,
  SubCaseId,
} from '../../../src/shared/domain/case/case-action.ts';
import {
  ACTION_ROLES,
  mayDo,
  NEXT_ACTIONS,
  openingOf,
  statusOf,
} from '../../../src/shared/domain/case/case-flow.ts';
import { CASE_STATUSES } from '../../../src/shared/domain/case/case-status.ts';
import { projectSubCase } from '../../../src/shared/domain/case/project-case.ts';
import {
  countWorkload,
  WORKLOAD_FIGURES,
  workloadRows,
} from '../../../src/shared/domain/statistics/workload.ts';
import type { OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import { plusDays, toEpochMs, toInstant, type LocalDate } from '../../../src/shared/kernel/time.ts';
import { at, makeAction, makeImmediateOpening, makeOpening } from '../support/make-case.ts';
import { runs } from '../support/properties.ts';

const KINDS = Object.keys(ACTION_ROLES) as SubCaseActionKind[];
const BEGIN = toEpochMs(at('2026-09-01 00:00'));

const someChoice = fc.record({
  pick: fc.nat(),
  hours: fc.integer({ min: 0, max: 100 }),
  by: fc.constantFrom('a', 'b').map((text) => text as OperatorId),
  waits: fc.boolean(),
});

/** A stream grown by picking one of the allowed actions again and again. */
const someStream = fc
  .record({
    choices: fc.array(someChoice, { minLength: 1, maxLength: 20 }),
    immediate: fc.boolean(),
    outcome: fc.boolean(),
  })
  .map(({ choices, immediate, outcome }): readonly SubCaseAction[] => {
    const outcomeKind = outcome ? 'sealedDocument' : 'none';
    const opening = immediate ? makeImmediateOpening({ outcomeKind }) : makeOpening({ outcomeKind });
    const actions: SubCaseAction[] = [];
    let now = BEGIN;
    for (const { pick, hours, by, waits } of choices) {
      const allowed = KINDS.filter((kind) => mayDo(actions, kind));
      const kind = allowed[pick % allowed.length];
      if (kind === undefined) break;
      now += hours * 3_600_000;
      const action = makeAction(kind, actions, { at: toInstant(now), by });
      if (action.kind === 'receive') actions.push({ ...action, opening });
      else actions.push(action.kind === 'accept' && waits ? { ...action, due: null } : action);
    }
    return actions;
  });

it('keeps every story of allowed actions inside the table', () => {
  fc.assert(
    fc.property(someStream, (actions) => {
      const status = statusOf(actions);
      const { step, version } = projectSubCase('sub-1' as SubCaseId, actions);

      expect(CASE_STATUSES).toContain(status);
      expect(version).toBe(actions.length);
      expect(step).toBeGreaterThanOrEqual(0);
      expect(step).toBeLessThan(openingOf(actions).reviewPath.length);
      const allowed: readonly string[] = NEXT_ACTIONS[status];
      expect(KINDS.filter((kind) => mayDo(actions, kind) && !allowed.includes(kind))).toEqual([]);
    }),
    runs(500, 10_000),
  );
});

it('never gets stuck before the end, and decides or ends a part at most once', () => {
  fc.assert(
    fc.property(someStream, (actions) => {
      const closing = actions.filter(({ kind }) =>
        ['grant', 'deny', 'refuse', 'returnToApplicant', 'withdraw', 'terminate', 'annul'].includes(kind),
      );
      // a result may be corrected by a later case even after it was filed away
      const mayGoOn = KINDS.some((kind) => kind !== 'replaceOutcome' && mayDo(actions, kind));

      expect(closing.length).toBeLessThanOrEqual(1);
      expect(mayGoOn).toBe(!['archived', 'annulled'].includes(statusOf(actions)));
    }),
    runs(500, 10_000),
  );
});

it('balances every period over every set of stories, and the rows add up to the figures', () => {
  const somePeriod = fc
    .tuple(fc.integer({ min: -5, max: 40 }), fc.integer({ min: 0, max: 30 }))
    .map(([first, days]) => ({
      from: plusDays('2026-09-01' as LocalDate, first),
      to: plusDays('2026-09-01' as LocalDate, first + days),
    }));
  fc.assert(
    fc.property(fc.array(someStream, { maxLength: 12 }), somePeriod, (streams, period) => {
      const projections = streams.map((actions, i) => projectSubCase(`sub-${i}` as SubCaseId, actions));

      const workload = countWorkload(projections, period);
      const rows = workloadRows(projections, period);

      const { balance } = workload;
      const sums = Object.fromEntries(
        WORKLOAD_FIGURES.map((figure) => [figure, rows.reduce((sum, row) => sum + row[figure], 0)]),
      );
      const { carriedForward, holds, ...counted } = balance;
      expect(holds).toBe(true);
      expect(carriedForward).toBe(workload.open);
      expect(sums).toMatchObject(counted);
      expect(sums).toMatchObject({
        accepted: workload.accepted,
        delivered: workload.delivered,
        open: workload.open,
      });
    }),
    runs(300),
  );
});

it('carries forward into a period exactly what the period before left open', () => {
  fc.assert(
    fc.property(fc.array(someStream, { maxLength: 12 }), fc.integer({ min: 0, max: 40 }), (streams, day) => {
      const projections = streams.map((actions, i) => projectSubCase(`sub-${i}` as SubCaseId, actions));
      const last = plusDays('2026-09-01' as LocalDate, day);
      const next = plusDays(last, 1);

      const before = countWorkload(projections, { from: '2026-08-01' as LocalDate, to: last });
      const after = countWorkload(projections, { from: next, to: plusDays(next, 30) });

      expect(after.balance.carriedOver).toBe(before.balance.carriedForward);
    }),
    runs(300),
  );
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { computeClockDue } from '../../../src/shared/domain/calendar/clock-due.ts';
import type { SubCase, SubCaseAction } from '../../../src/shared/domain/case/case-action.ts';
import { mayDo, statusOf } from '../../../src/shared/domain/case/case-flow.ts';
import { CASE_STATUSES, type CaseStatus } from '../../../src/shared/domain/case/case-status.ts';
import { clockOf, dueOf } from '../../../src/shared/domain/case/deadlines.ts';
import { expectFinish } from '../../../src/shared/domain/case/expected-finish.ts';
import { STATUS_AFTER } from '../../../src/shared/domain/case/flow-table.ts';
import { projectSubCase } from '../../../src/shared/domain/case/project-case.ts';
import { countWorkload } from '../../../src/shared/domain/statistics/workload.ts';
import { plusDays, type LocalDate } from '../../../src/shared/kernel/time.ts';
import { someLife } from '../support/live-case.ts';
import { runs } from '../support/properties.ts';

/** Each action with the log before it. */
function stepsOf({ actions }: SubCase) {
  return actions.slice(1).map((action, i) => ({ before: actions.slice(0, i + 1), action }));
}

it('goes from status to status as the table says, and comes through every one of them', () => {
  const seen = new Set<CaseStatus>();
  fc.assert(
    fc.property(someLife, ({ subCases }) => {
      for (const { before, action } of subCases.flatMap(stepsOf)) {
        const status = statusOf([...before, action]);
        seen.add(status);
        expect(mayDo(before, action.kind)).toBe(true);
        expect(status).toBeOneOf(statusesAfter(action, statusOf(before)));
      }
    }),
    runs(300, 10_000),
  );

  expect([...seen, 'received'].toSorted()).toEqual(expect.arrayContaining(CASE_STATUSES.toSorted()));
});

function statusesAfter(action: SubCaseAction, before: CaseStatus): readonly CaseStatus[] {
  if (action.kind === 'accept') return ['accepted', 'waiting'];
  return [STATUS_AFTER[action.kind] ?? before];
}

it('moves no due date without a row that says so, and every row follows from the ledger', () => {
  fc.assert(
    fc.property(someLife, ({ subCases, calendar, now }) => {
      for (const { before, action } of subCases.flatMap(stepsOf)) {
        const after = [...before, action];
        const moved = dueOf(before)?.dueAt !== dueOf(after)?.dueAt;
        expect(moved && !('due' in action && action.due)).toBe(false);
      }
      for (const { actions } of subCases.filter(isRunning)) {
        const clock = clockOf(actions);
        expect(dueOf(actions)).toEqual(clock && computeClockDue(calendar, clock, now));
      }
    }),
    runs(300, 10_000),
  );
});

/** A clock that runs; a suspended one has no due date, an ended one the one it had. */
function isRunning({ actions }: SubCase): boolean {
  const status = statusOf(actions);
  return (status === 'accepted' || status === 'reviewing') && clockOf(actions) !== undefined;
}

it('balances in every period, by itself and from one period to the next', () => {
  const somePeriod = fc
    .tuple(fc.integer({ min: -5, max: 160 }), fc.integer({ min: 0, max: 60 }))
    .map(([first, days]) => ({
      from: plusDays('2026-09-10' as LocalDate, first),
      to: plusDays('2026-09-10' as LocalDate, first + days),
    }));
  fc.assert(
    fc.property(fc.array(someLife, { maxLength: 4 }), somePeriod, (lives, period) => {
      const parts = lives.flatMap(({ subCases }) =>
        subCases.map(({ subCaseId, actions }) => projectSubCase(subCaseId, actions)),
      );

      const { balance } = countWorkload(parts, period);
      const next = { from: plusDays(period.to, 1), to: plusDays(period.to, 30) };

      expect(balance.holds).toBe(true);
      expect(countWorkload(parts, next).balance.carriedOver).toBe(balance.carriedForward);
    }),
    runs(300, 10_000),
  );
});

it('is projected the same from what the log keeps when the people in it are erased', () => {
  fc.assert(
    fc.property(someLife, ({ subCases }) => {
      for (const { subCaseId, actions } of subCases) {
        const kept = actions.map((action) => {
          const { personal: _, ...facts } = { personal: undefined, ...action };
          return JSON.parse(JSON.stringify(facts)) as SubCaseAction;
        });

        expect(projectSubCase(subCaseId, kept)).toEqual(projectSubCase(subCaseId, actions));
      }
    }),
    runs(300, 10_000),
  );
});

it('expects to finish no earlier than any promise that is running, and never in the past', () => {
  fc.assert(
    fc.property(someLife, ({ subCases, calendar, now }) => {
      const finish = expectFinish(calendar, subCases, now);

      if (!finish) return;
      expect(finish.at >= now).toBe(true);
      for (const { actions } of subCases.filter(isRunning)) {
        expect(finish.at >= (dueOf(actions)?.dueAt ?? '')).toBe(true);
      }
    }),
    runs(300, 10_000),
  );
});

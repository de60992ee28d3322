import { assert } from '../../../shared/kernel/assert.ts';
import { succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { computeClockDue } from '../../../shared/domain/calendar/clock-due.ts';
import type { WorkCalendar } from '../../../shared/domain/calendar/work-calendar.ts';
import type { SubCase, SubCaseAction, SubCaseId } from '../../../shared/domain/case/case-action.ts';
import { followDecision } from '../../../shared/domain/case/follow-dependencies.ts';
import { beginClock } from '../../../shared/domain/case/deadlines.ts';
import { openingOf } from '../../../shared/domain/case/project-case.ts';
import type { Tables } from '../ports/store.ts';
import type { FoundSubCase } from './find-sub-case.ts';

/** A decision, a refusal or another end of a part; `pending` when its log does not hold it yet. */
export type Decided = {
  readonly found: Pick<FoundSubCase, 'caseId' | 'subCaseId'>;
  readonly decision: SubCaseAction;
  readonly pending: boolean;
};

/**
 * What the end of a part does to the parts that wait for it, in the same transaction: after a grant their clocks start,
 * each with its own due date; after any other end they end too and say because of whom, or go on as the theme says.
 */
export async function applyConsequences(
  tables: Tables,
  calendar: WorkCalendar,
  { found, decision, pending }: Decided,
): Promise<Result<void, 'case.changedMeanwhile'>> {
  const listed = await tables.cases.listSubCases(found.caseId);
  const isDecided = ({ subCaseId }: SubCase) => pending && subCaseId === found.subCaseId;
  const subCases = listed.map((subCase) =>
    isDecided(subCase) ? { ...subCase, actions: [...subCase.actions, decision] } : subCase,
  );
  const { start, terminate } = followDecision(subCases, found.subCaseId);
  const acted = actedBySystem(decision.recordedAt);

  for (const subCaseId of start) {
    const waiting = getSubCase(subCases, subCaseId);
    const clock = beginClock(openingOf(waiting.actions), acted.effectiveAt);
    const due = computeClockDue(calendar, clock, acted.effectiveAt);
    const started = await append(tables, waiting, { kind: 'startClock', due, ...acted });
    if (!started.ok) return started;
  }
  for (const { subCaseId, predecessor } of terminate) {
    const ending = { kind: 'terminate', cause: 'predecessorDenied', predecessor, ...acted } as const;
    const ended = await append(tables, getSubCase(subCases, subCaseId), ending);
    if (!ended.ok) return ended;
  }
  return succeed(undefined);
}

/** An action that follows from another one: no person did it. */
export function actedBySystem(at: Instant) {
  return { by: 'system', effectiveAt: at, recordedAt: at } as const;
}

function getSubCase(subCases: readonly SubCase[], subCaseId: SubCaseId): SubCase {
  const subCase = subCases.find((candidate) => candidate.subCaseId === subCaseId);
  assert(subCase, 'a decision has consequences inside its own case only');
  return subCase;
}

function append(tables: Tables, { subCaseId, actions }: SubCase, action: SubCaseAction) {
  return tables.cases.appendToSubCase(subCaseId, actions.length, [action]);
}

import { computeClockDue } from '../calendar/clock-due.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { assert } from '../../kernel/assert.ts';
import type { Acted } from './acted.ts';
import type { SubCase, SubCaseAction, SubCaseId } from './case-action.ts';
import { beginClock } from './deadlines.ts';
import { followDecision } from './follow-dependencies.ts';
import { openingOf } from './review-position.ts';

/** An action to append to a part. */
export type Follow = { readonly subCaseId: SubCaseId; readonly action: SubCaseAction };

/**
 * What the end of a part does to the parts that wait for it: their clocks start, or they end and say because of whom.
 * It counts from the moment the end counts, also when that is written down later.
 */
export function consequencesOf(
  calendar: WorkCalendar,
  subCases: readonly SubCase[],
  { subCaseId, action }: Follow,
): readonly Follow[] {
  const { start, terminate } = followDecision(subCases, subCaseId);
  const { effectiveAt, recordedAt } = action;
  const acted: Acted = { by: 'system', effectiveAt, recordedAt };
  const started = start.map((id): Follow => {
    const clock = beginClock(openingOf(actionsOf(subCases, id)), effectiveAt);
    const due = computeClockDue(calendar, clock, effectiveAt);
    return { subCaseId: id, action: { kind: 'startClock', due, ...acted } };
  });
  const ended = terminate.map(({ subCaseId: id, predecessor }): Follow => {
    return {
      subCaseId: id,
      action: { kind: 'terminate', cause: 'predecessorDenied', predecessor, ...acted },
    };
  });
  return [...started, ...ended];
}

/** The parts with the actions appended. */
export function withFollows(subCases: readonly SubCase[], follows: readonly Follow[]): readonly SubCase[] {
  return subCases.map((part) => {
    const own = follows.filter(({ subCaseId }) => subCaseId === part.subCaseId).map(({ action }) => action);
    return own.length === 0 ? part : { ...part, actions: [...part.actions, ...own] };
  });
}

function actionsOf(subCases: readonly SubCase[], subCaseId: SubCaseId): SubCase['actions'] {
  const part = subCases.find((candidate) => candidate.subCaseId === subCaseId);
  assert(part, 'a decision has consequences inside its own case only');
  return part.actions;
}

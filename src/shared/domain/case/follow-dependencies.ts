import type { SubCase, SubCaseActionKind, SubCaseId } from './case-action.ts';
import { isWaiting, standingOf } from './accept-application.ts';
import { openingOf, statusOf } from './case-flow.ts';
import type { CaseStatus } from './case-status.ts';

/** What a decision does to the items that wait for it. */
export type Consequences = {
  /** Their clocks start now. */
  readonly start: readonly SubCaseId[];
  /** They end, each because of the predecessor named. */
  readonly terminate: readonly { readonly subCaseId: SubCaseId; readonly predecessor: SubCaseId }[];
};

/**
 * Follows the end of one sub-case (granted, denied, refused, withdrawn…) to its dependents: those whose predecessors
 * are all granted start, those that need a failed one end, and so do those that need these.
 */
export function followDecision(subCases: readonly SubCase[], decided: SubCaseId): Consequences {
  const statuses = new Map<SubCaseId, CaseStatus>(
    subCases.map(({ subCaseId, actions }) => [subCaseId, standingStatusOf(actions)]),
  );
  const start: SubCaseId[] = [];
  const terminate: { subCaseId: SubCaseId; predecessor: SubCaseId }[] = [];
  const settled: SubCaseId[] = [decided];
  for (const predecessor of settled) {
    for (const { subCaseId, actions } of subCases) {
      const opening = openingOf(actions);
      const status = statuses.get(subCaseId);
      if (!opening.after.includes(predecessor) || !isPending(status) || start.includes(subCaseId)) continue;
      const next = isWaiting(opening, statuses);
      if (next === 'ready' && status === 'waiting') start.push(subCaseId);
      if (next !== 'predecessorDenied') continue;
      terminate.push({ subCaseId, predecessor });
      statuses.set(subCaseId, 'terminated');
      settled.push(subCaseId);
    }
  }
  return { start, terminate };
}

/** What becomes of an outcome: it does not say whether the part was granted. */
const OF_OUTCOME: ReadonlySet<SubCaseActionKind> = new Set([
  'produce',
  'deliver',
  'failServing',
  'destroyOutcome',
  'replaceOutcome',
  'archive',
]);

/** A denied paper that lies ready, was handed out or filed is still a denial. */
function standingStatusOf(actions: SubCase['actions']): CaseStatus {
  const status = statusOf(actions);
  if (standingOf(status) !== 'granted') return status;
  return statusOf(actions.filter(({ kind }) => !OF_OUTCOME.has(kind)));
}

function isPending(status: CaseStatus | undefined): boolean {
  return status === 'received' || status === 'correcting' || status === 'waiting';
}

import type { SubCase, SubCaseId } from './case-action.ts';
import { isWaiting } from './accept-application.ts';
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

/** A denied paper that lies ready, was handed out or filed is still a denial. */
function standingStatusOf(actions: SubCase['actions']): CaseStatus {
  const end = actions.findLast(({ kind }) => kind !== 'produce' && kind !== 'deliver' && kind !== 'archive');
  return statusOf(end ? [end] : actions);
}

function isPending(status: CaseStatus | undefined): boolean {
  return status === 'received' || status === 'correcting' || status === 'waiting';
}

import { assert } from '../../kernel/assert.ts';
import type { FixedDay } from '../calendar/due-date.ts';
import type { MergedApplication } from '../catalogue/merged-application.ts';
import type { DepartmentId } from '../staff/operator.ts';
import type { SubCaseId, SubCaseOpening } from './case-action.ts';
import type { CaseStatus } from './case-status.ts';

/**
 * One sub-case per item, in the order of the application; `newId` makes their ids. `fixed`: the day of the period in
 * which the application came, where its theme has periods.
 */
export function openSubCases(
  merged: Pick<MergedApplication, 'items'>,
  newId: () => string,
  fixed?: FixedDay,
): readonly SubCaseOpening[] {
  const ids = new Map(merged.items.map(({ item }) => [item.itemCode, newId() as SubCaseId]));
  const idOf = (itemCode: string): SubCaseId => {
    const id = ids.get(itemCode);
    assert(id !== undefined, 'merging keeps only predecessors that take part');
    return id;
  };
  return merged.items.map(({ item, after, whenPredecessorDenied }) => ({
    subCaseId: idOf(item.itemCode),
    itemCode: item.itemCode,
    itemVersion: item.version,
    itemName: item.name,
    departmentId: item.departmentId as DepartmentId,
    handlingKind: item.handlingKind,
    promisedTimeLimit: item.promisedTimeLimit,
    reviewPath: item.reviewPath,
    outcomeKind: item.outcome.kind,
    after: after.map(idOf),
    whenPredecessorDenied,
    ...(fixed && { fixed }),
  }));
}

const STANDING = {
  received: 'open',
  correcting: 'open',
  waiting: 'open',
  accepted: 'open',
  reviewing: 'open',
  suspended: 'open',
  grantedDecision: 'granted',
  ready: 'granted',
  delivered: 'granted',
  archived: 'granted',
  deniedDecision: 'failed',
  refused: 'failed',
  returned: 'failed',
  withdrawn: 'failed',
  terminated: 'failed',
  annulled: 'failed',
} as const satisfies Record<CaseStatus, 'open' | 'granted' | 'failed'>;

/** Whether a part is still under way, stands, or came to nothing; of a denied paper that lies ready its decision tells. */
export function standingOf(status: CaseStatus): 'open' | 'granted' | 'failed' {
  return STANDING[status];
}

/**
 * Whether the clock of an item may start, by the statuses of its predecessors. A predecessor that is `ready` or later
 * counts as granted: a denied one ended its dependents on the day of the denial (`followDecision`).
 */
export function isWaiting(
  opening: Pick<SubCaseOpening, 'after' | 'whenPredecessorDenied'>,
  statuses: ReadonlyMap<SubCaseId, CaseStatus>,
): 'ready' | 'waiting' | 'predecessorDenied' {
  const standings = opening.after.map((id) => STANDING[statuses.get(id) ?? 'received']);
  if (opening.whenPredecessorDenied === 'terminate' && standings.includes('failed'))
    return 'predecessorDenied';
  return standings.includes('open') ? 'waiting' : 'ready';
}

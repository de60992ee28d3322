import { assert } from '../../../shared/kernel/assert.ts';
import { succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { WorkCalendar } from '../../../shared/domain/calendar/work-calendar.ts';
import type { SubCase, SubCaseAction, SubCaseId } from '../../../shared/domain/case/case-action.ts';
import { consequencesOf } from '../../../shared/domain/case/consequences.ts';
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
  const { subCaseId } = found;
  for (const follow of consequencesOf(calendar, subCases, { subCaseId, action: decision })) {
    const appended = await append(tables, getSubCase(subCases, follow.subCaseId), follow.action);
    if (!appended.ok) return appended;
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

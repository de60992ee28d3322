import { assert } from '../../../../shared/kernel/assert.ts';
import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { CaseId, CaseParty, SubCase } from '../../../../shared/domain/case/case-action.ts';
import { wasFor } from '../../../../shared/domain/case/case-as-it-stands.ts';
import { mayDo, statusOf } from '../../../../shared/domain/case/case-flow.ts';
import { standingOf } from '../../../../shared/domain/case/accept-application.ts';
import type { SuspectedDuplicate } from '../../../../shared/domain/case/find-duplicates.ts';
import { receiveActionOf } from '../../../../shared/domain/case/project-case.ts';
import type { LinkedCase } from '../../../../shared/domain/case/service-case-action.ts';
import type { Draft } from '../../../../shared/domain/form/draft.ts';
import type { Tables } from '../../ports/store.ts';
import type { ReceiveAction } from '../find-sub-case.ts';

/**
 * The earlier case an application was begun for, looked at again: a correction or a revocation is about a granted
 * outcome that was not replaced yet, a new try about a case of which a part ended; and all of them about the same person.
 */
export async function checkLink(
  tables: Tables,
  link: Draft['link'],
  applicant: CaseParty,
): Promise<Result<LinkedCase | undefined, 'case.linkInvalid'>> {
  if (!link) return succeed(undefined);
  const caseId = link.caseId as CaseId;
  const actions = await tables.cases.findServiceCase(caseId);
  if (!actions) return fail('case.linkInvalid');
  const { caseNumber } = receiveActionOf(actions);
  const isSame = wasFor(actions, applicant);
  const subCases = await tables.cases.listSubCases(caseId);
  const part = subCases.find(({ subCaseId }) => subCaseId === link.subCaseId);
  if (!isSame || !isOpenFor(link.relation, part, subCases)) return fail('case.linkInvalid');
  return succeed({ caseId, caseNumber, relation: link.relation, subCaseId: part?.subCaseId ?? null });
}

function isOpenFor(
  relation: LinkedCase['relation'],
  part: SubCase | undefined,
  parts: readonly SubCase[],
): boolean {
  switch (relation) {
    case 'corrects':
    case 'revokes':
      return part !== undefined && mayDo(part.actions, 'replaceOutcome');
    case 'reopens':
      return parts.some(({ actions }) => hasFailed(actions));
    case 'duplicateOf':
      return true;
  }
}

function hasFailed(actions: SubCase['actions']): boolean {
  return standingOf(statusOf(actions)) === 'failed' || actions.some(({ kind }) => kind === 'deny');
}

/** The earlier cases an application names: the one it was begun for, and the possible duplicates the clerk saw. */
export function linksOf(
  begunFor: LinkedCase | undefined,
  duplicates: readonly SuspectedDuplicate[],
): readonly LinkedCase[] {
  const others = duplicates.filter(({ caseId }) => caseId !== begunFor?.caseId);
  return [
    ...(begunFor ? [begunFor] : []),
    ...others.map((duplicate) => ({ ...duplicate, relation: 'duplicateOf', subCaseId: null }) as const),
  ];
}

/** 关联. Writes into each earlier case that this one names it, so that both tell of each other. */
export async function noteLinks(
  tables: Tables,
  { caseId, receive }: { readonly caseId: CaseId; readonly receive: ReceiveAction },
): Promise<Result<void, 'case.changedMeanwhile'>> {
  const { caseNumber: byCaseNumber, by, effectiveAt, recordedAt, links = [] } = receive;
  for (const link of links) {
    const earlier = await tables.cases.findServiceCase(link.caseId);
    assert(earlier, 'it was found in this transaction');
    const { relation, subCaseId } = link;
    const acted = { by, effectiveAt, recordedAt };
    const note = { kind: 'link', relation, byCase: caseId, byCaseNumber, subCaseId, ...acted } as const;
    const noted = await tables.cases.appendToServiceCase(link.caseId, earlier.length, [note]);
    if (!noted.ok) return noted;
  }
  return succeed(undefined);
}

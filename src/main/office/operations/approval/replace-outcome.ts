import { assert } from '../../../../shared/kernel/assert.ts';
import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { CaseId, SubCaseAction } from '../../../../shared/domain/case/case-action.ts';
import { mayDo } from '../../../../shared/domain/case/case-flow.ts';
import type { LinkedCase } from '../../../../shared/domain/case/service-case-action.ts';
import type { Tables } from '../../ports/store.ts';
import { findSubCase } from '../find-sub-case.ts';
import type { FoundSubCase } from '../find-sub-case.ts';

type Replacing = LinkedCase & { readonly relation: 'corrects' | 'revokes' };

/**
 * 结果更正、撤销. The grant of a case that was made to correct or revoke an earlier outcome is written down in the log of
 * that part too, in the same transaction: nobody reads there that the outcome stands when it does not. Gives the cases
 * it changed.
 */
export async function replaceEarlierOutcome(
  tables: Tables,
  {
    found,
    grant,
  }: { readonly found: FoundSubCase; readonly grant: Extract<SubCaseAction, { kind: 'grant' }> },
): Promise<Result<readonly CaseId[], 'approval.outcomeNotReplaceable' | 'case.changedMeanwhile'>> {
  const changed: CaseId[] = [];
  for (const link of (found.receive.links ?? []).filter(isReplacing)) {
    if (link.subCaseId === null) continue;
    const earlier = await findSubCase(tables, link.subCaseId);
    assert(earlier, 'a link names a part that was there');
    if (!isAbout(found, earlier)) continue;
    if (!mayDo(earlier.actions, 'replaceOutcome')) {
      return fail('approval.outcomeNotReplaceable', { caseNumber: link.caseNumber });
    }
    const { by, effectiveAt, recordedAt } = grant;
    const { relation } = link;
    const replaced = await tables.cases.appendToSubCase(earlier.subCaseId, earlier.actions.length, [
      { kind: 'replaceOutcome', relation, byCase: found.caseId, by, effectiveAt, recordedAt },
    ]);
    if (!replaced.ok) return replaced;
    changed.push(earlier.caseId);
  }
  return succeed(changed);
}

function isReplacing(link: LinkedCase): link is Replacing {
  return link.relation === 'corrects' || link.relation === 'revokes';
}

/** Of several parts the one for the same item replaces the earlier; a case of one part is about it anyway. */
function isAbout(found: FoundSubCase, earlier: FoundSubCase): boolean {
  return found.receive.subCases.length === 1 || found.opening.itemCode === earlier.opening.itemCode;
}

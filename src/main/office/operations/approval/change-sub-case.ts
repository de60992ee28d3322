import { succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import type { ApprovalView } from '../../../../shared/api/office/approval.ts';
import type { SubCaseAction } from '../../../../shared/domain/case/case-action.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Caller, Session } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { RepeatCode, Tables } from '../../ports/store.ts';
import { findCurrentSubCase } from '../find-sub-case.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import type { Acting } from './access.ts';
import { viewAgain } from './approval-view.ts';

/** What every step of a review needs. */
export type ReviewPorts = Pick<OfficePorts, 'store' | 'clock' | 'data' | 'changes'>;

/** Who acts, and when: the person signed in, now. */
export function actingNow(session: Session, now: Instant): Acting {
  return { session, acted: { by: session.operator.id, effectiveAt: now, recordedAt: now } };
}

type Expected = { readonly requestId: string; readonly subCaseId: string; readonly expectedVersion: number };

/** What one command does to a part: the actions to append, or why not. */
export type ReviewWork<Code extends string> = (
  found: FoundSubCase,
  acting: Acting,
  tables: Tables,
) => Promise<Result<readonly SubCaseAction[], Code>>;

/** Every step of a review: find the part, still current?, allowed and which actions?, append, answer. */
export async function changeSubCase<Code extends string>(
  ports: ReviewPorts,
  call: { readonly input: Expected; readonly caller: Caller },
  work: ReviewWork<Code>,
): Promise<Result<ApprovalView, Code | 'case.notFound' | 'case.changedMeanwhile' | RepeatCode>> {
  const { input, caller } = call;
  const session = sessionOf(caller);
  type Refused = Code | 'case.notFound' | 'case.changedMeanwhile';
  const changed = await ports.store.change<ApprovalView, Refused>(caller, input, async (tables) => {
    const found = await findCurrentSubCase(tables, input);
    if (!found.ok) return found;

    const actions = await work(found.value, actingNow(session, ports.clock.now()), tables);
    if (!actions.ok) return actions;

    const appended = await tables.cases.appendToSubCase(
      found.value.subCaseId,
      found.value.actions.length,
      actions.value,
    );
    if (!appended.ok) return appended;

    const value = await viewAgain(tables, session, input.subCaseId);
    const facts = { actions: actions.value.map(({ kind }) => kind).join(' '), version: appended.value };
    return succeed({ value, audit: { object: `subCase:${input.subCaseId}`, facts } });
  });
  if (changed.ok) ports.changes.publish({ kind: 'case', id: changed.value.projection.caseId });
  return changed;
}

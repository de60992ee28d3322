import { succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { ApprovalView } from '../../../../shared/api/office/approval.ts';
import type { SubCaseAction } from '../../../../shared/domain/case/case-action.ts';
import type { SubCaseProjection } from '../../../../shared/domain/case/projection.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Caller, Session } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { RepeatCode, Tables } from '../../ports/store.ts';
import { findCurrentSubCase } from '../find-sub-case.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import { letTimeActBefore } from '../let-time-act.ts';
import type { Acting } from './access.ts';
import { actingNow, viewAgain } from './approval-view.ts';

/** What every step of a review needs. */
export type ReviewPorts = Pick<OfficePorts, 'store' | 'clock' | 'witness' | 'data' | 'changes'>;

type Expected = { readonly requestId: string; readonly subCaseId: string; readonly expectedVersion: number };

/** What one command does to a part: the actions to append, or why not. */
export type ReviewWork<Code extends string> = (
  found: FoundSubCase,
  acting: Acting,
  tables: Tables,
) => Promise<Result<readonly SubCaseAction[], Code>>;

/** A command as it came, and what of that which came meanwhile is no conflict with it. */
export type ReviewCall = {
  readonly input: Expected;
  readonly caller: Caller;
  readonly overlooks?: (found: FoundSubCase) => boolean;
};

/** Why every change of a part may be refused. */
type Refused<Code extends string> = Code | 'case.notFound' | 'case.changedMeanwhile' | 'case.deadlinePassed';

/** Every step of a review; answers with the part as its department sees it. */
export function changeSubCase<Code extends string>(
  ports: ReviewPorts,
  call: ReviewCall,
  work: ReviewWork<Code>,
): Promise<Result<ApprovalView, Refused<Code> | RepeatCode>> {
  const view = (tables: Tables, session: Session) =>
    viewAgain(ports, tables, { session, subCaseId: call.input.subCaseId });
  return changePart<ApprovalView, Code>(ports, call, { work, view });
}

/** Find the part, still current?, still in time?, allowed and which actions?, append, answer. */
export async function changePart<
  View extends { readonly projection: SubCaseProjection },
  Code extends string,
>(
  ports: ReviewPorts,
  { input, caller, overlooks }: ReviewCall,
  {
    work,
    view,
  }: {
    readonly work: ReviewWork<Code>;
    readonly view: (tables: Tables, session: Session) => Promise<View>;
  },
): Promise<Result<View, Refused<Code> | RepeatCode>> {
  const session = sessionOf(caller);
  const changed = await ports.store.change<View, Refused<Code>>(caller, input, async (tables) => {
    const found = await findCurrentSubCase(tables, input, overlooks);
    if (!found.ok) return found;
    const acted = await letTimeActBefore(ports, tables, found.value);
    if (!acted.ok) return acted;

    const actions = await work(found.value, actingNow(session, ports), tables);
    if (!actions.ok) return actions;

    const appended = await tables.cases.appendToSubCase(
      found.value.subCaseId,
      found.value.actions.length,
      actions.value,
    );
    if (!appended.ok) return appended;

    const value = await view(tables, session);
    const facts = {
      actions: actions.value.map(({ kind }) => kind).join(' '),
      version: appended.value,
      ...(acted.value.length > 0 && { byTime: acted.value.map(({ action }) => action.kind).join(' ') }),
    };
    return succeed({ value, audit: { object: `subCase:${input.subCaseId}`, facts } });
  });
  if (changed.ok) ports.changes.publish({ kind: 'case', id: changed.value.projection.caseId });
  return changed;
}

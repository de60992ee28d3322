import { succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { CaseView } from '../../../../shared/api/office/case.ts';
import { standingOf } from '../../../../shared/domain/case/accept-application.ts';
import type { SubCaseAction, SubCaseActionKind } from '../../../../shared/domain/case/case-action.ts';
import { mayDo, statusOf } from '../../../../shared/domain/case/case-flow.ts';
import type { Caller } from '../../ports/caller.ts';
import type { RepeatCode, Tables } from '../../ports/store.ts';
import { checkTimeLeft } from '../check-time-left.ts';
import { findCurrentSubCase } from '../find-sub-case.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import { applyConsequences } from '../follow-decision.ts';
import { notAllowedNow } from '../not-allowed-now.ts';
import { checkOwnCenter } from '../own-center.ts';
import { findWholeCase, viewAgain } from './whole-case.ts';
import type { WholeCase, WindowPorts } from './whole-case.ts';

type Expected = { readonly requestId: string; readonly subCaseId: string; readonly expectedVersion: number };

/** The part somebody acts on, and the case around it. */
export type PartOfCase = { readonly found: FoundSubCase; readonly whole: WholeCase };

/** Why a part cannot be acted on, whatever the action. */
export type PartRefusal =
  | 'case.notFound'
  | 'case.changedMeanwhile'
  | 'case.deadlinePassed'
  | 'case.notAllowedNow'
  | 'case.notYourCenter';

/**
 * Every action of a window on one part: find it, still current?, ours?, still in time?, allowed now?, make the action (with its
 * papers), append, and tell the parts that wait for it.
 */
export async function changePart<Code extends string>(
  ports: WindowPorts,
  call: { readonly input: Expected; readonly caller: Caller; readonly kind: SubCaseActionKind },
  work: (part: PartOfCase, tables: Tables) => Promise<Result<SubCaseAction, Code>>,
): Promise<Result<CaseView, Code | PartRefusal | RepeatCode>> {
  const { input, caller } = call;
  const changed = await ports.store.change<CaseView, Code | PartRefusal>(caller, input, async (tables) => {
    const part = await findPart(ports, tables, call);
    if (!part.ok) return part;
    const action = await work(part.value, tables);
    if (!action.ok) return action;
    const appended = await appendAction(tables, part.value, action.value);
    if (!appended.ok) return appended;

    const value = await viewAgain(tables, part.value.whole);
    const facts = { actions: action.value.kind, version: appended.value };
    return succeed({ value, audit: { object: `subCase:${input.subCaseId}`, facts } });
  });
  if (changed.ok) ports.changes.publish({ kind: 'case', id: changed.value.projection.caseId });
  return changed;
}

async function findPart(
  ports: WindowPorts,
  tables: Tables,
  { input, caller, kind }: Parameters<typeof changePart>[1],
): Promise<Result<PartOfCase, PartRefusal>> {
  const found = await findCurrentSubCase(tables, input);
  if (!found.ok) return found;
  const { caseId, actions } = found.value;
  const whole = await findWholeCase(ports, tables, { caller, caseId, expectedVersion: null });
  if (!whole.ok) return whole;
  const own = await checkOwnCenter(tables, whole.value.session, whole.value.standing);
  if (!own.ok) return own;
  const inTime = checkTimeLeft(actions, whole.value);
  if (!inTime.ok) return inTime;
  if (!mayDo(actions, kind)) return notAllowedNow(actions, kind);
  return succeed({ found: found.value, whole: whole.value });
}

/** Appends an action, and what follows from it when it ends the part; gives the new version. */
export async function appendAction(
  tables: Tables,
  {
    found,
    whole,
  }: { readonly found: Pick<FoundSubCase, 'caseId' | 'subCaseId' | 'actions'>; readonly whole: WholeCase },
  action: SubCaseAction,
): Promise<Result<number, 'case.changedMeanwhile'>> {
  const appended = await tables.cases.appendToSubCase(found.subCaseId, found.actions.length, [action]);
  if (!appended.ok || standingOf(statusOf([...found.actions, action])) === 'open') return appended;
  const followed = await applyConsequences(tables, whole.calendar, {
    found,
    decision: action,
    pending: false,
  });
  return followed.ok ? appended : followed;
}

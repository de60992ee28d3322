import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { actOnDeadlines, passedDeadline } from '../../../shared/domain/case/act-on-deadlines.ts';
import type { CaseId, SubCaseAction } from '../../../shared/domain/case/case-action.ts';
import type { Follow } from '../../../shared/domain/case/consequences.ts';
import type { OfficePorts } from '../ports/office-ports.ts';
import type { Tables } from '../ports/store.ts';
import { calendarInForce, isSettled } from './calendar-in-use.ts';
import type { FoundSubCase } from './find-sub-case.ts';

/** What looking at the time needs. */
export type TimePorts = Pick<OfficePorts, 'clock' | 'data' | 'witness'>;

/**
 * 到期自动处理 of one case, in the running transaction: appends what time has done to its parts up to now, and gives it.
 * Nothing is done while parts have deadlines of an earlier calendar: their day may be another one; and nothing while
 * the clock has jumped and nobody has said that it is right: what time does cannot be taken back.
 */
export async function letTimeAct(
  ports: TimePorts,
  tables: Tables,
  caseId: CaseId,
): Promise<Result<readonly Follow[], 'case.changedMeanwhile'>> {
  const calendar = await calendarInForce(tables, ports.data);
  if (!(await isSettled(tables))) return succeed([]);
  const subCases = await tables.cases.listSubCases(caseId);
  const follows = actOnDeadlines(calendar, subCases, ports.clock.now());
  if (follows.length > 0 && (await ports.witness.findJump(tables))) return succeed([]);
  for (const { subCaseId, actions } of subCases) {
    const own = ownOf(follows, subCaseId);
    if (own.length === 0) continue;
    const appended = await tables.cases.appendToSubCase(subCaseId, actions.length, own);
    if (!appended.ok) return appended;
  }
  return succeed(follows);
}

/**
 * What a command asks first. What time has done to the case by now comes before what a person does, as in an office
 * that looks every minute; where it was done to this very part, the person is told so.
 */
export async function letTimeActBefore(
  ports: TimePorts,
  tables: Tables,
  { caseId, subCaseId, actions }: Pick<FoundSubCase, 'caseId' | 'subCaseId' | 'actions'>,
): Promise<Result<readonly Follow[], 'case.changedMeanwhile' | 'case.deadlinePassed'>> {
  const acted = await letTimeAct(ports, tables, caseId);
  if (!acted.ok || ownOf(acted.value, subCaseId).length === 0) return acted;
  const calendar = await calendarInForce(tables, ports.data);
  const own = passedDeadline(actions, { calendar, now: ports.clock.now() });
  return fail('case.deadlinePassed', { deadline: own?.kind ?? 'predecessorEnded' });
}

function ownOf(follows: readonly Follow[], subCaseId: string): readonly SubCaseAction[] {
  return follows.filter((follow) => follow.subCaseId === subCaseId).map(({ action }) => action);
}

import { assert } from '../../../../shared/kernel/assert.ts';
import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import {
  checkTurn,
  currentStep,
  isDecider,
  isDelegated,
  isLastDecider,
  mayAct,
} from '../../../../shared/domain/approval/review-path.ts';
import type { ActRefusal, TurnRefusal } from '../../../../shared/domain/approval/review-path.ts';
import { acceptedBy } from '../../../../shared/domain/case/accepted-by.ts';
import { mayDo, statusOf } from '../../../../shared/domain/case/case-flow.ts';
import type { SubCaseAction, SubCaseActionKind } from '../../../../shared/domain/case/case-action.ts';
import { isFixed, openDeferrals } from '../../../../shared/domain/case/deadlines.ts';
import { decidingDepartment, departmentsOfPath } from '../../../../shared/domain/case/review-position.ts';
import { hasRole } from '../../../../shared/domain/staff/operator.ts';
import type { Operator, OperatorId } from '../../../../shared/domain/staff/operator.ts';
import type { Session } from '../../ports/caller.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import { notAllowedNow } from '../not-allowed-now.ts';

/** Why a person may not act on a part now. */
export type ActionRefusal = ActRefusal | 'case.notAllowedNow';

/** Why a person may not take a part. */
export type ClaimRefusal = Exclude<ActRefusal, 'approval.notClaimed'> | 'approval.lastDecider';

/** The moment and the person of an action. */
export type Acting = {
  readonly session: Session;
  readonly acted: Pick<SubCaseAction, 'by' | 'effectiveAt' | 'recordedAt'>;
};

/** What is asked of a part to know whose work it is. */
type Part = Pick<FoundSubCase, 'actions' | 'receive'>;

/**
 * True when the part is work of this person: of a department that takes part in its review, or a 即办 item of their
 * desk delegated to them.
 */
export function isOwnWork({ operator, deskId }: Session, { actions, receive }: Part): boolean {
  const isOfPath = departmentsOfPath(actions).some((id) => id === operator.departmentId);
  if (hasRole(operator, ['approver']) && isOfPath) return true;
  return isDelegated(actions, operator) && deskId === receive.deskId;
}

/** The clerk who accepted the part. */
export function acceptedByOf({ actions }: Pick<FoundSubCase, 'actions'>): OperatorId {
  return acceptedBy(actions);
}

/** Own work, and an action the table allows now; whose claim and turn it is does not matter. */
export function checkOwnWork(
  found: FoundSubCase,
  session: Session,
  kind: SubCaseActionKind,
): Result<void, 'approval.notYourDepartment' | 'case.notAllowedNow'> {
  if (!isOwnWork(session, found)) return fail('approval.notYourDepartment');
  return mayDo(found.actions, kind) ? succeed(undefined) : notAllowedNow(found.actions, kind);
}

/** The department in turn, and an action the table allows now; whose claim it is does not matter. */
export function checkOwnTurn(
  { actions }: FoundSubCase,
  { operator }: Session,
  kind: SubCaseActionKind,
): Result<void, TurnRefusal | 'case.notAllowedNow'> {
  const turn = checkTurn(actions, operator);
  if (!turn.ok) return turn;
  return mayDo(actions, kind) ? succeed(undefined) : notAllowedNow(actions, kind);
}

/** What only somebody does who takes the decisions of the body, wherever the review stands. */
export function checkDecider(
  found: FoundSubCase,
  session: Session,
  kind: 'extend' | 'terminate',
): Result<void, 'approval.notYourDepartment' | 'approval.decidersOnly' | 'case.notAllowedNow'> {
  const own = checkOwnWork(found, session, kind);
  if (!own.ok) return own;
  const mayDecide = isDecider(session.operator, decidingDepartment(found.actions));
  return mayDecide ? succeed(undefined) : fail('approval.decidersOnly');
}

/**
 * Whether the person could do the step that is due, once it were theirs: who could not does not claim it. `operators`
 * are all accounts, to know whether somebody is left who decides. At 会签 nobody claims.
 */
export function checkMayClaim(
  found: FoundSubCase,
  { session, acted }: Acting,
  operators: readonly Operator[],
): Result<void, ClaimRefusal> {
  const claimed = [...found.actions, { kind: 'startReview', ...acted } as const];
  const may = mayAct(claimed, session.operator, acceptedByOf(found));
  if (may.ok) return checkLeavesDecider(found, session, operators);
  const { code } = may.failure;
  assert(code !== 'approval.notClaimed', 'it was claimed in the line above');
  return fail(code);
}

/** A review by the last one who may decide would be the end of the part. */
export function checkLeavesDecider(
  found: FoundSubCase,
  { operator }: Session,
  operators: readonly Operator[],
): Result<void, 'approval.lastDecider'> {
  if (currentStep(found.actions).step.kind === 'decide') return succeed(undefined);
  const staff = { operators, acceptedBy: acceptedByOf(found) };
  return isLastDecider(found.actions, operator, staff) ? fail('approval.lastDecider') : succeed(undefined);
}

/** Own work, own turn, own claim, own step, and an action the table allows now. The most telling reason comes first. */
export function checkMayAct(
  found: FoundSubCase,
  session: Session,
  kind: 'giveOpinion' | 'sendBack' | 'grant' | 'deny' | 'suspend' | 'handOn',
): Result<void, ActionRefusal> {
  const { actions } = found;
  if (!isOwnWork(session, found)) return fail('approval.notYourDepartment');
  if (!isUnderReview(found)) return notAllowedNow(actions, kind);

  const may = mayAct(actions, session.operator, acceptedByOf(found));
  if (!may.ok) return may;
  return mayDo(actions, kind) ? succeed(undefined) : fail('approval.wrongStep');
}

/** What moves a due date: of an item whose day was announced for everybody nothing does, and no paper says so. */
export function checkCounted({ actions }: FoundSubCase): Result<void, 'approval.dayFixed'> {
  return isFixed(actions) ? fail('approval.dayFixed') : succeed(undefined);
}

/** 容缺: the result is withheld until everything is there (domain.md C.7), which is said where nothing else is in the way. */
export function checkMayGrant(
  found: FoundSubCase,
  session: Session,
): Result<void, ActionRefusal | 'approval.materialsOutstanding'> {
  const may = checkMayAct(found, session, 'grant');
  const { length: count } = openDeferrals(found.actions);
  if (may.ok || may.failure.code !== 'approval.wrongStep' || count === 0) return may;
  if (currentStep(found.actions).step.kind !== 'decide') return may;
  return fail('approval.materialsOutstanding', { count });
}

function isUnderReview({ actions }: FoundSubCase): boolean {
  const status = statusOf(actions);
  return status === 'accepted' || status === 'reviewing';
}

import { assert } from '../../kernel/assert.ts';
import { fail, succeed, type Result } from '../../kernel/result.ts';
import type { SubCaseAction } from '../case/case-action.ts';
import { isDisputed, openingOf, statusOf } from '../case/case-flow.ts';
import {
  decidingDepartment,
  departmentsInTurn,
  departmentsOfPath,
  reviewPositionOf,
} from '../case/review-position.ts';
import type { ReviewStep } from '../catalogue/service-item.ts';
import { hasRole, type DepartmentId, type Operator, type OperatorId } from '../staff/operator.ts';

/** The step of the review path that is due now. */
export function currentStep(actions: readonly SubCaseAction[]): {
  readonly index: number;
  readonly step: ReviewStep;
} {
  const { step: index } = reviewPositionOf(actions);
  const step = openingOf(actions).reviewPath[index];
  assert(step !== undefined, 'a review path ends with its decision, and nothing moves past it');
  return { index, step };
}

/** Why it is not the turn of a department. */
export type TurnRefusal = 'approval.notYourDepartment' | 'approval.notInTurn' | 'approval.alreadyHeard';

/** Why an approver may not act now. */
export type ActRefusal =
  | TurnRefusal
  | 'approval.ownerDisputed'
  | 'approval.notClaimed'
  | 'approval.samePerson'
  | 'approval.wrongStep';

/**
 * Whether this person may give the opinion or take the decision that is due now. Two persons: who gave an opinion or
 * accepted the application does not decide it; except 即办 items, which a delegated operator decides at the window.
 * While bodies dispute whose the item is, nobody acts: what a body without competence decides is void.
 */
export function mayAct(
  actions: readonly SubCaseAction[],
  operator: Operator,
  acceptedBy: OperatorId,
): Result<void, ActRefusal> {
  const { step } = currentStep(actions);
  const delegated = isDelegated(actions, operator);
  const turn = delegated ? succeed(undefined) : checkTurn(actions, operator);
  if (!turn.ok) return turn;
  if (!isUnderReview(actions)) return fail('approval.wrongStep');
  if (isDisputed(actions)) return fail('approval.ownerDisputed');
  if (step.kind === 'countersign') return delegated ? fail('approval.wrongStep') : succeed(undefined);
  if (!holdsClaim(actions, operator, delegated)) return fail('approval.notClaimed');
  if (step.kind === 'decide') return mayDecide(actions, operator, { acceptedBy, delegated });
  return succeed(undefined);
}

/** Whether the department of this person has to act now; the most telling reason where it has not. */
export function checkTurn(
  actions: readonly SubCaseAction[],
  { departmentId }: Pick<Operator, 'departmentId'>,
): Result<void, TurnRefusal> {
  if (departmentId === undefined || !departmentsOfPath(actions).includes(departmentId))
    return fail('approval.notYourDepartment');
  if (departmentsInTurn(actions).includes(departmentId)) return succeed(undefined);
  const { heard } = reviewPositionOf(actions);
  return fail(heard.includes(departmentId) ? 'approval.alreadyHeard' : 'approval.notInTurn');
}

function isUnderReview(actions: readonly SubCaseAction[]): boolean {
  const status = statusOf(actions);
  return status === 'reviewing' || status === 'accepted';
}

/** A delegated operator needs no claim, but takes nothing that another person claimed. */
function holdsClaim(actions: readonly SubCaseAction[], operator: Operator, delegated: boolean): boolean {
  const { claimedBy } = reviewPositionOf(actions);
  return claimedBy === operator.id || (delegated && statusOf(actions) === 'accepted');
}

function mayDecide(
  actions: readonly SubCaseAction[],
  operator: Operator,
  { acceptedBy, delegated }: { readonly acceptedBy: OperatorId; readonly delegated: boolean },
): Result<void, ActRefusal> {
  if (!operator.mayDecide && !delegated) return fail('approval.wrongStep');
  if (gaveOpinion(actions, operator.id) || (acceptedBy === operator.id && !delegated))
    return fail('approval.samePerson');
  return succeed(undefined);
}

/** True for a 即办 item that was delegated to this person. */
export function isDelegated(actions: readonly SubCaseAction[], operator: Operator): boolean {
  const { handlingKind, itemCode } = openingOf(actions);
  return handlingKind === 'immediate' && operator.delegatedItems.includes(itemCode);
}

function gaveOpinion(actions: readonly SubCaseAction[], operatorId: OperatorId): boolean {
  return actions.some(({ kind, by }) => kind === 'giveOpinion' && by === operatorId);
}

/** All accounts, and who accepted the application: what tells who is left to decide. */
export type Staff = { readonly operators: readonly Operator[]; readonly acceptedBy: OperatorId };

/** Who could still take the decision: approvers of the deciding department, and delegates of a 即办 item. */
export function decidersLeft(
  actions: readonly SubCaseAction[],
  { operators, acceptedBy }: Staff,
): readonly Operator[] {
  const departmentId = decidingDepartment(actions);
  return operators.filter(
    (one) =>
      isDelegated(actions, one) ||
      (isDecider(one, departmentId) && one.id !== acceptedBy && !gaveOpinion(actions, one.id)),
  );
}

/** True for an approver of the department who may take its decisions. */
export function isDecider(operator: Operator, departmentId: DepartmentId): boolean {
  return hasRole(operator, ['approver']) && operator.departmentId === departmentId && operator.mayDecide;
}

/**
 * True when an opinion of this person would leave nobody in the department who could still decide: the part would be
 * stuck, as who gave an opinion does not decide.
 */
export function isLastDecider(actions: readonly SubCaseAction[], operator: Operator, staff: Staff): boolean {
  const deciders = decidersLeft(actions, staff);
  return deciders.length === 1 && deciders[0]?.id === operator.id;
}

/** True when this person took the decision. */
export function isDecidedBy(actions: readonly SubCaseAction[], operatorId: OperatorId): boolean {
  return actions.some(({ kind, by }) => (kind === 'grant' || kind === 'deny') && by === operatorId);
}

/**
 * 并行会签. True when all that came after the version somebody saw are opinions of other departments at the step both
 * stand at: each says its own, so none was in the way of another.
 */
export function onlyOthersCountersigned(
  actions: readonly SubCaseAction[],
  seenVersion: number,
  { departmentId }: Pick<Operator, 'departmentId'>,
): boolean {
  const since = actions.slice(seenVersion);
  if (since.length === 0) return false;
  const { index, step } = currentStep(actions);
  return (
    step.kind === 'countersign' &&
    since.every(
      (action) =>
        action.kind === 'giveOpinion' &&
        action.step === index &&
        action.departmentId !== undefined &&
        action.departmentId !== departmentId,
    )
  );
}

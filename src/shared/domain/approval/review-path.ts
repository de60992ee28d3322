import { assert } from '../../kernel/assert.ts';
import { fail, succeed, type Result } from '../../kernel/result.ts';
import type { SubCaseAction } from '../case/case-action.ts';
import { openingOf, statusOf } from '../case/case-flow.ts';
import { departmentsInTurn, reviewPositionOf } from '../case/review-position.ts';
import type { ReviewStep } from '../catalogue/service-item.ts';
import { hasRole, type Operator, type OperatorId } from '../staff/operator.ts';

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

/** Why an approver may not act now. */
export type ActRefusal =
  'approval.notYourDepartment' | 'approval.notClaimed' | 'approval.samePerson' | 'approval.wrongStep';

/**
 * Whether this person may give the opinion or take the decision that is due now. Two persons: who gave an opinion or
 * accepted the application does not decide it; except 即办 items, which a delegated operator decides at the window.
 */
export function mayAct(
  actions: readonly SubCaseAction[],
  operator: Operator,
  acceptedBy: OperatorId,
): Result<void, ActRefusal> {
  const { step } = currentStep(actions);
  const delegated = isDelegated(actions, operator);
  const status = statusOf(actions);
  if (!delegated && !departmentsInTurn(actions).some((id) => id === operator.departmentId))
    return fail('approval.notYourDepartment');
  if (status !== 'reviewing' && status !== 'accepted') return fail('approval.wrongStep');
  if (!holdsClaim(actions, operator, delegated)) return fail('approval.notClaimed');
  if (step.kind === 'decide') return mayDecide(actions, operator, { acceptedBy, delegated });
  return succeed(undefined);
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

function isDelegated(actions: readonly SubCaseAction[], operator: Operator): boolean {
  const { handlingKind, itemCode } = openingOf(actions);
  return handlingKind === 'immediate' && operator.delegatedItems.includes(itemCode);
}

function gaveOpinion(actions: readonly SubCaseAction[], operatorId: OperatorId): boolean {
  return actions.some(({ kind, by }) => kind === 'giveOpinion' && by === operatorId);
}

/**
 * True when an opinion of this person would leave nobody in the department who could still decide: the part would be
 * stuck for ever, as who gave an opinion does not decide.
 */
export function isLastDecider(
  actions: readonly SubCaseAction[],
  operator: Operator,
  { operators, acceptedBy }: { readonly operators: readonly Operator[]; readonly acceptedBy: OperatorId },
): boolean {
  const { departmentId } = openingOf(actions);
  const couldDecide = (one: Operator) =>
    hasRole(one, ['approver']) &&
    one.departmentId === departmentId &&
    one.mayDecide &&
    one.id !== acceptedBy &&
    !gaveOpinion(actions, one.id);
  return couldDecide(operator) && !operators.some((one) => one.id !== operator.id && couldDecide(one));
}

/** True when this person took the decision. */
export function isDecidedBy(actions: readonly SubCaseAction[], operatorId: OperatorId): boolean {
  return actions.some(({ kind, by }) => (kind === 'grant' || kind === 'deny') && by === operatorId);
}

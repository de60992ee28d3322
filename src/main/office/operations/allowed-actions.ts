import { isDecider, mayAct } from '../../../shared/domain/approval/review-path.ts';
import { acceptedBy } from '../../../shared/domain/case/accepted-by.ts';
import { ACTION_ROLES, isDisputed, mayDo, openingOf } from '../../../shared/domain/case/case-flow.ts';
import type { SubCaseAction, SubCaseActionKind } from '../../../shared/domain/case/case-action.ts';
import {
  decidingDepartment,
  departmentsInTurn,
  reviewPositionOf,
} from '../../../shared/domain/case/review-position.ts';
import { hasRole } from '../../../shared/domain/staff/operator.ts';
import type { Role } from '../../../shared/domain/staff/operator.ts';
import type { Session } from '../ports/caller.ts';
import type { ReceiveAction } from './find-sub-case.ts';
import { DECIDED_AT_OWN_CENTER } from './own-center.ts';

type Asking = {
  readonly session: Session;
  readonly receive: Pick<ReceiveAction, 'deskId'>;
  /** At the place that took the case in. */
  readonly isOwnCenter: boolean;
};
type Rule = (actions: readonly SubCaseAction[], asking: Asking) => boolean;

const KINDS = Object.keys(ACTION_ROLES) as SubCaseActionKind[];

/**
 * What a person may do to a part now: the table, their roles, and whose turn it is. A page shows these and no others; the
 * operations ask again, each more precisely.
 */
export function allowedActions(
  actions: readonly SubCaseAction[],
  asking: Asking,
): readonly SubCaseActionKind[] {
  return KINDS.filter(
    (kind) =>
      hasRole(asking.session.operator, rolesOf(actions, kind)) &&
      mayDo(actions, kind) &&
      (asking.isOwnCenter || !DECIDED_AT_OWN_CENTER.includes(kind)) &&
      (RULES[kind]?.(actions, asking) ?? true),
  );
}

/** A first notice is the clerk's, a second one a supervisor's. */
function rolesOf(actions: readonly SubCaseAction[], kind: SubCaseActionKind): readonly Role[] {
  if (kind !== 'requestCorrection') return ACTION_ROLES[kind];
  return actions.some((action) => action.kind === kind) ? ['supervisor'] : ['clerk'];
}

/** Of the departments whose turn it is, or delegated at the desk that took it in. */
const isOwnTurn: Rule = (actions, { session, receive }) => {
  const { operator, deskId } = session;
  const { handlingKind, itemCode } = openingOf(actions);
  const ofDepartment = departmentsInTurn(actions).some((id) => id === operator.departmentId);
  if (hasRole(operator, ['approver']) && ofDepartment) return true;
  const isDelegated = handlingKind === 'immediate' && operator.delegatedItems.includes(itemCode);
  return isDelegated && deskId === receive.deskId;
};

/** The step that is due is this person's own. */
const isOwnStep: Rule = (actions, asking) =>
  isOwnTurn(actions, asking) && mayAct(actions, asking.session.operator, acceptedBy(actions)).ok;

/** 延期、终止: whoever takes the decisions of the body, wherever the review stands. */
const isOwnDecision: Rule = (actions, { session }) =>
  isDecider(session.operator, decidingDepartment(actions));

/** Nobody reviews while bodies dispute whose the item is. */
const isFreeTurn: Rule = (actions, asking) => isOwnTurn(actions, asking) && !isDisputed(actions);

/** Who claimed it gives it back. */
const isOwnClaim: Rule = (actions, { session }) =>
  reviewPositionOf(actions).claimedBy === session.operator.id;

function isUnclaimed(actions: readonly SubCaseAction[]): boolean {
  return reviewPositionOf(actions).claimedBy === null;
}

/** A supervisor does it to the work of anybody. */
const orSupervisor =
  (rule: Rule): Rule =>
  (actions, asking) =>
    hasRole(asking.session.operator, ['supervisor']) || rule(actions, asking);

const RULES: Partial<Record<SubCaseActionKind, Rule>> = {
  startReview: isFreeTurn,
  releaseReview: orSupervisor(isOwnClaim),
  handOn: isOwnStep,
  giveOpinion: isOwnStep,
  sendBack: isOwnStep,
  grant: isOwnStep,
  deny: isOwnStep,
  suspend: isOwnStep,
  resume: isOwnTurn,
  extend: isOwnDecision,
  disputeOwner: (actions, asking) =>
    isOwnTurn(actions, asking) && (isUnclaimed(actions) || isOwnClaim(actions, asking)),
  answerUrge: isOwnTurn,
  terminate: orSupervisor(isOwnDecision),
  produce: () => false,
};

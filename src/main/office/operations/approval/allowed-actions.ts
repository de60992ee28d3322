import type { SubCaseActionKind } from '../../../../shared/domain/case/case-action.ts';
import { ACTION_ROLES, mayDo } from '../../../../shared/domain/case/case-flow.ts';
import { reviewPositionOf } from '../../../../shared/domain/case/review-position.ts';
import { hasRole } from '../../../../shared/domain/staff/operator.ts';
import type { Operator } from '../../../../shared/domain/staff/operator.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import {
  checkDecider,
  checkLeavesDecider,
  checkMayAct,
  checkMayClaim,
  checkMayGrant,
  checkOwnTurn,
  checkOwnWork,
} from './access.ts';
import type { Acting } from './access.ts';

type Ask = {
  readonly found: FoundSubCase;
  readonly acting: Acting;
  readonly operators: readonly Operator[];
};

const may =
  (kind: Parameters<typeof checkMayAct>[2]) =>
  ({ found, acting }: Ask): boolean =>
    checkMayAct(found, acting.session, kind).ok;

const inTurn =
  (kind: SubCaseActionKind) =>
  ({ found, acting }: Ask): boolean =>
    checkOwnTurn(found, acting.session, kind).ok;

/** The same questions the commands ask, so that a page offers what the office will take. */
const REVIEW_RULES: Partial<Record<SubCaseActionKind, (ask: Ask) => boolean>> = {
  startReview: ({ found, acting, operators }) =>
    checkOwnWork(found, acting.session, 'startReview').ok && checkMayClaim(found, acting, operators).ok,
  releaseReview: ({ found, acting }) =>
    checkOwnWork(found, acting.session, 'releaseReview').ok && holdsClaim(found, acting),
  giveOpinion: (ask) =>
    may('giveOpinion')(ask) && checkLeavesDecider(ask.found, ask.acting.session, ask.operators).ok,
  sendBack: may('sendBack'),
  grant: ({ found, acting }) => checkMayGrant(found, acting.session).ok,
  deny: may('deny'),
  suspend: may('suspend'),
  handOn: may('handOn'),
  resume: inTurn('resume'),
  answerUrge: inTurn('answerUrge'),
  disputeOwner: (ask) => inTurn('disputeOwner')(ask) && isFreeFor(ask.found, ask.acting),
  extend: ({ found, acting }) => checkDecider(found, acting.session, 'extend').ok,
  terminate: ({ found, acting }) => checkDecider(found, acting.session, 'terminate').ok,
};

/** What the person may do in a review now; the gate of the contract asks for the role first. */
export function allowedInReview(ask: Ask): readonly SubCaseActionKind[] {
  const { operator } = ask.acting.session;
  return kindsOf(REVIEW_RULES).filter(
    (kind) => hasRole(operator, ACTION_ROLES[kind]) && (REVIEW_RULES[kind]?.(ask) ?? false),
  );
}

const SUPERVISED: readonly SubCaseActionKind[] = [
  'dispatch',
  'urge',
  'expedite',
  'releaseReview',
  'terminate',
  'annul',
];

/** What a supervisor may do now: the table alone says it. */
export function allowedToSupervisor(
  { actions }: FoundSubCase,
  operator: Operator,
): readonly SubCaseActionKind[] {
  return SUPERVISED.filter((kind) => hasRole(operator, ACTION_ROLES[kind]) && mayDo(actions, kind));
}

/** True for the one who claimed the part. */
export function holdsClaim({ actions }: FoundSubCase, { session }: Acting): boolean {
  return reviewPositionOf(actions).claimedBy === session.operator.id;
}

/** True when nobody else has claimed it. */
export function isFreeFor(found: FoundSubCase, acting: Acting): boolean {
  return reviewPositionOf(found.actions).claimedBy === null || holdsClaim(found, acting);
}

function kindsOf(rules: typeof REVIEW_RULES): readonly SubCaseActionKind[] {
  return Object.keys(rules) as SubCaseActionKind[];
}

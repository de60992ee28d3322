import { assert } from '../../kernel/assert.ts';
import type { CaseStatus } from './case-status.ts';
import { isFixed, openDeferrals } from './deadlines.ts';
import { NEXT_ACTIONS, STATUS_AFTER } from './flow-table.ts';
import { openingOf, reviewPositionOf } from './review-position.ts';
import type { SubCaseAction, SubCaseActionKind } from './sub-case-action.ts';

export { openingOf } from './review-position.ts';
export { ACTION_ROLES, NEXT_ACTIONS } from './flow-table.ts';

/** 办件状态. The last action of the main course decides it. */
export function statusOf(actions: readonly SubCaseAction[]): CaseStatus {
  for (const action of actions.toReversed()) {
    const status = statusAfter(action);
    if (status !== null) return status;
  }
  assert(false, 'a stream begins with receive');
}

function statusAfter(action: SubCaseAction): CaseStatus | null {
  if (action.kind === 'accept') return action.due === null ? 'waiting' : 'accepted';
  return STATUS_AFTER[action.kind];
}

/** True when the table allows the action now and the stream's own course does too; who may do it is asked elsewhere. */
export function mayDo(actions: readonly SubCaseAction[], kind: SubCaseActionKind): boolean {
  if (actions.length === 0) return kind === 'receive';
  const allowed: readonly SubCaseActionKind[] = NEXT_ACTIONS[statusOf(actions)];
  return allowed.includes(kind) && (FURTHER_RULES[kind]?.(actions) ?? true);
}

type Rule = (actions: readonly SubCaseAction[]) => boolean;

const isClaimed: Rule = (actions) => reviewPositionOf(actions).claimedBy !== null;

const isAtStep =
  (kind: 'review' | 'countersign' | 'decide'): Rule =>
  (actions) =>
    openingOf(actions).reviewPath[reviewPositionOf(actions).step]?.kind === kind;

/** Decided after a claim, or at the window straight after acceptance when it is 即办. */
const isDecidable: Rule = (actions) =>
  isAtStep('decide')(actions) &&
  (statusOf(actions) === 'accepted' ? openingOf(actions).handlingKind === 'immediate' : isClaimed(actions));

/** 会签 needs no claim: several departments look at once. */
const mayGiveOpinion: Rule = (actions) =>
  isAtStep('countersign')(actions) || (isClaimed(actions) && isAtStep('review')(actions));

/** 容缺: the result is withheld until everything is there, so the grant is. */
const isComplete: Rule = (actions) => openDeferrals(actions).length === 0;

/** An item without an outcome is filed straight after its grant; everything else is handed over first. */
const hasPaper: Rule = (actions) =>
  statusOf(actions) === 'deniedDecision' || openingOf(actions).outcomeKind !== 'none';

const never =
  (kind: SubCaseActionKind): Rule =>
  (actions) =>
    actions.every((action) => action.kind !== kind);

/** True when the first kind came last of the two. */
const isOpen =
  (begin: SubCaseActionKind, end: SubCaseActionKind): Rule =>
  (actions) =>
    actions.findLast(({ kind }) => kind === begin || kind === end)?.kind === begin;

/** What was posted or put into a locker may come back; what a person took away may not. */
const mayComeBack: Rule = (actions) => {
  if (statusOf(actions) === 'ready') return isInForce(actions);
  const manner = actions.findLast((action) => action.kind === 'deliver')?.manner;
  return manner === 'post' || manner === 'locker';
};

/** 结果已被更正或撤销: it is not given out any more. */
const isInForce = never('replaceOutcome');

const isGranted: Rule = (actions) => actions.some(({ kind }) => kind === 'grant');

/** Corrections are asked for once, naming everything (Administrative Licensing Law art. 32); a second is an exception. */
const MOST_CORRECTIONS = 2;

/** What the status alone does not say. */
const FURTHER_RULES: Partial<Record<SubCaseActionKind, Rule>> = {
  startReview: (actions) => !isClaimed(actions) && !isAtStep('countersign')(actions),
  releaseReview: isClaimed,
  handOn: isClaimed,
  giveOpinion: mayGiveOpinion,
  sendBack: (actions) =>
    (isClaimed(actions) || isAtStep('countersign')(actions)) && reviewPositionOf(actions).step > 0,
  suspend: (actions) => isClaimed(actions) && !isFixed(actions),
  extend: (actions) => !isFixed(actions),
  grant: (actions) => isDecidable(actions) && isComplete(actions),
  deny: isDecidable,
  produce: hasPaper,
  archive: (actions) => statusOf(actions) !== 'grantedDecision' || !hasPaper(actions),
  requestCorrection: (actions) =>
    actions.filter(({ kind }) => kind === 'requestCorrection').length < MOST_CORRECTIONS,
  supplyDeferred: (actions) => !isComplete(actions),
  disputeOwner: (actions) => !isOpen('disputeOwner', 'dispatch')(actions),
  expedite: never('expedite'),
  answerUrge: isOpen('urge', 'answerUrge'),
  deliver: isInForce,
  failServing: mayComeBack,
  replaceOutcome: (actions) => isGranted(actions) && isInForce(actions),
};

/** 权属争议 that no supervisor has decided yet. */
export function isDisputed(actions: readonly SubCaseAction[]): boolean {
  return isOpen('disputeOwner', 'dispatch')(actions);
}

/** 督办 that nobody has answered yet. */
export function isUrged(actions: readonly SubCaseAction[]): boolean {
  return isOpen('urge', 'answerUrge')(actions);
}

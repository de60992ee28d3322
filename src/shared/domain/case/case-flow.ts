import { assert } from '../../kernel/assert.ts';
import type { Role } from '../staff/operator.ts';
import type { SubCaseAction, SubCaseActionKind, SubCaseOpening } from './case-action.ts';
import type { CaseStatus } from './case-status.ts';
import { reviewPositionOf } from './review-position.ts';

/** What may be done next. The table is the rule: the desk shows it, the office enforces it. */
export const NEXT_ACTIONS = {
  received: ['accept', 'refuse', 'requestCorrection', 'returnToApplicant', 'withdraw', 'terminate', 'annul'],
  correcting: ['supplyCorrection', 'accept', 'refuse', 'withdraw', 'terminate', 'annul'],
  waiting: ['startClock', 'withdraw', 'terminate', 'annul'],
  accepted: ['startReview', 'grant', 'deny', 'withdraw', 'annul'],
  reviewing: [
    'startReview',
    'releaseReview',
    'giveOpinion',
    'sendBack',
    'grant',
    'deny',
    'suspend',
    'withdraw',
    'annul',
  ],
  suspended: ['resume', 'withdraw', 'annul'],
  grantedDecision: ['produce', 'archive'],
  deniedDecision: ['produce'],
  ready: ['deliver'],
  delivered: ['archive'],
  refused: ['archive'],
  returned: ['archive'],
  withdrawn: ['archive'],
  terminated: ['archive'],
  annulled: [],
  archived: [],
} as const satisfies Record<CaseStatus, readonly SubCaseActionKind[]>;

/**
 * Who may do it; nobody means only the program itself, as a consequence of another action. The gates of the contract
 * say the same, and a test compares them. A clerk reviews and decides 即办 items delegated to them, and no others:
 * approval/review-path.ts.
 */
export const ACTION_ROLES: Readonly<Record<SubCaseActionKind, readonly Role[]>> = {
  receive: ['clerk'],
  accept: ['clerk'],
  refuse: ['clerk'],
  requestCorrection: ['clerk'],
  supplyCorrection: ['clerk'],
  returnToApplicant: ['clerk'],
  withdraw: ['clerk'],
  startClock: [],
  terminate: [],
  startReview: ['approver', 'clerk'],
  releaseReview: ['approver', 'clerk'],
  giveOpinion: ['approver', 'clerk'],
  sendBack: ['approver', 'clerk'],
  suspend: ['approver'],
  resume: ['approver'],
  grant: ['approver', 'clerk'],
  deny: ['approver', 'clerk'],
  produce: ['approver', 'clerk'],
  deliver: ['issuer', 'clerk'],
  archive: ['issuer'],
  annul: ['supervisor'],
};

const STATUS_AFTER: Readonly<Record<Exclude<SubCaseActionKind, 'accept'>, CaseStatus>> = {
  receive: 'received',
  supplyCorrection: 'received',
  requestCorrection: 'correcting',
  startClock: 'accepted',
  startReview: 'reviewing',
  releaseReview: 'reviewing',
  giveOpinion: 'reviewing',
  sendBack: 'reviewing',
  resume: 'reviewing',
  suspend: 'suspended',
  grant: 'grantedDecision',
  deny: 'deniedDecision',
  produce: 'ready',
  deliver: 'delivered',
  archive: 'archived',
  refuse: 'refused',
  returnToApplicant: 'returned',
  withdraw: 'withdrawn',
  terminate: 'terminated',
  annul: 'annulled',
};

/** 办件状态. The last action decides it. */
export function statusOf(actions: readonly SubCaseAction[]): CaseStatus {
  const last = actions.at(-1);
  assert(last !== undefined, 'a stream begins with receive');
  if (last.kind === 'accept') return last.due === null ? 'waiting' : 'accepted';
  return STATUS_AFTER[last.kind];
}

/** How an item was taken in: the facts of its first action. */
export function openingOf(actions: readonly SubCaseAction[]): SubCaseOpening {
  const first = actions[0];
  assert(first?.kind === 'receive', 'a stream begins with receive');
  return first.opening;
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
  (kind: 'review' | 'decide'): Rule =>
  (actions) =>
    openingOf(actions).reviewPath[reviewPositionOf(actions).step]?.kind === kind;

/** Decided after a claim, or at the window straight after acceptance when it is 即办. */
const isDecidable: Rule = (actions) =>
  isAtStep('decide')(actions) &&
  (statusOf(actions) === 'accepted' ? openingOf(actions).handlingKind === 'immediate' : isClaimed(actions));

/** An item without an outcome is filed straight after its grant; everything else is handed over first. */
const hasPaper: Rule = (actions) =>
  statusOf(actions) === 'deniedDecision' || openingOf(actions).outcomeKind !== 'none';

/** What the status alone does not say. Corrections are asked for once, naming everything (Administrative Licensing Law art. 32). */
const FURTHER_RULES: Partial<Record<SubCaseActionKind, Rule>> = {
  startReview: (actions) => !isClaimed(actions),
  releaseReview: isClaimed,
  giveOpinion: (actions) => isClaimed(actions) && isAtStep('review')(actions),
  sendBack: (actions) => isClaimed(actions) && reviewPositionOf(actions).step > 0,
  grant: isDecidable,
  deny: isDecidable,
  produce: hasPaper,
  archive: (actions) => statusOf(actions) !== 'grantedDecision' || !hasPaper(actions),
  requestCorrection: (actions) => actions.every((action) => action.kind !== 'requestCorrection'),
};

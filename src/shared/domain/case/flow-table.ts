import type { Role } from '../staff/operator.ts';
import type { CaseStatus } from './case-status.ts';
import type { SubCaseActionKind } from './sub-case-action.ts';

/** What a supervisor or the clock may do as long as a part is open. */
const WHILE_OPEN = ['expedite', 'recalculate', 'withdraw', 'terminate', 'annul'] as const;

/** What may happen beside a review, as long as it is not decided. */
const BESIDE_REVIEW = ['disputeOwner', 'dispatch', 'urge', 'answerUrge', 'supplyDeferred'] as const;

/** What may be done next (domain.md C.3). The table is the rule: the desk shows it, the office enforces it. */
export const NEXT_ACTIONS = {
  received: ['accept', 'refuse', 'requestCorrection', 'returnToApplicant', 'forward', ...WHILE_OPEN],
  correcting: ['supplyCorrection', 'accept', 'refuse', ...WHILE_OPEN],
  waiting: ['startClock', 'supplyDeferred', ...WHILE_OPEN],
  accepted: ['startReview', 'giveOpinion', 'grant', 'deny', 'extend', ...BESIDE_REVIEW, ...WHILE_OPEN],
  reviewing: [
    'startReview',
    'releaseReview',
    'handOn',
    'giveOpinion',
    'sendBack',
    'grant',
    'deny',
    'suspend',
    'extend',
    ...BESIDE_REVIEW,
    ...WHILE_OPEN,
  ],
  suspended: ['resume', 'supplyDeferred', 'urge', 'answerUrge', ...WHILE_OPEN],
  grantedDecision: ['produce', 'archive'],
  deniedDecision: ['produce'],
  ready: ['deliver', 'failServing', 'destroyOutcome', 'replaceOutcome'],
  delivered: ['archive', 'failServing', 'replaceOutcome'],
  refused: ['archive'],
  returned: ['archive'],
  withdrawn: ['archive'],
  terminated: ['archive'],
  annulled: [],
  archived: ['replaceOutcome'],
} as const satisfies Record<CaseStatus, readonly SubCaseActionKind[]>;

/**
 * Who may do it; nobody means only the program itself, as a consequence of another action or of time. The gates of the
 * contract say the same, and a test compares them. A clerk reviews and decides 即办 items delegated to them, and no
 * others: approval/review-path.ts.
 */
export const ACTION_ROLES: Readonly<Record<SubCaseActionKind, readonly Role[]>> = {
  receive: ['clerk'],
  accept: ['clerk'],
  refuse: ['clerk'],
  requestCorrection: ['clerk', 'supervisor'],
  supplyCorrection: ['clerk'],
  supplyDeferred: ['clerk'],
  returnToApplicant: ['clerk'],
  forward: ['clerk'],
  withdraw: ['clerk'],
  startClock: [],
  terminate: ['approver', 'supervisor'],
  startReview: ['approver', 'clerk'],
  releaseReview: ['approver', 'clerk', 'supervisor'],
  handOn: ['approver'],
  giveOpinion: ['approver', 'clerk'],
  sendBack: ['approver', 'clerk'],
  suspend: ['approver'],
  resume: ['approver'],
  extend: ['approver'],
  recalculate: [],
  grant: ['approver', 'clerk'],
  deny: ['approver', 'clerk'],
  disputeOwner: ['approver'],
  dispatch: ['supervisor'],
  expedite: ['supervisor'],
  urge: ['supervisor'],
  answerUrge: ['approver'],
  produce: ['approver', 'clerk'],
  deliver: ['issuer', 'clerk'],
  failServing: ['issuer', 'clerk'],
  destroyOutcome: ['issuer', 'clerk'],
  replaceOutcome: [],
  archive: ['issuer'],
  annul: ['supervisor'],
};

/** Actions beside the main course: the status stays what it was. */
const NO_CHANGE = null;

/** The status an action leads to; `accept` depends on its clock. */
export const STATUS_AFTER: Readonly<Record<Exclude<SubCaseActionKind, 'accept'>, CaseStatus | null>> = {
  receive: 'received',
  supplyCorrection: 'received',
  requestCorrection: 'correcting',
  startClock: 'accepted',
  startReview: 'reviewing',
  releaseReview: 'reviewing',
  handOn: 'reviewing',
  giveOpinion: 'reviewing',
  sendBack: 'reviewing',
  resume: 'reviewing',
  suspend: 'suspended',
  grant: 'grantedDecision',
  deny: 'deniedDecision',
  produce: 'ready',
  failServing: 'ready',
  deliver: 'delivered',
  destroyOutcome: 'archived',
  archive: 'archived',
  refuse: 'refused',
  returnToApplicant: 'returned',
  forward: 'terminated',
  withdraw: 'withdrawn',
  terminate: 'terminated',
  annul: 'annulled',
  supplyDeferred: NO_CHANGE,
  extend: NO_CHANGE,
  recalculate: NO_CHANGE,
  disputeOwner: NO_CHANGE,
  dispatch: NO_CHANGE,
  expedite: NO_CHANGE,
  urge: NO_CHANGE,
  answerUrge: NO_CHANGE,
  replaceOutcome: NO_CHANGE,
};

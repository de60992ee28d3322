import type { ApprovalView } from '../../../shared/api/office/approval.ts';
import type { ExtensionBasis } from '../../../shared/domain/calendar/case-clock.ts';
import type { SpecialProcedure } from '../../../shared/domain/calendar/special-procedure.ts';
import type { CallResult } from '../../api/call.ts';
import type { OfficeClient } from '../../api/clients.ts';

/** Values a grant gives by field code; where a check fails, the reason and the value as it was entered again. */
export type ProducedWithGrant = {
  readonly produced: Readonly<Record<string, string>>;
  readonly producedOverrides: Readonly<
    Record<string, { readonly reason: string; readonly enteredAgain: string }>
  >;
};

export const NOTHING_PRODUCED: ProducedWithGrant = { produced: {}, producedOverrides: {} };

/** Who works on a part, and what they say of it. */
export type ReviewAction =
  | { readonly kind: 'startReview' | 'releaseReview' }
  | { readonly kind: 'handOn'; readonly to: string }
  | { readonly kind: 'giveOpinion'; readonly recommendation: 'grant' | 'deny'; readonly opinion: string }
  | { readonly kind: 'sendBack'; readonly reason: string }
  | ({ readonly kind: 'grant'; readonly opinion: string } & ProducedWithGrant)
  | { readonly kind: 'deny'; readonly reason: string; readonly legalBasis: string };

/** What happens beside the review: the clock, a dispute, an answer to a supervisor, an end. */
export type BesideAction =
  | {
      readonly kind: 'suspend';
      readonly specialProcedure: SpecialProcedure;
      readonly expectedWorkingDays: number;
      readonly reason: string;
    }
  | {
      readonly kind: 'extend';
      readonly workingDays: number;
      readonly basis: ExtensionBasis;
      readonly reason: string;
    }
  | { readonly kind: 'resume'; readonly note: string }
  | { readonly kind: 'answerUrge'; readonly answer: string }
  | { readonly kind: 'disputeOwner' | 'terminate'; readonly reason: string };

/** What an approver does, as the page says it. */
export type PartAction = ReviewAction | BesideAction;

/** What every command on a part names. */
export type Expected = {
  readonly requestId: string;
  readonly subCaseId: string;
  readonly expectedVersion: number;
};

type Approval = OfficeClient['approval'];
/** What ended a part answers as the supervisor sees it; the approver's view is then asked for. */
type Answer = Promise<CallResult<ApprovalView | null>>;

/** Sends an action to the office. */
export function sendAction(approval: Approval, action: PartAction, expected: Expected): Answer {
  return isBeside(action) ? sendBeside(approval, action, expected) : sendReview(approval, action, expected);
}

function isBeside(action: PartAction): action is BesideAction {
  return ['suspend', 'extend', 'resume', 'answerUrge', 'disputeOwner', 'terminate'].includes(action.kind);
}

function sendReview(approval: Approval, action: ReviewAction, expected: Expected): Answer {
  switch (action.kind) {
    case 'startReview':
      return approval.claim(expected);
    case 'releaseReview':
      return approval.release(expected);
    case 'handOn':
      return approval.handOn({ ...expected, to: action.to });
    case 'giveOpinion': {
      const { recommendation, opinion } = action;
      return approval.giveOpinion({ ...expected, recommendation, opinion });
    }
    case 'sendBack':
      return approval.sendBack({ ...expected, reason: action.reason });
    case 'grant':
      return approval.grant({
        ...expected,
        opinion: action.opinion,
        produced: { ...action.produced },
        producedOverrides: { ...action.producedOverrides },
      });
    case 'deny':
      return approval.deny({ ...expected, reason: action.reason, legalBasis: action.legalBasis });
  }
}

async function sendBeside(approval: Approval, action: BesideAction, expected: Expected): Answer {
  switch (action.kind) {
    case 'suspend': {
      const { specialProcedure, expectedWorkingDays, reason } = action;
      return approval.suspend({ ...expected, specialProcedure, expectedWorkingDays, reason });
    }
    case 'extend': {
      const { workingDays, basis, reason } = action;
      return approval.extend({ ...expected, workingDays, basis, reason });
    }
    case 'resume':
      return approval.resume({ ...expected, note: action.note });
    case 'answerUrge':
      return approval.answerUrge({ ...expected, answer: action.answer });
    case 'disputeOwner':
      return approval.disputeOwner({ ...expected, reason: action.reason });
    case 'terminate': {
      const ended = await approval.terminate({ ...expected, reason: action.reason });
      return ended.ok ? { ok: true, value: null } : ended;
    }
  }
}

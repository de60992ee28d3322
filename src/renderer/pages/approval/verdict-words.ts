import type { ApprovalView } from '../../../shared/api/office/approval.ts';
import type { ReasonKind } from '../../../shared/domain/approval/reason-template.ts';
import { APPROVAL_TEXTS } from '../../../shared/texts/page-approval.ts';

/** What may be said at a step. */
export type Verdict = 'grant' | 'deny' | 'sendBack';

/** A verdict as its choice. */
export type VerdictChoice = { readonly verdict: Verdict; readonly label: string };

/** The verdicts the office would take now. */
export function verdictChoices({ allowed, step }: ApprovalView): readonly VerdictChoice[] {
  const isDecision = step.kind === 'decide';
  const mayGrant = allowed.includes(isDecision ? 'grant' : 'giveOpinion');
  const mayDeny = allowed.includes(isDecision ? 'deny' : 'giveOpinion');
  const grant = isDecision ? APPROVAL_TEXTS.grant : APPROVAL_TEXTS.recommendGrant;
  const deny = isDecision ? APPROVAL_TEXTS.deny : APPROVAL_TEXTS.recommendDeny;
  return [
    ...(mayGrant ? [{ verdict: 'grant', label: grant } as const] : []),
    ...(mayDeny ? [{ verdict: 'deny', label: deny } as const] : []),
    ...(allowed.includes('sendBack')
      ? [{ verdict: 'sendBack', label: APPROVAL_TEXTS.sendBack } as const]
      : []),
  ];
}

/** How a verdict is asked for. */
export type VerdictWords = {
  readonly label: string;
  readonly submit: string;
  readonly templates: ReasonKind;
};

/** Labels and templates of a verdict; before one is chosen those of an opinion. */
export function verdictWords(verdict: Verdict | null, isDecision: boolean): VerdictWords {
  const { opinion, submitOpinion, submitGrant, submitDeny, reason, sendBack, sendBackReason } =
    APPROVAL_TEXTS;
  if (verdict === 'sendBack') return { label: sendBackReason, submit: sendBack, templates: 'sendBack' };
  if (!isDecision) return { label: opinion, submit: submitOpinion, templates: 'giveOpinion' };
  return verdict === 'deny'
    ? { label: reason, submit: submitDeny, templates: 'deny' }
    : { label: opinion, submit: submitGrant, templates: 'grant' };
}

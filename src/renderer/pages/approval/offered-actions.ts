import type { ApprovalView } from '../../../shared/api/office/approval.ts';
import { PART_ACTION_TEXTS } from '../../../shared/texts/page-approval.ts';

/** What may be done beside the opinion and the decision. */
export type OfferedKind = keyof typeof PART_ACTION_TEXTS;

/** Those that ask something first. */
export type FormKind = Exclude<OfferedKind, 'releaseReview'>;

/** An action as its button. */
export type OfferedAction = {
  readonly kind: OfferedKind;
  readonly label: string;
  readonly tone?: 'primary' | 'danger';
};

/** In the order of the work: what is asked for first, what ends it last. */
const ORDER = [
  'answerUrge',
  'resume',
  'suspend',
  'extend',
  'handOn',
  'releaseReview',
  'disputeOwner',
  'terminate',
] as const satisfies readonly OfferedKind[];

const TONES: Partial<Record<OfferedKind, 'primary' | 'danger'>> = {
  answerUrge: 'primary',
  resume: 'primary',
  terminate: 'danger',
};

/** What an action needs beside the right to do it: a button that could only be refused is not shown. */
const NEEDS: Partial<Record<OfferedKind, (view: ApprovalView) => boolean>> = {
  handOn: ({ colleagues }) => colleagues.length > 0,
  extend: ({ extensions, color }) => color !== 'red' && extensions.some(({ workingDays }) => workingDays > 0),
};

/** The actions the office would take now. */
export function offeredActions(view: ApprovalView): readonly OfferedAction[] {
  return ORDER.filter((kind) => view.allowed.includes(kind) && (NEEDS[kind]?.(view) ?? true)).map((kind) => {
    const tone = TONES[kind];
    return { kind, label: PART_ACTION_TEXTS[kind].title, ...(tone && { tone }) };
  });
}

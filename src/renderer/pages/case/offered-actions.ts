import type { CaseView, SubCaseView } from '../../../shared/api/office/case.ts';
import { standingOf } from '../../../shared/domain/case/accept-application.ts';
import type { SubCaseActionKind } from '../../../shared/domain/case/case-action.ts';
import { mayDo } from '../../../shared/domain/case/case-flow.ts';
import type { Role } from '../../../shared/domain/staff/operator.ts';
import { WINDOW_FORM_TEXTS } from '../../../shared/texts/page-case-window.ts';

/** Something a window may do with a case. */
export type OfferedKind = keyof typeof WINDOW_FORM_TEXTS;

/** A new case about this one. */
export type NewCaseKind = 'corrects' | 'revokes' | 'reopens';

export type OfferedAction = {
  readonly kind: OfferedKind;
  readonly label: string;
  readonly tone?: 'danger';
};

type Part = Pick<SubCaseView, 'projection' | 'actions' | 'allowed'>;

/** Which part each of them is about; what no part allows is not offered. */
const FITS: Readonly<Record<OfferedKind, (part: Part) => boolean>> = {
  accept: ({ allowed }) => allowed.includes('accept'),
  correct: (part) => part.allowed.includes('requestCorrection') && !wasCorrected(part),
  correctAgain: (part) => part.allowed.includes('requestCorrection') && wasCorrected(part),
  refuse: ({ allowed }) => allowed.includes('refuse'),
  returnToApplicant: ({ allowed }) => allowed.includes('returnToApplicant'),
  withdraw: ({ allowed }) => allowed.includes('withdraw'),
  corrects: mayReplace,
  revokes: mayReplace,
  reopens: ({ projection: { status, decision } }) => standingOf(status) === 'failed' || decision === 'denied',
};

/** Ends something: asked for twice. */
export const GRAVE: readonly OfferedKind[] = ['refuse', 'returnToApplicant', 'withdraw'];

/** A new case begins at a window, whoever may look at this one. */
const NEW_CASE: readonly OfferedKind[] = ['corrects', 'revokes', 'reopens'];

function wasCorrected({ actions }: Part): boolean {
  return actions.some(({ kind }) => kind === 'requestCorrection');
}

/** A result that stands and that nothing replaced yet. */
function mayReplace({ actions }: Part): boolean {
  return actions.length > 0 && mayDo(actions, 'replaceOutcome');
}

/** The parts an action may be about. */
export function partsFor(
  { subCases }: Pick<CaseView, 'subCases'>,
  kind: OfferedKind,
): readonly SubCaseView[] {
  return subCases.filter(FITS[kind]);
}

/** What the caller may do with the case now, in the order of the work. */
export function offeredActions(
  view: Pick<CaseView, 'subCases'>,
  may: (roles: readonly Role[]) => boolean,
): readonly OfferedAction[] {
  const kinds = Object.keys(FITS) as OfferedKind[];
  return kinds
    .filter((kind) => partsFor(view, kind).length > 0)
    .filter((kind) => !NEW_CASE.includes(kind) || may(['clerk']))
    .map((kind) => ({
      kind,
      label: WINDOW_FORM_TEXTS[kind].title,
      ...(GRAVE.includes(kind) ? ({ tone: 'danger' } as const) : {}),
    }));
}

export function isNewCase(kind: OfferedKind): kind is NewCaseKind {
  return NEW_CASE.includes(kind);
}

const REVIEW: readonly SubCaseActionKind[] = [
  'startReview',
  'giveOpinion',
  'sendBack',
  'grant',
  'deny',
  'resume',
];
const SUPERVISION: readonly SubCaseActionKind[] = ['dispatch', 'urge', 'expedite', 'annul'];

/** The page on which somebody goes on with a part, when it is not this one. */
export function pageFor({ allowed }: Pick<Part, 'allowed'>): 'approval' | 'delivery' | 'supervision' | null {
  if (allowed.includes('deliver')) return 'delivery';
  if (allowed.some((kind) => REVIEW.includes(kind))) return 'approval';
  return allowed.some((kind) => SUPERVISION.includes(kind)) ? 'supervision' : null;
}

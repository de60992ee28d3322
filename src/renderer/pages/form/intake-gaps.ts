import type { DraftView } from '../../../shared/api/office/form.ts';
import type { IntakeOutlook } from '../../../shared/domain/case/intake-outlook.ts';
import { AGENT } from '../../../shared/domain/form/people-of-form.ts';
import { parseLocalDate } from '../../../shared/kernel/time.ts';
import { normalizeValue } from '../../components/normalize-value.ts';
import type { IntakeChoices } from '../../stores/form/intake-choices.ts';
import { isForwardable, isMoot, remedyOf, wayOf } from './intake-decision.ts';
import type { IntakePoint } from './intake-points.ts';

/** Something the decision still lacks, and where on the page it is filled in. */
export type IntakeGap = {
  readonly about: 'duplicate' | 'forwardTo' | 'remedy' | 'refusal' | 'authority';
  /** Id of the case, key of the point, code of the item. */
  readonly key: string;
};

type Deciding = {
  readonly merged: DraftView['merged'];
  readonly points: readonly IntakePoint[];
  readonly choices: IntakeChoices;
  readonly outlook: IntakeOutlook | null;
  /** Division code of the desk. */
  readonly from: string;
};

/** What is not written or looked at yet, in the order of the page. */
export function gapsOf(deciding: Deciding): readonly IntakeGap[] {
  return [
    ...forwardGap(deciding),
    ...duplicateGaps(deciding),
    ...remedyGaps(deciding),
    ...refusalGaps(deciding.choices),
    ...authorityGap(deciding),
  ];
}

function forwardGap({ merged, choices, from }: Deciding): readonly IntakeGap[] {
  const isMissing = choices.manner === 'forward' && !isForwardable(merged, from, choices.forwardTo);
  return isMissing ? [{ about: 'forwardTo', key: '' }] : [];
}

function duplicateGaps({ choices, outlook }: Deciding): readonly IntakeGap[] {
  const unseen = (outlook?.duplicates ?? []).filter(({ caseId }) => !choices.seen.includes(caseId));
  return unseen.map(({ caseId }) => ({ about: 'duplicate', key: caseId }));
}

function remedyGaps({ merged, points, choices }: Deciding): readonly IntakeGap[] {
  if (choices.manner !== 'decide') return [];
  return points
    .filter((point) => !isMoot(point, merged, choices))
    .filter((point) => wayOf(point, points, { merged, choices }) === 'correct')
    .filter((point) => remedyOf(choices, point).trim() === '')
    .map(({ key }) => ({ about: 'remedy', key }));
}

function refusalGaps({ manner, refusals }: IntakeChoices): readonly IntakeGap[] {
  if (manner === 'forward') return [];
  return Object.entries(refusals)
    .filter(([, { reason, legalBasis }]) => reason.trim() === '' || legalBasis.trim() === '')
    .map(([key]) => ({ about: 'refusal', key }));
}

/** Both or neither: an authority without an end is none. */
function authorityGap({ choices: { authority } }: Deciding): readonly IntakeGap[] {
  const { scope, until } = authority;
  const isNone = scope.trim() === '' && until === '';
  const isWhole = scope.trim() !== '' && parseLocalDate(normalizeValue('date', until)) !== undefined;
  return isNone || isWhole ? [] : [{ about: 'authority', key: '' }];
}

/** True when the form names somebody who acts for the applicant. */
export function hasAgent({ merged, draft }: DraftView): boolean {
  return merged.fields.some(
    ({ definition: { person, searchable, fieldCode } }) =>
      person === AGENT && searchable === 'identityNumber' && (draft.answers[fieldCode]?.value ?? '') !== '',
  );
}

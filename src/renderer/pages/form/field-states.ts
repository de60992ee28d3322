import type { DraftView } from '../../../shared/api/office/form.ts';
import type { IdentityCard } from '../../../shared/domain/applicant/identity-card.ts';
import type { MergedField } from '../../../shared/domain/catalogue/merged-application.ts';
import type { FieldValue, FormIssue } from '../../../shared/domain/form/draft.ts';
import { FORM_TEXTS, ISSUE_TEXTS, REQUIRED_TEXTS } from '../../../shared/texts/page-form.ts';
import type { FieldState } from '../../components/FieldRow.vue';
import type { Edits, TypedAnswer } from '../../stores/form/edits.ts';

/** Everything that the look of a field depends on. */
export type FormSituation = {
  readonly view: DraftView;
  readonly edits: Edits;
  readonly elsewhere: readonly string[];
  /** True once the clerk tried to accept: from then on missing fields are marked. */
  readonly attempted: boolean;
  /** Cards read on this page, by person, to show what a card says where nothing was overwritten. */
  readonly cards: Readonly<Record<string, IdentityCard>>;
};

/** A heading of the form with its fields; a card on the reader fills the fields of `person`. */
export type FieldGroup = {
  readonly name: string;
  readonly person: string;
  readonly takesCard: boolean;
  readonly fields: readonly MergedField[];
};

const CHECKED_NUMBER: readonly FormIssue['reason'][] = [
  'identityNumberCheckDigit',
  'identityNumberLength',
  'identityNumberBirthDate',
];

/** Fields under their headings, in the order of the catalogue. */
export function groupFields(fields: readonly MergedField[]): readonly FieldGroup[] {
  const groups = new Map<string, MergedField[]>();
  for (const field of fields) {
    const { group } = field.definition;
    groups.set(group, [...(groups.get(group) ?? []), field]);
  }
  return [...groups].map(([name, members]) => {
    const fromCard = members.find(({ definition }) => definition.fromCard !== undefined);
    return {
      name,
      person: (fromCard ?? members[0])?.definition.person ?? '',
      takesCard: fromCard !== undefined,
      fields: members,
    };
  });
}

/** What a field looks like now: typed or scanned and unsaved, saved, or read from a card. */
export function stateOf(field: MergedField, situation: FormSituation): FieldState {
  const { fieldCode } = field.definition;
  const { view, edits, elsewhere } = situation;
  const saved = view.draft.answers[fieldCode];
  const savedValue = saved?.value ?? '';
  const value = edits.answers[fieldCode]?.value ?? savedValue;
  return {
    value,
    provenance: saved?.provenance ?? null,
    unsaved: value === savedValue ? null : howEntered(edits.answers[fieldCode]),
    conflict: conflictOf(field, situation),
    elsewhere: elsewhere.includes(fieldCode) ? savedValue : null,
    neededBy: FORM_TEXTS.neededBy(itemNames(view, field.neededBy).join('、')),
    ...verdictOn(fieldCode, situation),
  };
}

function howEntered(answer: TypedAnswer | undefined): 'typed' | 'scanned' {
  return answer?.scanned ? 'scanned' : 'typed';
}

/** What the office's check says of a field, as the form shows it. */
function verdictOn(fieldCode: string, situation: FormSituation) {
  const issue = issuesLeft(situation).find(({ where, code }) => where === 'field' && code === fieldCode);
  const overrideReason = situation.view.draft.answers[fieldCode]?.overrideReason ?? null;
  if (!issue) return { problem: null, isMissing: false, mayOverride: false, overrideReason: null };
  const isMissing = issue.reason === 'required';
  const isOverridden = issue.reason === 'overridden';
  return {
    problem: isMissing || isOverridden ? null : wordsOf(issue),
    isMissing: isMissing && situation.attempted,
    mayOverride: CHECKED_NUMBER.includes(issue.reason),
    overrideReason: isOverridden ? overrideReason : null,
  };
}

/** The office's issues without those that what was just typed has already dealt with. */
export function issuesLeft({ view, edits }: Pick<FormSituation, 'view' | 'edits'>): readonly FormIssue[] {
  return view.issues.filter(({ where, code, reason }) => {
    if (where === 'question') return edits.situation[code] === undefined;
    if (where === 'material') return edits.originalsSeen[code] !== true;
    const typed = edits.answers[code];
    return typed === undefined || (reason === 'required' && typed.value.trim() === '');
  });
}

/** What an issue is about, as the form labels it. */
export function labelOf(issue: FormIssue, { merged }: DraftView): string {
  if (issue.where === 'question') {
    return merged.questions.find(({ questionCode }) => questionCode === issue.code)?.text ?? issue.code;
  }
  if (issue.where === 'material') {
    return (
      merged.materials.find(({ definition }) => definition.materialCode === issue.code)?.definition.name ??
      issue.code
    );
  }
  const field = merged.fields.find(({ definition }) => definition.fieldCode === issue.code)?.definition;
  return field ? `${field.group} · ${field.label}` : issue.code;
}

/** What is wrong, in words. */
export function wordsOf({ reason, where }: FormIssue): string {
  return reason === 'required' ? REQUIRED_TEXTS[where] : ISSUE_TEXTS[reason];
}

export function itemNames({ merged }: DraftView, codes: readonly string[]): readonly string[] {
  return codes.map((code) => merged.items.find(({ item }) => item.itemCode === code)?.item.name ?? code);
}

/** True when a card filled the person's fields. */
export function isFilledByCard(
  fields: readonly MergedField[],
  answers: Readonly<Record<string, FieldValue>>,
): boolean {
  return fields.some(({ definition }) => answers[definition.fieldCode]?.provenance.kind === 'identityCard');
}

function conflictOf({ definition }: MergedField, { view, cards }: FormSituation): string | null {
  if (!view.conflicts.includes(definition.fieldCode)) return null;
  const card = cards[definition.person];
  const readable = definition.fromCard !== undefined && !['sex', 'nation'].includes(definition.fromCard);
  const value = card && readable ? cardValue(card, definition.fromCard) : '';
  return value === '' ? FORM_TEXTS.conflict : FORM_TEXTS.conflictWith(value);
}

function cardValue(card: IdentityCard, datum: MergedField['definition']['fromCard']): string {
  switch (datum) {
    case 'name':
    case 'address':
    case 'bornOn':
    case 'identityNumber':
      return card[datum];
    case 'validUntil':
      return card.validUntil ?? '';
    default:
      return '';
  }
}

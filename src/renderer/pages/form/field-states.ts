import type { DraftView } from '../../../shared/api/office/form.ts';
import type { MergedField } from '../../../shared/domain/catalogue/merged-application.ts';
import type { FieldValue, FormIssue } from '../../../shared/domain/form/draft.ts';
import {
  FORM_TEXTS,
  boundText,
  ISSUE_TEXTS,
  LENGTH_TEXTS,
  REQUIRED_TEXTS,
  SOURCE_TEXTS,
} from '../../../shared/texts/page-form.ts';
import { COMMON_TEXTS } from '../../../shared/texts/page.ts';
import type { ConflictChoice } from '../../components/ConflictRow.vue';
import type { FieldState } from '../../components/FieldRow.vue';
import type { Edits, TypedAnswer } from '../../stores/form/edits.ts';

/** Everything that the look of a field depends on. */
export type FormSituation = {
  readonly view: DraftView;
  readonly edits: Edits;
  readonly elsewhere: readonly string[];
  /** True once the clerk tried to accept: from then on missing fields are marked. */
  readonly attempted: boolean;
  /** True for what may be seen and not changed: in a supplement everything nobody asked for. */
  readonly isLocked: IsLocked;
};

/** Whether a field or paper may only be looked at. */
export type IsLocked = (where: 'field' | 'material', code: string) => boolean;

/** A heading of the form with its fields; a card on the reader fills the fields of `person`. */
export type FieldGroup = {
  readonly name: string;
  readonly person: string;
  readonly takesCard: boolean;
  readonly fields: readonly MergedField[];
};

const CHECKED_NUMBER: readonly FormIssue['reason'][] = [
  'identityNumberCheckDigit',
  'creditCodeCheckCharacter',
];

/** Fields under their headings, in the order of the catalogue. */
export function groupFields(fields: readonly MergedField[], isLocked: IsLocked): readonly FieldGroup[] {
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
      takesCard: members.some(
        ({ definition }) => definition.fromCard !== undefined && !isLocked('field', definition.fieldCode),
      ),
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
    conflicts: conflictsOf(field, value, view),
    hint: hintOf(field),
    elsewhere: elsewhere.includes(fieldCode) ? savedValue : null,
    neededBy: FORM_TEXTS.neededBy(itemNames(view, field.neededBy).join('、')),
    ...verdictOn(fieldCode, situation),
    ...(situation.isLocked('field', fieldCode) && { isLocked: true, mayOverride: false, proposal: null }),
  };
}

function howEntered(answer: TypedAnswer | undefined): 'typed' | 'scanned' {
  return answer?.scanned ? 'scanned' : 'typed';
}

/** What the office's check says of a field, as the form shows it; conflicts are shown by themselves. */
function verdictOn(fieldCode: string, situation: FormSituation) {
  const issue = issuesLeft(situation).find(
    ({ where, code, reason }) => where === 'field' && code === fieldCode && reason !== 'conflict',
  );
  if (!issue) return NOTHING_TO_SAY;
  const { reason, severity, proposal = null } = issue;
  if (reason === 'required') return { ...NOTHING_TO_SAY, isMissing: situation.attempted };
  if (reason === 'overridden') {
    const { overrideReason = null } = situation.view.draft.answers[fieldCode] ?? {};
    return { ...NOTHING_TO_SAY, overrideReason };
  }
  if (severity === 'warning') return { ...NOTHING_TO_SAY, warning: wordsOf(issue), proposal };
  return { ...NOTHING_TO_SAY, problem: wordsOf(issue), mayOverride: CHECKED_NUMBER.includes(reason) };
}

const NOTHING_TO_SAY = {
  problem: null,
  warning: null,
  isMissing: false,
  mayOverride: false,
  overrideReason: null,
  proposal: null,
} as const;

/** What the strictest rule asks for, and how dates are written. */
function hintOf({ definition, rule }: MergedField): string {
  if (definition.kind === 'date') return FORM_TEXTS.datePlaceholder;
  const least = rule.minLength > 1 ? [FORM_TEXTS.atLeast(rule.minLength)] : [];
  return [...rule.patterns.map(({ hint }) => hint), ...least].join(COMMON_TEXTS.semicolon);
}

/** The office's issues without those that what was just typed has already dealt with. */
export function issuesLeft({ view, edits }: Pick<FormSituation, 'view' | 'edits'>): readonly FormIssue[] {
  return view.issues.filter(({ where, code, reason }) => {
    if (where === 'application' || reason === 'conflict') return true;
    if (where === 'question') return edits.situation[code] === undefined;
    if (where === 'material') return edits.originalsSeen[code] !== true || reason !== 'required';
    const typed = edits.answers[code];
    return typed === undefined || (reason === 'required' && typed.value.trim() === '');
  });
}

/** What an issue is about, as the form labels it. */
export function labelOf(issue: FormIssue, { merged }: DraftView): string {
  if (issue.where === 'application') return merged.name;
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
export function wordsOf(issue: FormIssue): string {
  const { reason, where, characters = 0, hint } = issue;
  if (reason === 'required') return REQUIRED_TEXTS[where];
  if (reason === 'tooLong' || reason === 'tooShort') return LENGTH_TEXTS[reason](characters);
  return boundText(issue) ?? hint ?? ISSUE_TEXTS[reason];
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

/** The value on the screen beside what each other source says, in the words of the form. */
function conflictsOf(
  { definition: { fieldCode, choices = [] } }: MergedField,
  here: string,
  view: DraftView,
): readonly ConflictChoice[] {
  const inWords = (value: string) =>
    choices.find((choice) => choice.value === value)?.label ?? (value || COMMON_TEXTS.dash);
  return view.conflicts
    .filter((conflict) => conflict.fieldCode === fieldCode)
    .map(({ value, provenance: { kind } }) => ({
      source: kind,
      label: SOURCE_TEXTS[kind],
      here: inWords(here),
      other: inWords(value),
    }));
}

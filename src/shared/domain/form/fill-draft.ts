import type { CardReading, IdentityCard } from '../applicant/identity-card.ts';
import { cardAsItStands } from '../applicant/newest-address.ts';
import type { FieldDefinition } from '../catalogue/field-definition.ts';
import { parseInstant, type Instant } from '../../kernel/time.ts';
import { assert } from '../../kernel/assert.ts';
import { ownValue } from '../../kernel/own-value.ts';
import type { OperatorId } from '../staff/operator.ts';
import type { Draft, FieldConflict, FieldValue, FormAnswers, Provenance } from './draft.ts';
import { fillFields, type Fillable, type Filled } from './fill-fields.ts';

/**
 * What a page may say of a field: its value, why a failing value is right, and whether a scanner or a hand put it in;
 * never that it was read from a card.
 */
export type FieldChange = {
  readonly value: string;
  readonly overrideReason?: string;
  readonly scanned?: true;
};

/**
 * Applies what the clerk typed or scanned. An unchanged value keeps its provenance (but a scan confirms what was
 * typed), an edited one becomes typed or scanned, an empty one removes the field; spaces around a value do not count.
 */
export function changeAnswers(
  draft: Pick<Draft, 'answers'>,
  changes: Readonly<Record<string, FieldChange>>,
  ...[by, at]: readonly [by: OperatorId, at: Instant]
): FormAnswers {
  const answers: Record<string, FieldValue> = { ...draft.answers };
  for (const [fieldCode, change] of Object.entries(changes)) {
    const value = change.value.trim();
    const before = ownValue(draft.answers, fieldCode);
    if (value === '') delete answers[fieldCode];
    else answers[fieldCode] = changedValue(before, { ...change, value }, atDesk(change, by, at));
  }
  return answers;
}

function atDesk({ scanned }: FieldChange, by: OperatorId, at: Instant): Provenance {
  return { kind: scanned ? 'scanned' : 'typed', by, at };
}

function changedValue(before: FieldValue | undefined, change: FieldChange, now: Provenance): FieldValue {
  const unchanged = before?.value === change.value;
  const keepsMark = unchanged && !(change.scanned && before.provenance.kind === 'typed');
  const reason = change.overrideReason ?? (unchanged ? before.overrideReason : undefined);
  return {
    value: change.value,
    provenance: keepsMark ? before.provenance : now,
    ...(reason?.trim() ? { overrideReason: reason.trim() } : {}),
  };
}

/** 预填. Fills the fields of one person from a verified reading; see `fillFields` for what stays. */
export function fillFromReading(
  draft: Fillable,
  fields: readonly FieldDefinition[],
  ...[person, reading]: readonly [person: string, reading: CardReading]
): Filled {
  const card = cardAsItStands(reading);
  const offers = fields
    .filter((definition) => definition.person === person)
    .map((definition) => ({ definition, value: valueOnCard(definition, card) }))
    .filter(({ value }) => value !== '');
  return fillFields(draft, offers, provenanceOf(reading));
}

function provenanceOf(reading: CardReading): FieldConflict['provenance'] {
  const { readingId, stationId, deviceSerial, simulated, readAt } = reading;
  const at = parseInstant(readAt);
  assert(at !== undefined, 'the office verified the reading, its time among the rest');
  return { kind: 'identityCard', readingId, stationId, deviceSerial, simulated, readAt: at };
}

function valueOnCard({ fromCard }: FieldDefinition, card: IdentityCard): string {
  if (fromCard === undefined) return '';
  if (fromCard === 'sex') return card.sexCode;
  if (fromCard === 'nation') return card.nationCode;
  return (card[fromCard] ?? '').trim();
}

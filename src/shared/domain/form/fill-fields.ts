import type { FieldDefinition } from '../catalogue/field-definition.ts';
import { ownValue } from '../../kernel/own-value.ts';
import type { FieldConflict, FieldValue, FillingSource, FormAnswers } from './draft.ts';

/** What filling works on, and what it gives back. */
export type Filled = { readonly answers: FormAnswers; readonly conflicts: readonly FieldConflict[] };

/** A draft as the functions that fill it see it. */
export type Fillable = {
  readonly answers: FormAnswers;
  readonly conflicts?: readonly FieldConflict[];
};

/** What another source says of one field. */
export type Offer = { readonly definition: FieldDefinition; readonly value: string };

/** Where two sources say the same, the stronger mark stays: who compared a card saw the person. */
const STRENGTH: Readonly<Record<FieldValue['provenance']['kind'], number>> = {
  typed: 0,
  scanned: 0,
  earlierCase: 1,
  doorPlate: 2,
  identityCard: 3,
};

/**
 * 预填. Fills fields from one source. Empty fields are filled, what the same source filled before is replaced; any other,
 * different value stays and becomes a conflict that shows both. Nothing is overwritten without the clerk.
 */
export function fillFields(
  { answers: before, conflicts = [] }: Fillable,
  offers: readonly Offer[],
  provenance: FieldConflict['provenance'],
): Filled {
  const answers: Record<string, FieldValue> = { ...before };
  const open = conflicts.filter(
    (conflict) =>
      conflict.provenance.kind !== provenance.kind ||
      !offers.some(({ definition }) => definition.fieldCode === conflict.fieldCode),
  );
  for (const { definition, value } of offers) {
    const { fieldCode } = definition;
    const known = ownValue(before, fieldCode);
    if (known === undefined || known.provenance.kind === provenance.kind) {
      answers[fieldCode] = { value, provenance };
    } else if (!isSameValue(definition, known.value, value)) {
      open.push({ fieldCode, value, provenance });
    } else if (STRENGTH[known.provenance.kind] < STRENGTH[provenance.kind]) {
      answers[fieldCode] = { ...known, value, provenance };
    }
  }
  return settleEqual(
    { answers, conflicts: open },
    offers.map(({ definition }) => definition),
  );
}

/**
 * The clerk's decision: takes what the source says, with its mark, or keeps what stands in the form. A conflict that is
 * gone already was decided at another desk: nothing happens.
 */
export function settleConflict(
  draft: Fillable,
  settled: { readonly fieldCode: string; readonly source: FillingSource; readonly take: boolean },
  fields: readonly FieldDefinition[],
): Filled {
  const { answers, conflicts = [] } = draft;
  const { fieldCode, source, take } = settled;
  const found = conflicts.find(
    (conflict) => conflict.fieldCode === fieldCode && conflict.provenance.kind === source,
  );
  const left = conflicts.filter((conflict) => conflict !== found);
  if (!found || !take) return { answers, conflicts: left };
  const { value, provenance } = found;
  const taken = { answers: { ...answers, [fieldCode]: { value, provenance } }, conflicts: left };
  return settleEqual(taken, fields);
}

/** Ends conflicts about nothing: where both say the same by now, the value stays, with the stronger of the two marks. */
export function settleEqual(
  { answers, conflicts = [] }: Fillable,
  fields: readonly FieldDefinition[],
): Filled {
  const definitions = new Map(fields.map((definition) => [definition.fieldCode, definition]));
  const confirmed: Record<string, FieldValue> = { ...answers };
  const left = conflicts.filter(({ fieldCode, value, provenance }) => {
    const stated = ownValue(answers, fieldCode);
    const definition = definitions.get(fieldCode);
    if (!stated || !definition || !isSameValue(definition, stated.value, value)) return true;
    if (STRENGTH[stated.provenance.kind] < STRENGTH[provenance.kind]) {
      confirmed[fieldCode] = { ...stated, value, provenance };
    }
    return false;
  });
  return { answers: confirmed, conflicts: left };
}

/** A clerk may have typed the last character of a number small. Names are compared as they are written. */
function isSameValue({ kind }: FieldDefinition, left: string, right: string): boolean {
  const isNumber = kind === 'identityNumber' || kind === 'creditCode';
  return isNumber ? left.toUpperCase() === right.toUpperCase() : left === right;
}

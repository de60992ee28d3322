import { checkIdentityNumber } from '../applicant/identity-number.ts';
import type { MergedApplication, MergedField, MergedMaterial } from '../catalogue/merged-application.ts';
import type { FieldDefinition } from '../catalogue/field-definition.ts';
import { parseLocalDate } from '../../kernel/time.ts';
import type { Draft, FieldValue, FormIssue } from './draft.ts';
import { isReplacedByCard } from './replaced-by-card.ts';

type Reason = FormIssue['reason'];

/** Foreign numbers and extensions are in use, so only the characters and the length are checked. */
const PHONE = /^\+?[\d\s()-]{5,24}$/;
const DECIMAL = /^-?\d{1,15}(?:\.\d{1,6})?$/;

/** What is still missing or wrong, questions first, then fields, then materials; no `error` means it can be accepted. */
export function checkDraft(
  merged: MergedApplication,
  draft: Pick<Draft, 'answers' | 'materials'>,
): readonly FormIssue[] {
  return [
    ...merged.openQuestions.map((code): FormIssue => ({
      where: 'question',
      code,
      severity: 'error',
      reason: 'required',
    })),
    ...merged.fields.flatMap((field) => checkField(field, draft.answers[field.definition.fieldCode])),
    ...merged.materials.flatMap((material) => checkMaterial(material, merged, draft)),
  ];
}

function checkField({ definition, required }: MergedField, answer: FieldValue | undefined): FormIssue[] {
  const issue = { where: 'field', code: definition.fieldCode } as const;
  if (answer === undefined) return required ? [{ ...issue, severity: 'error', reason: 'required' }] : [];
  const reason = wrongWith(definition, answer.value);
  if (reason === undefined) return [];
  if (definition.kind === 'identityNumber' && reason !== 'tooLong' && answer.overrideReason !== undefined) {
    return [{ ...issue, severity: 'warning', reason: 'overridden' }];
  }
  return [{ ...issue, severity: 'error', reason }];
}

const CHECKS: Record<
  FieldDefinition['kind'],
  (value: string, definition: FieldDefinition) => Reason | undefined
> = {
  text: () => undefined,
  longText: () => undefined,
  address: () => undefined,
  creditCode: () => undefined,
  identityNumber: (value) => {
    const outcome = checkIdentityNumber(value);
    return outcome === 'valid' ? undefined : outcome;
  },
  date: (value) => (parseLocalDate(value) === undefined ? 'dateInvalid' : undefined),
  phone: (value) => (PHONE.test(value) ? undefined : 'phoneInvalid'),
  number: (value) => (DECIMAL.test(value) ? undefined : 'numberInvalid'),
  choice: (value, { choices = [] }) =>
    choices.some((choice) => choice.value === value) ? undefined : 'choiceUnknown',
};

function wrongWith(definition: FieldDefinition, value: string): Reason | undefined {
  return [...value].length > definition.maxLength ? 'tooLong' : CHECKS[definition.kind](value, definition);
}

/** A paper is there when its original was seen, a scan was handed in, an item makes it, or a card reading stands for it. */
function checkMaterial(
  { definition, required, producedBy }: MergedMaterial,
  merged: MergedApplication,
  draft: Pick<Draft, 'answers' | 'materials'>,
): FormIssue[] {
  if (!required || producedBy !== null) return [];
  const handedIn = draft.materials.some(
    ({ materialCode, originalSeen, files }) =>
      materialCode === definition.materialCode && (originalSeen || files.length > 0),
  );
  if (handedIn || isReplacedByCard(definition, merged, draft)) return [];
  return [{ where: 'material', code: definition.materialCode, severity: 'error', reason: 'required' }];
}

import { isLongNumber, maskAddress, maskIdentityNumber, maskPhone } from '../applicant/mask.ts';
import type { MergedField } from '../catalogue/merged-application.ts';
import type { FieldDefinition } from '../catalogue/field-definition.ts';
import type { FormAnswers } from './draft.ts';

/**
 * The answers as screens show them by default: identity, phone and account numbers and addresses hidden in their
 * middle, with the reason for an odd number left out, because it may repeat it.
 */
export function maskAnswers(fields: readonly MergedField[], answers: FormAnswers): FormAnswers {
  const definitions = new Map(fields.map(({ definition }) => [definition.fieldCode, definition]));
  const masked = Object.entries(answers).map(([code, { value, provenance }]) => {
    return [code, { value: maskValue(definitions.get(code), value), provenance }] as const;
  });
  return Object.fromEntries(masked);
}

/** What nobody knows the kind of any more is hidden whole. */
function maskValue(definition: FieldDefinition | undefined, value: string): string {
  if (definition === undefined) return '****';
  if (definition.kind === 'phone') return maskPhone(value);
  if (definition.kind === 'address') return maskAddress(value);
  if (definition.kind === 'identityNumber' || isLongNumber(value)) return maskIdentityNumber(value);
  return value;
}

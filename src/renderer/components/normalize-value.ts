import type { FieldDefinition } from '../../shared/domain/catalogue/field-definition.ts';

const DIGITS_ONLY = /^(\d{4})(\d{2})(\d{2})$/;
const WITH_SEPARATORS = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/;

/** What a clerk types in haste, in the form the office checks: `20200131`, full-width digits, small letters in codes. */
export function normalizeValue(kind: FieldDefinition['kind'], typed: string): string {
  const text = typed.trim();
  if (kind === 'date') return toDateText(text.normalize('NFKC'));
  if (kind === 'identityNumber' || kind === 'creditCode')
    return text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
  if (kind === 'phone' || kind === 'number') return text.normalize('NFKC');
  return text;
}

function toDateText(text: string): string {
  const parts = DIGITS_ONLY.exec(text) ?? WITH_SEPARATORS.exec(text);
  if (!parts) return text;
  const [, year = '', month = '', day = ''] = parts;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

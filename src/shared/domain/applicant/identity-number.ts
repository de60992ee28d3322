import { parseLocalDate, type LocalDate } from '../../kernel/time.ts';

const FORM = /^\d{17}[\dXx]$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/**
 * Checks a 公民身份号码 (GB 11643): form, birth date, check digit. Regions are not checked: numbers keep the code of
 * places that no longer exist. A failed check is a warning to the clerk, because wrong numbers are in real use.
 */
export function checkIdentityNumber(
  text: string,
): 'valid' | 'identityNumberLength' | 'identityNumberCheckDigit' | 'identityNumberBirthDate' {
  if (!FORM.test(text)) return 'identityNumberLength';
  if (bornOnOf(text) === undefined) return 'identityNumberBirthDate';
  return checkCharacterOf(text) === text.charAt(17).toUpperCase() ? 'valid' : 'identityNumberCheckDigit';
}

function checkCharacterOf(text: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text.charAt(i)), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** The number whose first 17 digits these are (ISO 7064, MOD 11-2). */
export function withCheckCharacter(digits: string): string {
  return digits + checkCharacterOf(digits);
}

/** The birth date an identity number states; undefined when it has another form or there is no such day. */
export function bornOnOf(identityNumber: string): LocalDate | undefined {
  if (!FORM.test(identityNumber)) return undefined;
  return parseLocalDate(identityNumber.slice(6, 14).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'));
}

/** GB/T 2261.1 code of the sex an identity number states (17th digit: odd is male); undefined for another form. */
export function sexOf(identityNumber: string): '1' | '2' | undefined {
  if (!FORM.test(identityNumber)) return undefined;
  return Number(identityNumber.charAt(16)) % 2 === 1 ? '1' : '2';
}

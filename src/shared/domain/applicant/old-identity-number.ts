import { bornOnOf, withCheckCharacter } from './identity-number.ts';

const FORM = /^\d{15}$/;
/** Serials kept for people over a hundred years old: their birth year does not begin with 19. */
const CENTENARIANS = /99[6-9]$/;

/**
 * True for a number of the 15 digits that were given until 1999 (GB 11643-1989): two digits of the year, no check
 * digit. Old papers bear them.
 */
export function isOldIdentityNumber(text: string): boolean {
  return FORM.test(text) && bornOnOf(lengthen(text)) !== undefined;
}

/**
 * The 18 characters an old number became; undefined for another form, and where the century is in doubt. Only ever a
 * proposal: the person's card may say something else.
 */
export function convertOldIdentityNumber(text: string): string | undefined {
  return isOldIdentityNumber(text) && !CENTENARIANS.test(text) ? lengthen(text) : undefined;
}

function lengthen(text: string): string {
  return withCheckCharacter(`${text.slice(0, 6)}19${text.slice(6)}`);
}

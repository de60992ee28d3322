const FORM = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * Checks a 统一社会信用代码 (unified social credit code, GB 32100-2015): form, check character. A failed check is a
 * warning to the clerk, because codes that fail it are in real use.
 */
export function checkCreditCode(text: string): 'valid' | 'creditCodeForm' | 'creditCodeCheckCharacter' {
  if (!FORM.test(text)) return 'creditCodeForm';
  return checkCharacterOf(text.slice(0, 17)) === text.charAt(17) ? 'valid' : 'creditCodeCheckCharacter';
}

/** True for a 统一社会信用代码 that passes its check. */
export function isCreditCode(text: string): boolean {
  return checkCreditCode(text) === 'valid';
}

/** MOD 31 with the weights 3^(i-1). */
function checkCharacterOf(text: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of text) {
    sum += CHARACTERS.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return CHARACTERS.charAt((31 - (sum % 31)) % 31);
}

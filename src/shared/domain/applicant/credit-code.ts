const FORM = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** True for a 统一社会信用代码 (unified social credit code): 18 characters with the check character of GB 32100-2015. */
export function isCreditCode(text: string): boolean {
  return FORM.test(text) && checkCharacterOf(text.slice(0, 17)) === text.charAt(17);
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

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHARACTERS = '10X98765432';

/** The check character of the first 17 digits of an identity number (GB 11643, ISO 7064 MOD 11-2). */
export function checkCharacterOf(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17.charAt(i)), 0);
  return CHARACTERS.charAt(sum % 11);
}

/** True for 17 digits and the check character that belongs to them. */
export function hasValidCheckCharacter(identityNumber: string): boolean {
  return (
    /^\d{17}[\dX]$/.test(identityNumber) && checkCharacterOf(identityNumber) === identityNumber.charAt(17)
  );
}

/** Shows the first 3 and last 4 characters of an identity number; short ones are hidden whole. */
export function maskIdentityNumber(identityNumber: string): string {
  return maskMiddle(identityNumber, 3, 4);
}

/** Shows the first 3 and last 4 digits of a phone number; short ones are hidden whole. */
export function maskPhone(phone: string): string {
  return maskMiddle(phone, 3, 4);
}

/** Shows the surname's first character; a single character is hidden. Counts characters, so rare ones stay whole. */
export function maskName(name: string): string {
  const characters = [...name];
  if (characters.length <= 1) return '*'.repeat(characters.length);
  return (characters[0] ?? '') + '*'.repeat(characters.length - 1);
}

/** At least 4 characters are always hidden. */
function maskMiddle(text: string, head: number, tail: number): string {
  const hidden = text.length - head - tail;
  if (hidden < 4) return '*'.repeat(text.length);
  return text.slice(0, head) + '*'.repeat(hidden) + text.slice(-tail);
}

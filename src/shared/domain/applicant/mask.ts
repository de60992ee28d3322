import { checkCreditCode } from './credit-code.ts';
import { bornOnOf } from './identity-number.ts';

/** Shows the first 3 and last 4 characters of an identity number; short ones are hidden whole. */
export function maskIdentityNumber(identityNumber: string): string {
  return maskMiddle(identityNumber, 3, 4);
}

/**
 * The number of an applicant as papers show it: a person's masked (domain rule: the full one only by an act that is
 * logged), a 统一社会信用代码 whole, because it is public and names the organization.
 */
export function maskApplicantNumber(number: string): string {
  return isOfOrganization(number) ? number : maskIdentityNumber(number);
}

/** Numbers of persons have 17 digits first; a code of digits alone has to pass its check and to hold no birth date. */
function isOfOrganization(number: string): boolean {
  const checked = checkCreditCode(number);
  if (checked === 'creditCodeForm') return false;
  return /[A-Z]/.test(number.slice(0, 17)) || (checked === 'valid' && bornOnOf(number) === undefined);
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

/** Where the division ends and the street begins is told by its last character; 小区 and 社区 are no divisions. */
const DIVISIONS = /^(?:[^省市区县旗盟路街号村楼\d]{1,12}(?:省|市|自治州|盟|(?<![小社园])区|县|旗)){1,3}/;

/** Shows the province, city and district an address begins with, and nothing of the street and the house. */
export function maskAddress(address: string): string {
  if (address === '') return '';
  return `${DIVISIONS.exec(address)?.[0] ?? ''}****`;
}

/** True for what looks like the number of an account or a person: 12 digits or more, spaces and hyphens not counted. */
export function isLongNumber(text: string): boolean {
  return /^\d{11,}[\dX]$/i.test(text.replaceAll(/[\s-]/g, ''));
}

/** At least 4 characters are always hidden. */
function maskMiddle(text: string, head: number, tail: number): string {
  const hidden = text.length - head - tail;
  if (hidden < 4) return '*'.repeat(text.length);
  return text.slice(0, head) + '*'.repeat(hidden) + text.slice(-tail);
}

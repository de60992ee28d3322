import { isCreditCode } from '../applicant/credit-code.ts';
import { checkIdentityNumber } from '../applicant/identity-number.ts';
import { isCaseNumber } from './case-number.ts';

/** What a code on a paper or a telephone is: 办件编号, 统一社会信用代码 (electronic business licence), 灵锡码, 门牌. */
export type ScannedKind = 'caseNumber' | 'creditCode' | 'cityCode' | 'doorPlate';

/** 扫码. A code that was recognised, and what it says without prefix and packing. */
export type ScannedCode = { readonly kind: ScannedKind; readonly value: string };

/** Text that comes before a kind of code that has no check character of its own. */
export type ScanPrefix = { readonly prefix: string; readonly kind: ScannedKind };

/** What the scanners of the demonstration are set to send; a centre agrees its own with who issues the codes. */
export const SCAN_PREFIXES: readonly ScanPrefix[] = [
  { prefix: 'LX:', kind: 'cityCode' },
  { prefix: 'MP:', kind: 'doorPlate' },
];

/** `]Q1`: many scanners can name the symbology first (ISO/IEC 15424). */
const SYMBOLOGY = /^\][A-Za-z][0-9A-Za-z]/;
/** Our papers carry the number of the case, of a part or of the paper itself. */
const ON_PAPER = /^(\d{22}[\dA-Z])(?:-\d{2})?(?:-[A-Z]{4}\d*)?$/;
const CREDIT_CODES = /(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])/g;

/** Tells what was scanned by check characters first, by prefix then; undefined when it is nothing we know. */
export function recognizeScan(
  scanned: string,
  prefixes: readonly ScanPrefix[] = SCAN_PREFIXES,
): ScannedCode | undefined {
  const text = scanned.trim().replace(SYMBOLOGY, '');
  const number = ON_PAPER.exec(text)?.[1];
  if (number !== undefined && isCaseNumber(number)) return { kind: 'caseNumber', value: number };
  const named = prefixes.find(({ prefix }) => text.startsWith(prefix) && text.length > prefix.length);
  if (named) return { kind: named.kind, value: text.slice(named.prefix.length) };
  const creditCode = text.match(CREDIT_CODES)?.find(isOfOrganization);
  return creditCode === undefined ? undefined : { kind: 'creditCode', value: creditCode };
}

/** Numbers of persons have 18 characters too, and one in thirty passes the other check. */
function isOfOrganization(text: string): boolean {
  return isCreditCode(text) && checkIdentityNumber(text) !== 'valid';
}

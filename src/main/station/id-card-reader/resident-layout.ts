import { IdentityCard } from '../../../shared/domain/applicant/identity-card.ts';
import { checkIdentityNumber } from '../../../shared/domain/applicant/identity-number.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { parseLocalDate } from '../../../shared/kernel/time.ts';

/** 长期: the card has no end of validity. */
const NO_END = '长期';

/** The text block: 128 UTF-16LE units, filled up with blanks on the right. Offsets and lengths in units (devices.md A.5). */
const FIELDS = {
  name: [0, 15],
  sexCode: [15, 1],
  nationCode: [16, 2],
  bornOn: [18, 8],
  address: [26, 35],
  identityNumber: [61, 18],
  issuingAuthority: [79, 15],
  validFrom: [94, 8],
  validUntil: [102, 8],
} as const;

/** Blank on a resident card; `J` (Hong Kong, Macau, Taiwan), `I` and `Y` (foreigners) have other fields. */
const KIND_UNIT = 124;
const OTHER_KINDS: readonly string[] = ['J', 'I', 'Y'];

/** Text block, photo and their two lengths, as `30 01` answers. */
const TEXT_BYTES = 256;
const PHOTO_BYTES: readonly number[] = [0, 1024];

/** Reads the data of an answer to `30 01`. A card that is not whole and plausible fills no form. */
export function parseBaseData(data: Uint8Array): Result<IdentityCard, 'card.dataInvalid' | 'card.wrongKind'> {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (data.length < 4 + TEXT_BYTES || view.getUint16(0) !== TEXT_BYTES) return fail('card.dataInvalid');
  const photoBytes = view.getUint16(2);
  if (!PHOTO_BYTES.includes(photoBytes) || data.length !== 4 + TEXT_BYTES + photoBytes) {
    return fail('card.dataInvalid');
  }
  return parseTextBlock(data.subarray(4, 4 + TEXT_BYTES));
}

/** Reads the 256 bytes of text. The kind is looked at first: the other layouts put other things in the same places. */
export function parseTextBlock(
  text: Uint8Array,
): Result<IdentityCard, 'card.dataInvalid' | 'card.wrongKind'> {
  const units = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(text);
  if (OTHER_KINDS.includes(units.charAt(KIND_UNIT))) return fail('card.wrongKind');

  const field = ([from, length]: readonly [number, number]): string =>
    units.slice(from, from + length).replace(/[ \0]+$/, '');
  const until = field(FIELDS.validUntil);
  const card = IdentityCard.safeParse({
    kind: 'resident',
    name: field(FIELDS.name),
    sexCode: toSexCode(field(FIELDS.sexCode)),
    nationCode: field(FIELDS.nationCode),
    bornOn: toDashed(field(FIELDS.bornOn)),
    address: field(FIELDS.address),
    identityNumber: field(FIELDS.identityNumber),
    issuingAuthority: field(FIELDS.issuingAuthority),
    validFrom: toDashed(field(FIELDS.validFrom)),
    validUntil: until === NO_END ? null : toDashed(until),
  });
  return card.success && isPlausible(card.data) ? succeed(card.data) : fail('card.dataInvalid');
}

function isPlausible(card: IdentityCard): boolean {
  if (card.name === '' || checkIdentityNumber(card.identityNumber) !== 'valid') return false;
  if (!parseLocalDate(card.bornOn) || !parseLocalDate(card.validFrom)) return false;
  if (card.validUntil === null) return true;
  return parseLocalDate(card.validUntil) !== undefined && card.validFrom <= card.validUntil;
}

function toDashed(day: string): string {
  return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
}

/** Anything the standard does not know is "unknown", never one of the two sexes. */
function toSexCode(code: string): string {
  return ['1', '2', '9'].includes(code) ? code : '0';
}

import { IdentityCard } from '../../../shared/domain/applicant/identity-card.ts';
import { checkIdentityNumber } from '../../../shared/domain/applicant/identity-number.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { parseLocalDate } from '../../../shared/kernel/time.ts';
import { cutFields, trimRight } from './card-layouts.ts';

/** 长期: the card has no end of validity. */
const NO_END = '长期';

const TEXT_BYTES = 256;
/** A card has a photo and two prints of 512 bytes, or says with a length of 0 that it has none. */
const BLOCK_BYTES: readonly number[] = [0, 1024];

/** What a card gave: who it is, its photo as the chip packs it, and how long its prints are. */
export type CardData = {
  readonly card: IdentityCard;
  /** A view into the answer, for the photo decoder; zero when the answer is wiped. */
  readonly photo: Uint8Array;
  readonly fingerprintBytes: number;
};

/** Reads the data of an answer to `30 01` (two lengths). A card that is not whole and plausible fills no form. */
export function parseBaseData(data: Uint8Array): Result<CardData, 'card.dataInvalid'> {
  return parseBlocks(data, 2);
}

/** The same for `30 10`, which has a third length for the prints. Their content is not looked at. */
export function parseDataWithFingerprints(data: Uint8Array): Result<CardData, 'card.dataInvalid'> {
  return parseBlocks(data, 3);
}

function parseBlocks(data: Uint8Array, words: 2 | 3): Result<CardData, 'card.dataInvalid'> {
  const lengths = bigEndianWords(data, words);
  const [textBytes, ...blocks] = lengths;
  if (textBytes !== TEXT_BYTES || !blocks.every((each) => BLOCK_BYTES.includes(each))) {
    return fail('card.dataInvalid');
  }
  const [photoBytes = 0, fingerprintBytes = 0] = blocks;
  const photoAt = 2 * words + TEXT_BYTES;
  const whole = photoAt + photoBytes + fingerprintBytes;
  if (data.length !== whole && data.length !== whole + fillerBytes(blocks)) return fail('card.dataInvalid');
  const card = parseTextBlock(data.subarray(2 * words, photoAt));
  if (!card.ok) return card;
  return succeed({ card: card.value, photo: data.subarray(photoAt, photoAt + photoBytes), fingerprintBytes });
}

/** Some modules send a block of zeros in place of prints that the card does not have: the length tells the truth. */
function fillerBytes([_photo, fingerprints]: readonly number[]): number {
  return fingerprints === 0 ? 1024 : 0;
}

function bigEndianWords(data: Uint8Array, count: number): number[] {
  if (data.length < 2 * count) return [];
  return Array.from({ length: count }, (_, i) => ((data[2 * i] ?? 0) << 8) | (data[2 * i + 1] ?? 0));
}

/** 追加住址. Reads the data of an answer to `30 03`: UTF-16LE, 35 characters filled up with blanks. */
export function parseNewestAddress(data: Uint8Array): string {
  return trimRight(toUnits(data));
}

/** Reads the 256 bytes of text of any kind of card. */
export function parseTextBlock(text: Uint8Array): Result<IdentityCard, 'card.dataInvalid'> {
  const fields = cutFields(toUnits(text));
  const card = IdentityCard.safeParse({
    nationCode: '',
    address: '',
    issuingAuthority: '',
    ...fields,
    ...namesOf(fields),
    sexCode: toSexCode(fields['sexCode']),
    bornOn: toDashed(fields['bornOn']),
    validFrom: toDashed(fields['validFrom']),
    validUntil: fields['validUntil'] === NO_END ? null : toDashed(fields['validUntil']),
  });
  return card.success && isPlausible(card.data) ? succeed(card.data) : fail('card.dataInvalid');
}

/** Every code unit as it stands: a decoder would replace halves of surrogate pairs, and the name would be another. */
function toUnits(bytes: Uint8Array): string {
  let units = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    units += String.fromCharCode((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8));
  }
  return units;
}

/** A foreigner goes by the Chinese name where the card bears one. */
function namesOf(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  if (fields['englishName'] === undefined) return {};
  const englishName = trimRight(fields['englishName'] + (fields['englishNameRest'] ?? ''));
  return { englishName, name: fields['chineseName'] || englishName };
}

function isPlausible(card: IdentityCard): boolean {
  if (card.name === '' || !hasGoodNumber(card)) return false;
  if ('nationalityCode' in card && !/^[A-Z]{3}$/.test(card.nationalityCode)) return false;
  if (!parseLocalDate(card.bornOn) || !parseLocalDate(card.validFrom)) return false;
  if (card.validUntil === null) return true;
  return parseLocalDate(card.validUntil) !== undefined && card.validFrom <= card.validUntil;
}

/** The number of the format of 2017 is three letters and twelve digits; all others end with the check character. */
function hasGoodNumber({ kind, identityNumber }: IdentityCard): boolean {
  if (kind === 'foreigner2017') return /^[A-Z]{3}\d{12}$/.test(identityNumber);
  return checkIdentityNumber(identityNumber) === 'valid';
}

function toDashed(day = ''): string {
  return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
}

/** Anything the standard does not know is "unknown", never one of the two sexes. */
function toSexCode(code = ''): string {
  return ['1', '2', '9'].includes(code) ? code : '0';
}

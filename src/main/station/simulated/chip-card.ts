import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { IdentityCard } from '../../../shared/domain/applicant/identity-card.ts';

/** A card in the drawer: a person who does not exist, and what this card is good for trying. */
export const SimulatedCard = z.object({
  cardId: z.string(),
  hint: z.string(),
  card: IdentityCard.refine(isSynthetic, 'a simulated card must be that of nobody: see isSynthetic'),
  newestAddress: z.string().max(35).optional(),
  fingerprints: z.boolean().default(true),
});
export type SimulatedCard = z.infer<typeof SimulatedCard>;

/** What the chip holds, in the pieces in which the reader gives it out. */
export type ChipContent = {
  readonly text: Uint8Array;
  readonly photo: Uint8Array;
  /** Empty on a card without prints. */
  readonly fingerprints: Uint8Array;
  readonly newestAddress?: Uint8Array;
};

const BLOCK_BYTES = 1024;
const NEWEST_ADDRESS_UNITS = 35;

/** Reads the drawer of cards (`resources/demo/cards.json`); it refuses numbers that may belong to somebody. */
export function readCards(file: string): readonly SimulatedCard[] {
  return z.array(SimulatedCard).parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** True when the numbers on the card cannot be anybody's: no such division, permit or nationality is assigned. */
export function isSynthetic(card: IdentityCard): boolean {
  switch (card.kind) {
    case 'resident':
      return /^[01]00000/.test(card.identityNumber);
    case 'residencePermit':
      return /^[A-Z]0+$/.test(card.travelPermitNumber);
    case 'foreigner2017':
    case 'foreigner2023':
      return card.nationalityCode === 'XXX';
  }
}

/** The content of a chip; photo and prints are no pictures. */
export function encodeChip({
  card,
  newestAddress,
  fingerprints = true,
}: Partial<SimulatedCard> & Pick<SimulatedCard, 'card'>): ChipContent {
  return {
    text: encodeTextBlock(card),
    photo: pattern(7, BLOCK_BYTES),
    fingerprints: fingerprints ? pattern(11, BLOCK_BYTES) : new Uint8Array(),
    ...(newestAddress !== undefined && { newestAddress: utf16(pad(newestAddress, NEWEST_ADDRESS_UNITS)) }),
  };
}

function pattern(step: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (step * i) & 255);
}

type Fields = readonly (readonly [text: string, units: number])[];

/** The 256 bytes of text: UTF-16LE, each field filled up with blanks to its width. */
export function encodeTextBlock(card: IdentityCard): Uint8Array {
  return utf16(
    fieldsOf(card)
      .map(([text, width]) => pad(text, width))
      .join(''),
  );
}

function fieldsOf(card: IdentityCard): Fields {
  switch (card.kind) {
    case 'resident':
      return [...residentFields(card, card.nationCode), ['', 18]];
    case 'residencePermit':
      return [
        ...residentFields(card, ''),
        [card.travelPermitNumber, 9],
        [card.issueCount, 2],
        ['', 3],
        ['J', 1],
        ['', 3],
      ];
    case 'foreigner2017':
      return fields2017(card);
    case 'foreigner2023':
      return fields2023(card);
  }
}

function residentFields(card: IdentityCard, nationCode: string): Fields {
  return [
    [card.name, 15],
    [card.sexCode, 1],
    [nationCode, 2],
    [toCompact(card.bornOn), 8],
    [card.address, 35],
    [card.identityNumber, 18],
    [card.issuingAuthority, 15],
    ...validity(card),
  ];
}

function fields2017(card: Extract<IdentityCard, { kind: 'foreigner2017' }>): Fields {
  return [
    [card.englishName, 60],
    [card.sexCode, 1],
    [card.identityNumber, 15],
    [card.nationalityCode, 3],
    [card.chineseName, 15],
    ...validity(card),
    [toCompact(card.bornOn), 8],
    [card.cardVersion, 2],
    [card.acceptingAuthorityCode, 4],
    ['I', 1],
    ['', 3],
  ];
}

function fields2023(card: Extract<IdentityCard, { kind: 'foreigner2023' }>): Fields {
  return [
    [card.chineseName, 15],
    [card.sexCode, 1],
    [card.renewalCount, 2],
    [toCompact(card.bornOn), 8],
    [card.englishName.slice(0, 35), 35],
    [card.identityNumber, 18],
    ['', 15],
    ...validity(card),
    [card.englishName.slice(35), 11],
    [card.nationalityCode, 3],
    ['Y', 1],
    [card.formerCardLink, 3],
  ];
}

function validity({ validFrom, validUntil }: IdentityCard): Fields {
  return [
    [toCompact(validFrom), 8],
    [validUntil === null ? '长期' : toCompact(validUntil), 8],
  ];
}

function pad(text: string, units: number): string {
  return text.slice(0, units).padEnd(units, ' ');
}

function utf16(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'utf16le'));
}

function toCompact(day: string): string {
  return day.replaceAll('-', '');
}

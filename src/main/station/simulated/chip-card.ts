import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { IdentityCard } from '../../../shared/domain/applicant/identity-card.ts';
import { concatBytes } from '../../../shared/kernel/bytes.ts';

/** A card in the drawer: a person who does not exist, and what this card is good for trying. */
export const SimulatedCard = z.object({ cardId: z.string(), hint: z.string(), card: IdentityCard });
export type SimulatedCard = z.infer<typeof SimulatedCard>;

const TEXT_BYTES = 256;
const PHOTO_BYTES = 1024;

/** Reads the drawer of cards (`resources/demo/cards.json`). */
export function readCards(file: string): readonly SimulatedCard[] {
  return z.array(SimulatedCard).parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** What the chip gives to `30 01`: two lengths, the text block, and a photo block that is no picture. */
export function encodeBaseData(card: IdentityCard): Uint8Array {
  const photo = Uint8Array.from({ length: PHOTO_BYTES }, (_, i) => (7 * i) & 255);
  const lengths = Uint8Array.of(TEXT_BYTES >> 8, TEXT_BYTES & 255, PHOTO_BYTES >> 8, PHOTO_BYTES & 255);
  return concatBytes(lengths, encodeTextBlock(card), photo);
}

/** The text block of a resident card: UTF-16LE, each field filled up with blanks to its width. */
export function encodeTextBlock(card: IdentityCard): Uint8Array {
  const fields: readonly (readonly [text: string, units: number])[] = [
    [card.name, 15],
    [card.sexCode, 1],
    [card.nationCode, 2],
    [toCompact(card.bornOn), 8],
    [card.address, 35],
    [card.identityNumber, 18],
    [card.issuingAuthority, 15],
    [toCompact(card.validFrom), 8],
    [card.validUntil === null ? '长期' : toCompact(card.validUntil), 8],
    ['', 18],
  ];
  const units = fields.map(([text, width]) => text.slice(0, width).padEnd(width, ' ')).join('');
  return Uint8Array.from(Buffer.from(units, 'utf16le'));
}

function toCompact(day: string): string {
  return day.replaceAll('-', '');
}

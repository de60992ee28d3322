import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseHex } from '../../../src/shared/kernel/bytes.ts';

const Hexes = z.record(z.string(), z.string());

/** Reports as they cross the wire, 64 bytes each. */
const Packings = z.record(z.string(), z.array(z.string()));

const Vectors = z.object({
  commands: Hexes,
  statusResponses: Hexes,
  cards: z.record(
    z.string(),
    z.object({
      text256: z.string(),
      readBaseFrame: z.string(),
      readWithFingerprintFrame: z.string(),
      readWithEmptyFingerprintFrame: z.string(),
      expected: Hexes,
    }),
  ),
  newAddressFrame: z.string(),
  raw64: Packings,
  len64: Packings,
  dk64: Packings,
  apduHid: z.object({
    getDevInfo: z.array(z.string()),
    genRandom32: z.array(z.string()),
    twoPacketExample: z.object({ apdu: z.string(), packets: z.array(z.string()) }),
  }),
});

/** The published vectors; all persons in them are made up. */
export const vectors = Vectors.parse(
  JSON.parse(readFileSync(new URL('../fixtures/device-vectors.json', import.meta.url), 'utf8')),
);

/** Bytes of hexadecimal that the test itself wrote. */
export function hex(text: string | undefined): Uint8Array {
  const bytes = parseHex((text ?? '?').replaceAll(' ', ''));
  if (!bytes) throw new Error('not hexadecimal');
  return bytes;
}

/** A frame of the status table by its name. */
export function statusFrame(name: string): Uint8Array {
  return hex(vectors.statusResponses[name]);
}

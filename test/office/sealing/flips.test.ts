import { beforeAll, describe, expect, it } from 'vitest';
import { times } from '../../support/deep.ts';
import { SEALED_AT, authority, composePaper, makeSeal, sealPaper, sealer } from '../../support/make-seal.ts';
import { extractSealParts } from '../../support/pdf-parts.ts';
import { twoFieldPaper } from '../../support/two-field-paper.ts';

/** A reader that hangs on one broken file hangs the window of whoever opened it. */
const LONGEST_MS = 2000;

let one: Uint8Array;
let two: Uint8Array;

beforeAll(async () => {
  one = await sealPaper(await composePaper(), makeSeal());
  two = await sealPaper(await sealPaper(await twoFieldPaper(), makeSeal()), makeSeal('示例市公安局'), {
    fieldName: 'Seal2',
  });
});

/** Numbers from 0 to below 1, the same in every run (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Flips one bit at a time; gives the places nobody noticed and the longest time. */
async function flipAndVerify(pdf: Uint8Array, bits: Iterable<number>) {
  const flipped = Uint8Array.from(pdf);
  const undetected: number[] = [];
  let longestMs = 0;
  for (const bit of bits) {
    const at = bit >> 3;
    flipped[at] = (pdf[at] ?? 0) ^ (1 << (bit & 7));
    const begun = performance.now();
    const report = await sealer.verify(flipped, [authority.rootCertificate]);
    longestMs = Math.max(longestMs, performance.now() - begun);
    if (report.valid) undetected.push(bit);
    flipped[at] = pdf[at] ?? 0;
  }
  return { undetected, isQuick: longestMs < LONGEST_MS };
}

function* randomBits(count: number, bytes: number): Generator<number> {
  const random = createRandom(20_261_120);
  for (let i = 0; i < count; i += 1) yield Math.floor(random() * bytes * 8);
}

describe('a sealed paper with one flipped bit', () => {
  it('was valid before', async () => {
    expect((await sealer.verify(one, [authority.rootCertificate])).valid).toBe(true);
    expect((await sealer.verify(two, [authority.rootCertificate])).valid).toBe(true);
  });

  it('is never valid, wherever the bit is', { timeout: 600_000 }, async () => {
    const found = await flipAndVerify(two, randomBits(times(400, 30_000), two.length));

    expect(found).toEqual({ undetected: [], isQuick: true });
  });

  it('is never valid when the bit is in the envelope or its padding', { timeout: 600_000 }, async () => {
    const [range] = extractSealParts(one).map((parts) => parts.byteRange);
    const [first, last] = [(range?.[1] ?? 0) * 8, (range?.[2] ?? 0) * 8];
    const step = times(97, 1);

    const found = await flipAndVerify(one, everyBit(first, last, step));

    expect(found).toEqual({ undetected: [], isQuick: true });
  });

  it('is never valid when the bit is in what the seal added', { timeout: 600_000 }, async () => {
    const start = one.length - 600;

    const found = await flipAndVerify(one, everyBit(start * 8, one.length * 8, times(7, 1)));

    expect(found).toEqual({ undetected: [], isQuick: true });
  });
});

function* everyBit(first: number, last: number, step: number): Generator<number> {
  for (let bit = first; bit < last; bit += step) yield bit;
}

describe('the time a seal claims', () => {
  it('is what the office asked for, not the clock of the verifier', async () => {
    const report = await sealer.verify(one, [authority.rootCertificate]);

    expect(report.seals.map((seal) => seal.claimedAt)).toEqual([SEALED_AT]);
  });
});

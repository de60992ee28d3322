import { createHash, createPrivateKey, sign } from 'node:crypto';
import { closeSync, fsyncSync, mkdtempSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeOutcome } from '../support/make-document-model.ts';
import { composePaper, makeSeal, sealPaper } from '../support/make-seal.ts';

/** One figure of a benchmark. `bound` is what DESIGN.md §10 asks for; null where a figure only stands beside another. */
export type BenchLine = {
  readonly name: string;
  readonly figure: number;
  readonly unit: string;
  readonly bound: number | null;
  readonly met: boolean;
  readonly peer?: number;
  readonly ratio?: number;
};

const DOCUMENTS = 200;
const WARM_UP = 20;
const BOUND_MS = 12;

/**
 * A sealed paper all in: compose, seal, sign with a software key, verify. Beside it the floor nobody gets below: hash,
 * signature and durable write of the same bytes.
 */
export async function benchSeal(): Promise<BenchLine[]> {
  const seal = makeSeal();
  const make = async (i: number) =>
    sealPaper(await composePaper(makeOutcome({ number: `示城管许〔2026〕第${i}号` })), seal);
  const sealed = await medianOf(make);
  const floor = floorOf(await make(0), seal.key.privateKey);
  const floorMs = await medianOf(floor.once);
  floor.end();
  return [
    {
      name: 'sealed PDF',
      figure: sealed,
      unit: 'ms',
      bound: BOUND_MS,
      met: sealed <= BOUND_MS,
      peer: floorMs,
      ratio: round(sealed / floorMs),
    },
    { name: 'sealed PDF: hash, sign, durable write', figure: floorMs, unit: 'ms', bound: null, met: true },
  ];
}

async function medianOf(once: (i: number) => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < WARM_UP + DOCUMENTS; i += 1) {
    const begun = performance.now();
    await once(i);
    if (i >= WARM_UP) times.push(performance.now() - begun);
  }
  times.sort((left, right) => left - right);
  return round(times[DOCUMENTS / 2] ?? Number.NaN);
}

function floorOf(pdf: Uint8Array, pkcs8: string): { once: () => void; end: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-bench-'));
  const key = createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), format: 'der', type: 'pkcs8' });
  return {
    once() {
      sign('sha256', createHash('sha256').update(pdf).digest(), key);
      const file = openSync(join(folder, 'new'), 'w');
      writeSync(file, pdf);
      fsyncSync(file);
      closeSync(file);
      renameSync(join(folder, 'new'), join(folder, 'sealed.pdf'));
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function round(figure: number): number {
  return Math.round(figure * 100) / 100;
}

import { createHash, createPrivateKey, sign } from 'node:crypto';
import { closeSync, fsyncSync, mkdtempSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeOutcome } from '../support/make-document-model.ts';
import { composePaper, makeSeal, sealPaper } from '../support/make-seal.ts';
import { medianOf } from './bench-line.ts';
import type { BenchLine } from './bench-line.ts';

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
  const sealed = await timeOf(make);
  const floor = floorOf(await make(0), seal.key.privateKey);
  const floorMs = await timeOf(floor.once);
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

async function timeOf(once: (i: number) => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < WARM_UP + DOCUMENTS; i += 1) {
    const begun = performance.now();
    await once(i);
    if (i >= WARM_UP) times.push(performance.now() - begun);
  }
  return round(medianOf(times));
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

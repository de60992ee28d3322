import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InProcessPerson, must } from '../../src/main/quanke/in-process.ts';
import { openDemoWorkstation } from '../../src/main/quanke/story/demo-workstation.ts';
import type { DemoWorkstation } from '../../src/main/quanke/story/demo-workstation.ts';
import type { BenchLine, BenchSize } from './bench-line.ts';

const WARM_UP = 10;
const BOUND_MS = 50;

/**
 * From a card that lies on the reader to a form that is filled: frames in 64-byte reports, the signed reading, its
 * verification and the saved draft. The simulated firmware answers at once, so all of it is our own time.
 */
export async function benchCard({ full }: BenchSize = { full: false }): Promise<readonly BenchLine[]> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'quanke-bench-'));
  const resourcesFolder = join(import.meta.dirname, '../../resources');
  const workstation = await openDemoWorkstation({ dataFolder, resourcesFolder, version: '0.0.0-bench' });
  try {
    const clerk = new InProcessPerson(workstation.office);
    const who = { loginName: 'window01', password: 'demo', deskId: 'desk-001' };
    must(await clerk.calls.staff.signIn({ requestId: randomUUID(), ...who }));
    const times: number[] = [];
    for (let i = 0; i < WARM_UP + (full ? 500 : 100); i += 1) times.push(await fillOnce(workstation, clerk));
    const sorted = times.slice(WARM_UP).toSorted((left, right) => left - right);
    const figure = Math.round((sorted[Math.ceil(0.95 * sorted.length) - 1] ?? Number.NaN) * 100) / 100;
    const name = 'card on the reader to form filled, p95';
    return [{ name, figure, unit: 'ms', bound: BOUND_MS, met: figure <= BOUND_MS }];
  } finally {
    await workstation.close();
    rmSync(dataFolder, { recursive: true });
  }
}

async function fillOnce({ station }: DemoWorkstation, clerk: InProcessPerson): Promise<number> {
  const { form } = clerk.calls;
  const { simulator, idCardReader } = station.operations;
  const { draft } = must(
    await form.begin({ requestId: randomUUID(), subject: { kind: 'theme', code: 'T1' } }),
  );
  must(await simulator.putCard({ cardId: 'mother' }, null));
  const began = performance.now();
  const { reading } = must(await idCardReader.read({ waitMs: 5_000 }, null));
  const expected = { requestId: randomUUID(), draftId: draft.id, expectedVersion: draft.version };
  must(await form.applyReading({ ...expected, person: 'applicant', reading }));
  const tookMs = performance.now() - began;
  must(await simulator.takeCard(undefined, null));
  return tookMs;
}

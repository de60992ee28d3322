import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSystemClock } from '../../src/main/office/access/system-clock.ts';
import { createSystemRandomness } from '../../src/main/office/access/system-randomness.ts';
import { openOfficeStore } from '../../src/main/office/storage/open-office-store.ts';
import type { OpenedStore } from '../../src/main/office/storage/open-office-store.ts';
import { succeed } from '../../src/shared/kernel/result.ts';
import { makeCaller } from '../support/make-caller.ts';
import { makeNewCase } from '../support/make-case.ts';
import { startPostgres } from '../support/postgres-server.ts';

/** Commits of an accepted theme of 8 items, as the store alone sees them: `node test/bench/accept-store.ts`. */
const ITEMS = 8;
const WARM_UP = 50;
const COMMANDS = 500;
const BOUND_MS = 50;

async function acceptOnce(store: OpenedStore): Promise<number> {
  const caseId = randomUUID();
  const startedAt = performance.now();
  await store.change(makeCaller(), { requestId: randomUUID() }, async (tables) => {
    const serial = await tables.numbers.next('desk-1/2026-11-20');
    await tables.cases.add(makeNewCase({ caseId, subCases: ITEMS, caseNumber: `N-${serial}` }));
    return succeed({ value: { caseId }, audit: { object: caseId, facts: { items: ITEMS } } });
  });
  return performance.now() - startedAt;
}

async function measure(name: string, database: string, folder: string): Promise<void> {
  const clock = createSystemClock();
  const randomness = createSystemRandomness(clock);
  const store = await openOfficeStore({
    database,
    masterKeyFile: join(folder, `${name}.key`),
    clock,
    randomness,
  });
  for (let i = 0; i < WARM_UP; i += 1) await acceptOnce(store);
  const times: number[] = [];
  for (let i = 0; i < COMMANDS; i += 1) times.push(await acceptOnce(store));
  await store.close();
  const figure = (share: number): number =>
    times.toSorted((a, b) => a - b)[Math.floor(share * COMMANDS)] ?? 0;
  const [p50, p95] = [figure(0.5), figure(0.95)].map((ms) => Math.round(ms * 100) / 100);
  const line = { name, figure: p95, unit: 'ms p95', bound: BOUND_MS, met: (p95 ?? 0) <= BOUND_MS, p50 };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

const folder = await mkdtemp(join(tmpdir(), 'quanke-bench-'));
await measure('accept-store-sqlite', join(folder, 'office.sqlite'), folder);
const server = await startPostgres({ durable: true });
await measure('accept-store-postgres', await server.createDatabase(), folder);
await server.remove();
await rm(folder, { recursive: true });

import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { must } from '../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../src/main/quanke/in-process.ts';
import { makeOfficeIn } from '../support/make-office.ts';
import type { TestOffice } from '../support/make-office.ts';
import { someNumberOf } from '../support/some-number.ts';
import { fillDraft } from '../support/take-in.ts';
import type { BenchLine, BenchSize } from './bench-line.ts';

const WARM_UP = 20;
const BOUND_MS = 50;
/** As the office's own program has it. */
const COMPOSER_WORKER = join(import.meta.dirname, '../../src/main/office/documents/composer-worker.ts');

type Row = Readonly<Record<string, SQLInputValue>>;
type Rows = ReadonlyMap<string, readonly Row[]>;

/**
 * Accepting the newborn theme with all its 8 items on SQLite on disk: number, log, projections, search data, audit,
 * the stored answer, and the three papers with their files. Beside it the floor: the same rows in one bare transaction.
 */
export async function benchAccept({ full }: BenchSize = { full: false }): Promise<readonly BenchLine[]> {
  const count = full ? 1_000 : 200;
  const folder = mkdtempSync(join(tmpdir(), 'quanke-bench-'));
  const test = await makeOfficeIn(folder, { composerWorkerFile: COMPOSER_WORKER });
  try {
    const clerk = await test.signIn('window01');
    for (let i = 0; i < WARM_UP; i += 1) await acceptOnce(test, clerk, i);
    const times: number[] = [];
    for (let i = 0; i < count; i += 1) times.push(await acceptOnce(test, clerk, WARM_UP + i));
    const rows = await rowsOfOneAccept(test, clerk);
    const floor = measureFloor(join(test.folder, 'floor.sqlite'), rows, count);
    return [
      toLine('accept a theme of 8 items, SQLite on disk, p95', times, floor),
      toMedianLine(times, floor),
    ];
  } finally {
    await test.close();
  }
}

/** Somebody else each time: nobody comes with the same a thousand times. */
async function acceptOnce(test: TestOffice, clerk: InProcessPerson, index: number): Promise<number> {
  const { draft } = await fillDraft(test, clerk, { identityNumber: someNumberOf(index) });
  const input = { requestId: randomUUID(), draftId: draft.id, expectedVersion: draft.version };
  const began = performance.now();
  must(await clerk.calls.case.accept(input));
  return performance.now() - began;
}

/** What one accept leaves in the tables. */
async function rowsOfOneAccept(test: TestOffice, clerk: InProcessPerson): Promise<Rows> {
  const { draft } = await fillDraft(test, clerk);
  const database = new DatabaseSync(join(test.folder, 'office/office.sqlite'), { readOnly: true });
  const tables = database
    .prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`)
    .all()
    .map(({ name }) => String(name));
  const before = new Map(tables.map((name) => [name, newestOf(database, name)]));
  must(
    await clerk.calls.case.accept({
      requestId: randomUUID(),
      draftId: draft.id,
      expectedVersion: draft.version,
    }),
  );
  const rows = tables.map((name) => {
    const added = database.prepare(`select * from "${name}" where rowid > ?`).all(before.get(name) ?? 0);
    return [name, added as readonly Row[]] as const;
  });
  database.close();
  return new Map(rows.filter(([, added]) => added.length > 0));
}

function newestOf(database: DatabaseSync, table: string): number {
  return Number(
    database.prepare(`select coalesce(max(rowid), 0) as newest from "${table}"`).get()?.['newest'],
  );
}

/** The same rows without indexes, checks and keys, with the same durability. */
function measureFloor(path: string, rows: Rows, count: number): readonly number[] {
  const database = new DatabaseSync(path);
  database.exec('pragma journal_mode = wal; pragma synchronous = full');
  const inserts = [...rows].flatMap(([table, added]) => prepareInserts(database, table, added));
  const times: number[] = [];
  for (let i = 0; i < WARM_UP + count; i += 1) {
    const began = performance.now();
    database.exec('begin immediate');
    for (const { statement, values } of inserts) statement.run(...values);
    database.exec('commit');
    times.push(performance.now() - began);
  }
  database.close();
  return times.slice(WARM_UP);
}

type Insert = { readonly statement: StatementSync; readonly values: readonly SQLInputValue[] };

function prepareInserts(database: DatabaseSync, table: string, rows: readonly Row[]): readonly Insert[] {
  const columns = Object.keys(rows[0] ?? {});
  database.exec(`create table "${table}" (${columns.map((column) => `"${column}"`).join(', ')})`);
  const statement = database.prepare(`insert into "${table}" values (${columns.map(() => '?').join(', ')})`);
  return rows.map((row) => ({ statement, values: Object.values(row) }));
}

function toLine(name: string, times: readonly number[], floor: readonly number[]): BenchLine {
  const figure = shareOf(times, 0.95);
  return {
    name,
    figure,
    unit: 'ms',
    bound: BOUND_MS,
    met: figure <= BOUND_MS,
    ...beside(figure, shareOf(floor, 0.95)),
  };
}

function toMedianLine(times: readonly number[], floor: readonly number[]): BenchLine {
  const figure = shareOf(times, 0.5);
  const name = 'accept a theme of 8 items, SQLite on disk, p50';
  return { name, figure, unit: 'ms', bound: null, met: true, ...beside(figure, shareOf(floor, 0.5)) };
}

function beside(figure: number, peer: number): Pick<BenchLine, 'peer' | 'ratio'> {
  return { peer, ratio: Math.round((figure / peer) * 100) / 100 };
}

/** The time below which this share of all lies, in ms with two digits. */
function shareOf(times: readonly number[], share: number): number {
  const sorted = times.toSorted((left, right) => left - right);
  return Math.round((sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN) * 100) / 100;
}

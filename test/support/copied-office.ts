import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { loadRules } from '../../src/main/office/load-office-data.ts';
import type { OfficeRules } from '../../src/main/office/load-office-data.ts';

/** What lies in the folder of an office beside its database. */
const FILES = [
  'office/master-key',
  'office/office-key.json',
  'office/identity.json',
  'simulated/seal-keys.json',
];

/** Puts the keys of an office that was opened once and closed into the folder of another. */
type PutFiles = (folder: string) => void;

type MemoryCopy = { readonly putFiles: PutFiles; readonly image: Uint8Array };
type PostgresCopy = { readonly putFiles: PutFiles; readonly database: string };

let rules: Promise<OfficeRules> | undefined;
const copies = new Map<string, Promise<MemoryCopy>>();
let postgresCopy: Promise<PostgresCopy> | undefined;

/** What the program ships, read and checked once for all offices of this process; frozen, for it is shared. */
export function shippedRules(folder: string): Promise<OfficeRules> {
  rules ??= loadRules(folder).then(freeze);
  return rules;
}

/**
 * Opening an office fresh, with tables, catalogue, accounts and seal keys, takes most of the time of a small test. So
 * that is done once for each moment a clock starts at, and other offices begin as copies.
 */
export function copyOfOffice(startsAt: string | undefined, open: OpenOffice): Promise<MemoryCopy> {
  const moment = startsAt ?? '';
  const known = copies.get(moment);
  if (known) return known;
  const made = inFolder(async (folder) => {
    const { office } = await open(folder);
    await office.close();
    return { putFiles: readFiles(folder), image: serialize(join(folder, 'office/office.sqlite')) };
  });
  copies.set(moment, made);
  return made;
}

/** The same on PostgreSQL; the database that is copied stays until the end of the run. */
export function copyOfPostgresOffice(
  createDatabase: () => Promise<string>,
  open: (folder: string, database: string) => ReturnType<OpenOffice>,
): Promise<PostgresCopy> {
  postgresCopy ??= inFolder(async (folder) => {
    const database = await createDatabase();
    const { office } = await open(folder, database);
    await office.close();
    return { putFiles: readFiles(folder), database };
  });
  return postgresCopy;
}

type OpenOffice = (folder: string) => Promise<{ readonly office: { close(): Promise<void> } }>;

async function inFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-copied-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readFiles(folder: string): PutFiles {
  const files = FILES.map((name) => ({ name, content: readFileSync(join(folder, name)) }));
  return (to) => {
    for (const { name, content } of files) {
      mkdirSync(dirname(join(to, name)), { recursive: true, mode: 0o700 });
      writeFileSync(join(to, name), content, { mode: 0o600 });
    }
  };
}

/** A database in memory has no log beside it, so the file may not expect one. */
function serialize(path: string): Uint8Array {
  const database = new DatabaseSync(path);
  try {
    database.exec('pragma journal_mode = delete');
    return database.serialize();
  } finally {
    database.close();
  }
}

function freeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const member of Object.values(Object.freeze(value))) freeze(member);
  return value;
}

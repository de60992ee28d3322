import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import { createSystemRandomness } from '../../src/main/office/access/system-randomness.ts';
import { openOfficeStore } from '../../src/main/office/storage/open-office-store.ts';
import type { OpenedStore } from '../../src/main/office/storage/open-office-store.ts';
import { fakeClock } from './fake-clock.ts';
import type { FakeClock } from './fake-clock.ts';
import { createDatabase, startPostgres } from './postgres-server.ts';
import type { PostgresServer } from './postgres-server.ts';

/** Every kind of database the office runs on: the suite of the store runs once for each. */
export const DATABASES = ['SQLite in memory', 'SQLite on disk', 'PostgreSQL'] as const;

/** Those that can be looked at from outside and opened again. */
export const LASTING_DATABASES = ['SQLite on disk', 'PostgreSQL'] as const;

export type DatabaseName = (typeof DATABASES)[number];

type Row = Record<string, unknown>;

/** A fresh, empty office for each test of the suite around. */
export type TestDatabase = {
  readonly store: OpenedStore;
  readonly clock: FakeClock;
  /** Holds the master key, and the database where it is a file. */
  readonly folder: string;
  readonly address: string;
  /** PostgreSQL of its own. */
  readonly server: PostgresServer | undefined;
  /** Closes the store and opens the same database again. */
  reopen(): Promise<void>;
  /** Asks the database itself, past the store. */
  query(text: string): Promise<readonly Row[]>;
};

/** Call it in a `describe`; its getters are valid inside of tests. Who stops the server needs one of its `own`. */
export function useDatabase(name: DatabaseName, { ownServer = false } = {}): TestDatabase {
  let server: PostgresServer | undefined;
  let store: OpenedStore | undefined;
  let folder = '';
  let address = '';
  let clock = fakeClock();
  const open = async (): Promise<void> => {
    const masterKeyFile = join(folder, 'master.key');
    const randomness = createSystemRandomness(clock);
    store = await openOfficeStore({ database: address, masterKeyFile, clock, randomness });
  };
  beforeAll(async () => {
    if (name !== 'PostgreSQL') return;
    if (ownServer) server = await startPostgres();
    address = await createDatabase(server?.address ?? inject('postgres'));
  });
  afterAll(() => server?.remove());
  beforeEach(async () => {
    clock = fakeClock();
    folder = await mkdtemp(join(tmpdir(), 'quanke-store-'));
    if (name === 'PostgreSQL') await emptyTables(address);
    else address = pathIn(folder, name);
    await open();
  });
  afterEach(async () => {
    await store?.close();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    get store() {
      if (!store) throw new Error('The database is there inside of tests only');
      return store;
    },
    get clock() {
      return clock;
    },
    get folder() {
      return folder;
    },
    get address() {
      return address;
    },
    get server() {
      return server;
    },
    reopen: async () => {
      await store?.close();
      await open();
    },
    query: (text) => (name === 'PostgreSQL' ? queryPostgres(address, text) : querySqlite(address, text)),
  };
}

/** As good as a fresh database and much quicker; past the triggers that let tables only grow. */
async function emptyTables(address: string): Promise<void> {
  const tables = await queryPostgres(
    address,
    `select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`,
  );
  const statements = tables.map((row) => `delete from ${String(row['tablename'])};`);
  await queryPostgres(address, `set session_replication_role = replica; ${statements.join(' ')}`);
}

function pathIn(folder: string, name: DatabaseName): string {
  return name === 'SQLite in memory' ? ':memory:' : join(folder, 'office.sqlite');
}

async function querySqlite(path: string, text: string): Promise<readonly Row[]> {
  const database = new DatabaseSync(path);
  try {
    return database.prepare(text).all();
  } finally {
    database.close();
  }
}

async function queryPostgres(address: string, text: string): Promise<readonly Row[]> {
  const client = new Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

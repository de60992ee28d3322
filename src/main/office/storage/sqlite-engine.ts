import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { CamelCasePlugin, Kysely, sql } from 'kysely';
import { transact } from './engine.ts';
import type { Db, Engine, Outcome } from './engine.ts';
import type { Schema } from './schema.ts';
import { BUSY_TIMEOUT_MS, NodeSqliteDialect } from './sqlite-dialect.ts';

const READERS = 4;

/**
 * `synchronous = full`: an acknowledged command survives a power cut. `secure_delete`: a destroyed key of a case
 * is overwritten in the file.
 */
const SETTINGS = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma trusted_schema = off;
  pragma cell_size_check = on;
  pragma secure_delete = on;
  pragma wal_autocheckpoint = 1000;
`;

/** Opens a SQLite file, or for `:memory:` a database in memory, which may begin as the image of another. */
export function openSqliteEngine(path: string, image?: Uint8Array): Engine {
  if (path === ':memory:') return openInMemory(image);
  closeSync(openSync(path, 'a', 0o600)); // the files beside it (-wal, -shm) take over its mode
  const writer = createDatabase(() => connect(path), 1);
  const reader = createDatabase(() => connect(path, 'pragma query_only = on'), READERS);
  return {
    kind: 'sqlite',
    db: writer,
    read: (work) => readIn(reader, work),
    write: (work) => transact(writer, work),
    close: async () => {
      await reader.destroy();
      await writer.destroy();
    },
  };
}

/** A database in memory has one connection; it serves readers and writers in turn. */
function openInMemory(image: Uint8Array | undefined): Engine {
  const db = createDatabase(() => connectInMemory(image), 1);
  const read = <Value>(work: (db: Db) => Promise<Value>): Promise<Value> =>
    transact(db, async (transaction): Promise<Outcome<Value>> => {
      await sql`pragma query_only = on`.execute(transaction);
      try {
        return { keep: false, value: await work(transaction) };
      } finally {
        await sql`pragma query_only = off`.execute(transaction);
      }
    });
  return { kind: 'sqlite', db, read, write: (work) => transact(db, work), close: () => db.destroy() };
}

function readIn<Value>(reader: Kysely<Schema>, work: (db: Db) => Promise<Value>): Promise<Value> {
  return reader.transaction().setAccessMode('read only').execute(work);
}

function createDatabase(open: () => DatabaseSync, connections: number): Kysely<Schema> {
  return new Kysely({
    dialect: new NodeSqliteDialect(open, connections),
    plugins: [new CamelCasePlugin()],
  });
}

function connectInMemory(image: Uint8Array | undefined): DatabaseSync {
  const database = connect(':memory:');
  if (image) database.deserialize(image);
  return database;
}

function connect(path: string, more = ''): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  database.exec(SETTINGS + more);
  return database;
}

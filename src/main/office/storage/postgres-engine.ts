import { isIP } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import { Client, Pool } from 'pg';
import { transact } from './engine.ts';
import type { Db, Engine, Outcome } from './engine.ts';
import type { Schema } from './schema.ts';

const CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 10_000;
const LOCK_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 60_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 60_000;
const TRIES = 10;

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Opens a pool of connections. Changes run at `read committed`; inside of one, whatever heads a piece of data (case,
 * draft, document, ticket) is locked when it is read, so two changes of one case follow each other and changes of
 * different cases never wait. Reads run at `repeatable read`: one view.
 */
export function openPostgresEngine(url: string): Engine {
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: createPool(url) }),
    plugins: [new CamelCasePlugin()],
  });
  return {
    kind: 'postgres',
    db,
    read: (work) =>
      db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work),
    write: (work) => tryUntilDone(db, work),
    close: () => db.destroy(),
  };
}

function createPool(url: string): Pool {
  requireTlsOrLocal(url);
  const pool = new Pool({
    connectionString: url,
    application_name: 'quanke-office',
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    lock_timeout: LOCK_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
  });
  // Without a listener a stopped database ends the office: an idle connection has nobody else to tell. The pool
  // drops the connection, and a query that was under way fails with the same error.
  const dropped = (): void => undefined;
  pool.on('error', dropped);
  pool.on('connect', (client) => client.on('error', dropped));
  return pool;
}

/**
 * Data about people never leaves this machine in clear text, nor to a server that only claims to be ours. Asked of
 * pg's own reading of the address, which knows its parameters and the PG… variables; the password may stand in one of
 * them (PGPASSWORD), where `ps` does not show it.
 */
function requireTlsOrLocal(url: string): void {
  const { host, ssl } = new Client({ connectionString: url });
  if (isLocal(host)) return;
  // pg does not tell TLS an address in figures, which then compares the certificate with `localhost`.
  const isNamed = isIP(host) === 0;
  if (isNamed && asksForFullVerification(url) && verifies(ssl)) return;
  throw new Error(
    'A database on another machine is reached by its name and with ?sslmode=verify-full (and &sslrootcert=FILE for an authority of your own)',
  );
}

function isLocal(host: string): boolean {
  return host.startsWith('/') || host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function asksForFullVerification(url: string): boolean {
  return URL.canParse(url) && new URL(url).searchParams.getAll('sslmode').at(-1) === 'verify-full';
}

/** `true`, or options that take nothing away from what TLS checks by itself. (pg's types know the first only.) */
function verifies(ssl: unknown): boolean {
  if (typeof ssl !== 'object' || ssl === null) return ssl === true;
  return !('rejectUnauthorized' in ssl) && !('checkServerIdentity' in ssl);
}

async function tryUntilDone<Value>(
  db: Kysely<Schema>,
  work: (db: Db) => Promise<Outcome<Value>>,
): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transact(db, work);
    } catch (error) {
      if (attempt === TRIES || !gaveWay(error)) throw error;
      await pause(Math.random() * 4 * 2 ** attempt);
    }
  }
}

/** True when the database ended this transaction in favour of another one. */
function gaveWay(error: unknown): boolean {
  return hasCode(error, SERIALIZATION_FAILURE) || hasCode(error, DEADLOCK_DETECTED);
}

/** True when somebody else held a lock for too long. */
export function isLockTimeout(error: unknown): boolean {
  return hasCode(error, LOCK_NOT_AVAILABLE);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

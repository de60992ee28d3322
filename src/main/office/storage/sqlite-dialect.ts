import { setTimeout as pause } from 'node:timers/promises';
import { SqliteAdapter, SqliteDialect } from 'kysely';
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

/** How long single statements wait inside of SQLite, which holds up everything else in this program. */
export const BUSY_TIMEOUT_MS = 5_000;

/** How long a transaction waits for its turn beside another program on the same file. */
const TURN_TIMEOUT_MS = 15_000;

const SQLITE_BUSY = 5;

/** `in (…)` lists and batches make endless different texts, so only the last used statements are kept. */
const KEPT_STATEMENTS = 200;

type Prepared = { readonly statement: StatementSync; readonly givesRows: boolean };

/**
 * One connection of node:sqlite as Kysely wants it. Kysely's own driver asks for a statement at every query and
 * begins transactions that take the write lock late, where two of them may fail each other; both are done here.
 */
class SqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, Prepared>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return new Promise((resolve) => resolve(this.#run<Row>(query)));
  }

  streamQuery(): never {
    throw new Error('This driver does not stream: read page by page');
  }

  run(text: string): void {
    this.#database.exec(text);
  }

  /** Takes the write lock if it is free; false when another program holds it. */
  tryBegin(): boolean {
    this.run('pragma busy_timeout = 0');
    try {
      this.run('begin immediate');
      return true;
    } catch (error) {
      if (isBusy(error)) return false;
      throw error;
    } finally {
      this.run(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
    }
  }

  close(): void {
    this.#prepared.clear();
    this.#database.close();
  }

  #run<Row>({ sql, parameters }: CompiledQuery): QueryResult<Row> {
    const { statement, givesRows } = this.#prepare(sql);
    const values = parameters as readonly SQLInputValue[];
    if (givesRows) return { rows: statement.all(...values) as Row[] };
    return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
  }

  #prepare(text: string): Prepared {
    const known = this.#prepared.get(text);
    if (known) this.#prepared.delete(text);
    const prepared = known ?? this.#prepareFresh(text);
    this.#prepared.set(text, prepared);
    if (this.#prepared.size > KEPT_STATEMENTS) this.#forgetOldest();
    return prepared;
  }

  #prepareFresh(text: string): Prepared {
    const statement = this.#database.prepare(text);
    return { statement, givesRows: statement.columns().length > 0 };
  }

  #forgetOldest(): void {
    const oldest = this.#prepared.keys().next().value;
    if (oldest !== undefined) this.#prepared.delete(oldest);
  }
}

/** A few connections to one file; who finds none free waits in line. */
class SqliteDriver implements Driver {
  readonly #open: () => DatabaseSync;
  readonly #limit: number;
  readonly #all: SqliteConnection[] = [];
  readonly #free: SqliteConnection[] = [];
  readonly #waiting: ((connection: SqliteConnection) => void)[] = [];

  constructor(open: () => DatabaseSync, limit: number) {
    this.#open = open;
    this.#limit = limit;
  }

  async init(): Promise<void> {
    this.#free.push(this.#connect());
  }

  async acquireConnection(): Promise<SqliteConnection> {
    const free = this.#free.pop();
    if (free) return free;
    if (this.#all.length < this.#limit) return this.#connect();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async releaseConnection(connection: SqliteConnection): Promise<void> {
    const next = this.#waiting.shift();
    if (next) next(connection);
    else this.#free.push(connection);
  }

  async beginTransaction(connection: SqliteConnection, settings: TransactionSettings): Promise<void> {
    if (settings.accessMode === 'read only') connection.run('begin');
    else await beginInTurn(connection);
  }

  async commitTransaction(connection: SqliteConnection): Promise<void> {
    connection.run('commit');
  }

  async rollbackTransaction(connection: SqliteConnection): Promise<void> {
    connection.run('rollback');
  }

  async destroy(): Promise<void> {
    for (const connection of this.#all.splice(0)) connection.close();
    this.#free.length = 0;
  }

  #connect(): SqliteConnection {
    const connection = new SqliteConnection(this.#open());
    this.#all.push(connection);
    return connection;
  }
}

/**
 * SQLite's own waiting sleeps longer and longer, so that a busy program beside this one would starve it, and holds
 * up the office meanwhile. Asking often and going on with other work does neither.
 */
async function beginInTurn(connection: SqliteConnection): Promise<void> {
  for (const startedAt = performance.now(); !connection.tryBegin();) {
    if (performance.now() - startedAt > TURN_TIMEOUT_MS) {
      throw new Error('Another program keeps the database file locked');
    }
    await pause(1 + Math.random() * 3);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

/** The line of waiting is the driver's, and a migration that is killed half way leaves nothing behind. */
class PooledSqliteAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }

  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely on node:sqlite. */
export class NodeSqliteDialect extends SqliteDialect {
  readonly #open: () => DatabaseSync;
  readonly #connections: number;

  constructor(open: () => DatabaseSync, connections: number) {
    super({ database: () => Promise.reject(new Error('the driver of this dialect opens the database')) });
    this.#open = open;
    this.#connections = connections;
  }

  override createDriver(): Driver {
    return new SqliteDriver(this.#open, this.#connections);
  }

  override createAdapter(): SqliteAdapter {
    return new PooledSqliteAdapter();
  }
}

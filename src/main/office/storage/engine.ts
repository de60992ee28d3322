import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** The database as the tables see it: a transaction. */
export type Db = Transaction<Schema>;

/** What a write transaction ends with: kept or rolled back, and the answer in both cases. */
export type Outcome<Value> = { readonly keep: boolean; readonly value: Value };

/** The two databases, as far as they differ. */
export interface Engine {
  readonly kind: 'sqlite' | 'postgres';
  /** For migrations only: everything else goes through `read` and `write`. */
  readonly db: Kysely<Schema>;
  /** Reads in one consistent view. */
  read<Value>(work: (db: Db) => Promise<Value>): Promise<Value>;
  /** One transaction. May run `work` again when the database gave up in favour of another transaction. */
  write<Value>(work: (db: Db) => Promise<Outcome<Value>>): Promise<Value>;
  close(): Promise<void>;
}

/** Runs the work in one transaction; an exception rolls back and goes on. */
export async function transact<Value>(
  db: Kysely<Schema>,
  work: (db: Db) => Promise<Outcome<Value>>,
): Promise<Value> {
  const transaction = await db.startTransaction().execute();
  try {
    const { keep, value } = await work(transaction);
    await (keep ? transaction.commit() : transaction.rollback()).execute();
    return value;
  } catch (error) {
    await rollBack(transaction);
    throw error;
  }
}

async function rollBack(transaction: {
  readonly isCommitted: boolean;
  readonly isRolledBack: boolean;
  rollback(): { execute(): Promise<unknown> };
}): Promise<void> {
  if (transaction.isCommitted || transaction.isRolledBack) return;
  try {
    await transaction.rollback().execute();
  } catch {
    // The database ended the transaction itself (full disk, lost connection): nothing is left to roll back.
  }
}

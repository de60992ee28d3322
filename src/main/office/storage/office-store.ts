import { AsyncLocalStorage } from 'node:async_hooks';
import { assert } from '../../../shared/kernel/assert.ts';
import type { Refusal, Result } from '../../../shared/kernel/result.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Caller } from '../ports/caller.ts';
import type { AuditNote, Changed, OfficeStore, RepeatCode, Tables } from '../ports/store.ts';
import type { Clock, Randomness } from '../ports/world.ts';
import { writeAuditEvent } from './audit-log.ts';
import { ClockGuard } from './clock-guard.ts';
import { findAnswer, storeAnswer, takeRequest, toDoneRequest } from './done-requests.ts';
import type { DoneRequest } from './done-requests.ts';
import type { Db, Engine, Outcome } from './engine.ts';
import type { OfficeKeys } from './office-keys.ts';
import { isLockTimeout } from './postgres-engine.ts';
import type { TableContext } from './table-context.ts';
import { createTables } from './tables.ts';

/** What a store is made of. */
export type StoreParts = {
  readonly engine: Engine;
  readonly keys: OfficeKeys;
  readonly clock: Clock;
  readonly randomness: Randomness;
};

/** The transaction the running code is in; a read inside of it sees what it sees. */
type Current = {
  readonly context: TableContext;
  readonly tables: Tables;
  readonly changes: boolean;
  ended: boolean;
};

/** The office's memory on one of the two databases. */
export class DatabaseStore implements OfficeStore {
  readonly #parts: StoreParts;
  readonly #current = new AsyncLocalStorage<Current>();
  readonly #running = new Set<Promise<unknown>>();
  readonly #clockGuard = new ClockGuard();
  readonly #readCatalogues: TableContext['readCatalogues'] = new Map();
  readonly #readCalendars: TableContext['readCalendars'] = new Map();
  #closed = false;

  constructor(parts: StoreParts) {
    this.#parts = parts;
  }

  read<Value>(work: (tables: Tables) => Promise<Value>): Promise<Value> {
    const outer = this.#outer();
    if (outer) return work(outer.tables);
    const { engine } = this.#parts;
    return this.#track(() => engine.read((db) => this.#inside(db, false, ({ tables }) => work(tables))));
  }

  async change<Value, Code extends string>(
    caller: Caller,
    input: { readonly requestId: string },
    work: (tables: Tables) => Promise<Result<Changed<Value>, Code>>,
  ): Promise<Result<Value, Code | RepeatCode>> {
    assert(!this.#outer(), 'a change is not part of another piece of work: finish that one first');
    const request = toDoneRequest(this.#parts, caller, input);
    const run = (current: Current): Promise<Outcome<Result<Value, Code | RepeatCode>>> =>
      orStillRunning(this.#changeOnce(current, { caller, request }, work));
    return await this.#track(() => this.#parts.engine.write((db) => this.#inside(db, true, run)));
  }

  async recordAccess(caller: Caller, note: AuditNote): Promise<void> {
    const entry = { caller, auditKind: 'access', note, requestId: null } as const;
    const outer = this.#outer();
    assert(!outer || outer.changes, 'a read cannot write: record the access after it');
    if (outer) {
      await writeAuditEvent(outer.context, this.#parts.randomness, entry);
      return;
    }
    await this.write(({ context }) => writeAuditEvent(context, this.#parts.randomness, entry));
  }

  async recordRefusal(caller: Caller, note: AuditNote): Promise<void> {
    const entry = { caller, auditKind: 'change', note, requestId: null } as const;
    await this.write(({ context }) => writeAuditEvent(context, this.#parts.randomness, entry));
  }

  /** One transaction of the office's own upkeep, without request and audit row. */
  write<Value>(
    work: (transaction: { context: TableContext; tables: Tables }) => Promise<Value>,
  ): Promise<Value> {
    const run = async (current: Current): Promise<Outcome<Value>> => ({
      keep: true,
      value: await work(current),
    });
    return this.#track(() => this.#parts.engine.write((db) => this.#inside(db, true, run)));
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await Promise.allSettled(this.#running);
    await this.#parts.engine.close();
  }

  async #changeOnce<Value, Code extends string>(
    { context, tables }: Current,
    { caller, request }: { readonly caller: Caller; readonly request: DoneRequest },
    work: (tables: Tables) => Promise<Result<Changed<Value>, Code>>,
  ): Promise<Outcome<Result<Value, Code | RepeatCode>>> {
    const isFresh = await takeRequest(context, request);
    if (!isFresh) return { keep: false, value: await findAnswer<Value>(context, request) };

    const behind = await this.#clockGuard.check(context, caller.procedure);
    if (behind) return { keep: false, value: behind };
    const result = await work(tables);
    if (!result.ok) return { keep: false, value: result };

    const { value, audit } = result.value;
    const entry = { caller, auditKind: 'change', note: audit, requestId: request.requestId } as const;
    await writeAuditEvent(context, this.#parts.randomness, entry);
    await storeAnswer(context, request, result.value);
    this.#clockGuard.note(context.clock.now(), caller.procedure);
    return { keep: true, value: succeed(value) };
  }

  async #inside<Value>(db: Db, changes: boolean, work: (current: Current) => Promise<Value>): Promise<Value> {
    const { engine, keys, clock } = this.#parts;
    const isServer = engine.kind === 'postgres';
    const locks = changes && isServer;
    const context = {
      db,
      locks,
      isServer,
      keys,
      clock,
      openedCaseKeys: new Map(),
      readCatalogues: this.#readCatalogues,
      readCalendars: this.#readCalendars,
    };
    const current: Current = { context, tables: createTables(context), changes, ended: false };
    try {
      return await this.#current.run(current, () => work(current));
    } finally {
      current.ended = true;
    }
  }

  #outer(): Current | undefined {
    const current = this.#current.getStore();
    return current?.ended ? undefined : current;
  }

  async #track<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#closed) throw new Error('The store is closed');
    const running = work();
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }
}

/**
 * Somebody else held what the command needs for too long: its own first try the request id, or a slow command the case.
 * Nothing was done, so the page may repeat it with the same id.
 */
async function orStillRunning<Answer>(
  change: Promise<Outcome<Answer>>,
): Promise<Outcome<Answer | Refusal<'call.requestStillRunning'>>> {
  try {
    return await change;
  } catch (error) {
    if (isLockTimeout(error)) return { keep: false, value: fail('call.requestStillRunning') };
    throw error;
  }
}

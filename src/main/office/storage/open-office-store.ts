import type { CaseId } from '../../../shared/domain/case/case-action.ts';
import type { OfficeStore } from '../ports/store.ts';
import type { Clock, Randomness } from '../ports/world.ts';
import type { Engine } from './engine.ts';
import { eraseCase } from './erase-case.ts';
import { forgetPassed } from './forget-passed.ts';
import { migrateToLatest } from './migrations/migrate.ts';
import { openOfficeKeys } from './office-keys.ts';
import { DatabaseStore } from './office-store.ts';
import { openPostgresEngine } from './postgres-engine.ts';
import { rebuildProjections, renewProjections } from './rebuild-projections.ts';
import type { Rebuilt } from './rebuild-projections.ts';
import { rotateMasterKey } from './rotate-master-key.ts';
import { openSqliteEngine } from './sqlite-engine.ts';

/** Where the office's memory lies, and what it works with. */
export type StoreSettings = {
  /** Path of a SQLite file, `:memory:`, or a `postgres://` address. */
  readonly database: string;
  /** What a database in memory begins with: another one, serialized. */
  readonly image?: Uint8Array | undefined;
  /** Made with a fresh key when the database is new. Without it nothing personal can be read again. */
  readonly masterKeyFile: string;
  readonly clock: Clock;
  readonly randomness: Randomness;
};

/** The store, and its upkeep. */
export interface OpenedStore extends OfficeStore {
  /** Key of 32 bytes for the file store; kept in the database under the master key. */
  readonly fileKey: Uint8Array;
  /** Computes all projections from the actions again and writes those that differ. */
  rebuildProjections(): Promise<Rebuilt>;
  /** Destroys the key of a case, what searches find it by and answers about it. Log, projections and figures stay. */
  eraseCase(caseId: CaseId): Promise<void>;
  /** Removes answers older than a day and sessions that ended; to be done every day. */
  forgetPassed(): Promise<void>;
  /** Makes a new master key and wraps every key anew; the old one is taken out of the file. */
  rotateMasterKey(): Promise<void>;
}

/** Opens the office's memory: brings the tables up to date and takes the keys. */
export async function openOfficeStore(settings: StoreSettings): Promise<OpenedStore> {
  const engine = openEngine(settings);
  try {
    await migrateToLatest(engine.db, engine.kind);
    return await openWith(engine, settings);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** True for the address of a PostgreSQL; anything else is a file. */
export function isServerAddress(database: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(database);
}

function openEngine({ database, image }: StoreSettings): Engine {
  if (isServerAddress(database)) return openPostgresEngine(database);
  return openSqliteEngine(database, image);
}

async function openWith(engine: Engine, settings: StoreSettings): Promise<OpenedStore> {
  const { masterKeyFile, clock, randomness } = settings;
  const keys = await openOfficeKeys(engine, masterKeyFile);
  const store = new DatabaseStore({ engine, keys, clock, randomness });
  await renewProjections(store);
  return Object.assign(store, {
    fileKey: keys.files,
    rebuildProjections: () => rebuildProjections(store),
    eraseCase: (caseId: CaseId) => eraseCase({ store, engine, randomness }, caseId),
    forgetPassed: () => forgetPassed(store, clock.now()),
    rotateMasterKey: () => rotateMasterKey(store, masterKeyFile),
  });
}

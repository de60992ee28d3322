import type { CaseId } from '../../../shared/domain/case/case-action.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import type { SearchableDatum } from '../ports/case-table.ts';
import type { Engine } from './engine.ts';
import { blindToken, deriveKey, newKey } from './field-cipher.ts';
import { loadMasterKeys } from './master-keys.ts';
import type { MasterKeys, WrappedKey } from './master-keys.ts';
import { normalizeForSearch } from './normalize-for-search.ts';

/** Id of the row that holds the office's data key, and its place as authenticated data. */
export const OFFICE_KEY = 'office';

/** Where a case's key lies, as authenticated data. */
export function placeOfCaseKey(caseId: CaseId): string {
  return `case_key/wrapped_key/${caseId}`;
}

/** Where the office's key lies, as authenticated data. */
export const PLACE_OF_OFFICE_KEY = `office_key/wrapped_key/${OFFICE_KEY}`;

/** The keys of one office. Cases have keys of their own, so that one of them can be erased. */
export type OfficeKeys = {
  readonly master: MasterKeys;
  readonly drafts: Uint8Array;
  readonly answers: Uint8Array;
  readonly fileNames: Uint8Array;
  readonly fingerprints: Uint8Array;
  /** For the file store. */
  readonly files: Uint8Array;
  /** The token by which a search finds the datum. */
  blindTokenOf(datum: SearchableDatum): Uint8Array;
};

/** Opens the office's keys, or makes them in a new database. */
export async function openOfficeKeys(engine: Engine, masterKeyFile: string): Promise<OfficeKeys> {
  const stored = await findOfficeKey(engine);
  const master = loadMasterKeys(masterKeyFile, stored === undefined);
  const row = stored ?? (await addOfficeKey(engine, master));
  return toOfficeKeys(master, master.unwrap(row, PLACE_OF_OFFICE_KEY));
}

function findOfficeKey(engine: Engine): Promise<WrappedKey | undefined> {
  return engine.read((db) =>
    db.selectFrom('officeKey').selectAll().where('keyId', '=', OFFICE_KEY).executeTakeFirst(),
  );
}

/** Two offices may open a new database at once: the first one's key stays. */
async function addOfficeKey(engine: Engine, master: MasterKeys): Promise<WrappedKey> {
  const row = { keyId: OFFICE_KEY, ...master.wrap(newKey(), PLACE_OF_OFFICE_KEY) };
  await engine.write(async (db) => {
    await db
      .insertInto('officeKey')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return { keep: true, value: undefined };
  });
  const stored = await findOfficeKey(engine);
  assert(stored, 'the row was written before');
  return stored;
}

function toOfficeKeys(master: MasterKeys, dataKey: Uint8Array): OfficeKeys {
  const blindKeys = {
    name: deriveKey(dataKey, 'blind-index/name'),
    nameInitials: deriveKey(dataKey, 'blind-index/nameInitials'),
    identityNumber: deriveKey(dataKey, 'blind-index/identityNumber'),
    phone: deriveKey(dataKey, 'blind-index/phone'),
  } as const satisfies Record<SearchableDatum['kind'], Uint8Array>;
  return {
    master,
    drafts: deriveKey(dataKey, 'drafts'),
    answers: deriveKey(dataKey, 'answers'),
    fileNames: deriveKey(dataKey, 'file-names'),
    fingerprints: deriveKey(dataKey, 'fingerprints'),
    files: deriveKey(dataKey, 'files'),
    blindTokenOf: ({ kind, value }) => blindToken(blindKeys[kind], normalizeForSearch(value)),
  };
}

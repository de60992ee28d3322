import type { CaseId } from '../../../shared/domain/case/case-action.ts';
import { addMasterKey, dropOldMasterKeys } from './master-keys.ts';
import { OFFICE_KEY, PLACE_OF_OFFICE_KEY, placeOfCaseKey } from './office-keys.ts';
import type { DatabaseStore } from './office-store.ts';
import type { TableContext } from './table-context.ts';

const KEYS_AT_ONCE = 500;

/**
 * Makes a new master key, wraps every key anew, and only then takes the old one out of its file; a stop in between
 * leaves both in the file, and the next rotation goes on. Other offices on the same database must be stopped.
 */
export async function rotateMasterKey(store: DatabaseStore, masterKeyFile: string): Promise<void> {
  const file = addMasterKey(masterKeyFile);
  await store.write(async ({ context }) => {
    context.keys.master.replaceWith(file);
    await wrapOfficeKey(context);
  });
  for (let after: CaseId | undefined; ;) {
    const from = after;
    after = await store.write(({ context }) => wrapCaseKeys(context, from));
    if (after === undefined) break;
  }
  dropOldMasterKeys(masterKeyFile);
}

async function wrapOfficeKey({ db, keys }: TableContext): Promise<void> {
  const row = await db
    .selectFrom('officeKey')
    .selectAll()
    .where('keyId', '=', OFFICE_KEY)
    .executeTakeFirstOrThrow();
  const wrapped = keys.master.wrap(keys.master.unwrap(row, PLACE_OF_OFFICE_KEY), PLACE_OF_OFFICE_KEY);
  await db.updateTable('officeKey').set(wrapped).where('keyId', '=', OFFICE_KEY).execute();
}

/** Gives the last case it came to; undefined at the end. */
async function wrapCaseKeys(
  { db, keys }: TableContext,
  after: CaseId | undefined,
): Promise<CaseId | undefined> {
  let query = db.selectFrom('caseKey').selectAll().orderBy('caseId').limit(KEYS_AT_ONCE);
  if (after !== undefined) query = query.where('caseId', '>', after);
  const rows = await query.execute();
  for (const { caseId, masterKeyId, wrappedKey } of rows) {
    if (wrappedKey === null) continue;
    const place = placeOfCaseKey(caseId);
    const wrapped = keys.master.wrap(keys.master.unwrap({ masterKeyId, wrappedKey }, place), place);
    await db
      .updateTable('caseKey')
      .set(wrapped)
      .where('caseId', '=', caseId)
      .where('wrappedKey', 'is not', null)
      .execute();
  }
  return rows.at(-1)?.caseId;
}

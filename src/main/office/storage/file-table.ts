import { sql } from 'kysely';
import type { StoredFileRef } from '../../../shared/domain/form/draft.ts';
import type { FileTable } from '../ports/tables.ts';
import { openJson, sealJson } from './field-cipher.ts';
import type { TableContext } from './table-context.ts';

/** References to files in a database. Name, type and digest are encrypted: scans are often named after people. */
export function createFileTable(context: TableContext): FileTable {
  const { db, keys, clock } = context;
  return {
    refer: async ({ fileId, ...about }, owner) => {
      await hold(context, fileId);
      const sealed = { about: sealJson(keys.fileNames, about, placeOf(fileId)), referredAt: clock.now() };
      await db
        .insertInto('fileReference')
        .values({ fileId, owner, ...sealed })
        .onConflict((conflict) => conflict.columns(['fileId', 'owner']).doUpdateSet(sealed))
        .execute();
    },
    moveOwner: (from, to) => moveOwner(context, from, to),
    find: async (fileId, owner) => {
      await hold(context, fileId);
      const row = await db
        .selectFrom('fileReference')
        .selectAll()
        .where('fileId', '=', fileId)
        .where('owner', '=', owner)
        .executeTakeFirst();
      if (!row) return undefined;
      const about = openJson<Omit<StoredFileRef, 'fileId'>>(keys.fileNames, row.about, placeOf(fileId));
      return { fileId, ...about };
    },
    listOwners: async (fileId) => {
      await hold(context, fileId);
      const rows = await db
        .selectFrom('fileReference')
        .select('owner')
        .where('fileId', '=', fileId)
        .execute();
      return rows.map(({ owner }) => owner);
    },
    release: async (fileId, owner) => {
      await db.deleteFrom('fileReference').where('fileId', '=', fileId).where('owner', '=', owner).execute();
    },
  };
}

/**
 * Whoever changes the references to one file follows the other. A row cannot be locked for this: the reference that
 * makes a file needed is not there yet when a sweep looks.
 */
async function hold({ db, locks }: TableContext, fileId: string): Promise<void> {
  if (locks) await sql`select pg_advisory_xact_lock(hashtextextended(${fileId}, 0))`.execute(db);
}

/** The new owner may refer to the same bytes already. */
async function moveOwner({ db }: TableContext, from: string, to: string): Promise<void> {
  await db
    .deleteFrom('fileReference')
    .where('owner', '=', from)
    .where('fileId', 'in', (rows) =>
      rows.selectFrom('fileReference').select('fileId').where('owner', '=', to),
    )
    .execute();
  await db.updateTable('fileReference').set({ owner: to }).where('owner', '=', from).execute();
}

function placeOf(fileId: string): string {
  return `file_reference/about/${fileId}`;
}

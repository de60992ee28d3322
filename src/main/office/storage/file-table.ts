import type { StoredFileRef } from '../../../shared/domain/form/draft.ts';
import type { FileTable } from '../ports/tables.ts';
import { openJson, sealJson } from './field-cipher.ts';
import type { TableContext } from './table-context.ts';

/** References to files in a database. Name, type and digest are encrypted: scans are often named after people. */
export function createFileTable(context: TableContext): FileTable {
  const { db, keys, clock } = context;
  return {
    refer: async ({ fileId, ...about }, owner) => {
      const sealed = { about: sealJson(keys.fileNames, about, placeOf(fileId)), referredAt: clock.now() };
      await db
        .insertInto('fileReference')
        .values({ fileId, owner, ...sealed })
        .onConflict((conflict) => conflict.columns(['fileId', 'owner']).doUpdateSet(sealed))
        .execute();
    },
    moveOwner: (from, to) => moveOwner(context, from, to),
    find: async (fileId) => {
      const row = await db
        .selectFrom('fileReference')
        .selectAll()
        .where('fileId', '=', fileId)
        .orderBy('referredAt', 'desc')
        .orderBy('owner')
        .executeTakeFirst();
      if (!row) return undefined;
      const about = openJson<Omit<StoredFileRef, 'fileId'>>(keys.fileNames, row.about, placeOf(fileId));
      return { fileId, ...about, owner: row.owner };
    },
    listOwners: async (fileId) => {
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

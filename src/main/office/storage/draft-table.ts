import type { Draft } from '../../../shared/domain/form/draft.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { DraftTable } from '../ports/tables.ts';
import { openJson, sealJson } from './field-cipher.ts';
import type { DraftRow } from './schema.ts';
import { locking } from './table-context.ts';
import type { TableContext } from './table-context.ts';

/** Drafts in a database, each encrypted whole. */
export function createDraftTable(context: TableContext): DraftTable {
  const { db, keys } = context;
  const open = (row: DraftRow): Draft | undefined =>
    row.content ? openJson<Draft>(keys.drafts, row.content, placeOf(row)) : undefined;
  return {
    find: async (draftId) => {
      const query = db.selectFrom('draft').selectAll().where('draftId', '=', draftId);
      const row = await locking(context, query).executeTakeFirst();
      return row && open(row);
    },
    findAcceptedCase: async (draftId) => {
      const row = await db
        .selectFrom('draft')
        .select('caseId')
        .where('draftId', '=', draftId)
        .executeTakeFirst();
      return row?.caseId ?? undefined;
    },
    listOfDesk: async (deskId, limit) => {
      const rows = await db
        .selectFrom('draft')
        .selectAll()
        .where('deskId', '=', deskId)
        .where('caseId', 'is', null)
        .orderBy('savedAt', 'desc')
        .orderBy('draftId', 'desc')
        .limit(limit)
        .execute();
      return rows.map(open).filter((draft) => draft !== undefined);
    },
    add: async (draft) => {
      await db.insertInto('draft').values(toRow(context, draft)).execute();
    },
    replace: (draft, expectedVersion) => replace(context, draft, expectedVersion),
    close: async (draftId, expectedVersion, caseId) => {
      const closed = await db
        .updateTable('draft')
        .set({ caseId, content: null })
        .where('draftId', '=', draftId)
        .where('version', '=', expectedVersion)
        .where('caseId', 'is', null)
        .executeTakeFirst();
      return closed.numUpdatedRows > 0n ? succeed(undefined) : fail('form.changedMeanwhile');
    },
    remove: async (draftId) => {
      await db.deleteFrom('draft').where('draftId', '=', draftId).where('caseId', 'is', null).execute();
    },
  };
}

async function replace(
  context: TableContext,
  draft: Draft,
  expectedVersion: number,
): Promise<Result<void, 'form.changedMeanwhile'>> {
  const replaced = await context.db
    .updateTable('draft')
    .set(toRow(context, draft))
    .where('draftId', '=', draft.id)
    .where('version', '=', expectedVersion)
    .where('caseId', 'is', null)
    .executeTakeFirst();
  return replaced.numUpdatedRows > 0n ? succeed(undefined) : fail('form.changedMeanwhile');
}

function toRow({ keys }: TableContext, draft: Draft): DraftRow {
  const row = { draftId: draft.id, deskId: draft.deskId, version: draft.version, savedAt: draft.savedAt };
  return { ...row, content: sealJson(keys.drafts, draft, placeOf(row)), caseId: null };
}

/** With the version: an older content put back does not open. */
function placeOf({ draftId, version }: Pick<DraftRow, 'draftId' | 'version'>): string {
  return `draft/content/${draftId}/${version}`;
}

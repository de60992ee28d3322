import { sql } from 'kysely';
import type { CaseId } from '../../../shared/domain/case/case-action.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import type { Engine } from './engine.ts';
import type { DatabaseStore } from './office-store.ts';
import type { TableContext } from './table-context.ts';

/**
 * Destroys the key of a case, its blind indexes and its references to files (the next sweep removes the bytes). The
 * actions stay, and so does everything computed from them. Old pages of a PostgreSQL server and backups may still
 * hold the wrapped key: rotating the master key makes those worthless too.
 */
export async function eraseCase(store: DatabaseStore, engine: Engine, caseId: CaseId): Promise<void> {
  await store.write(({ context }) => eraseIn(context, caseId));
  if (engine.kind === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(engine.db);
  else await sql`vacuum case_key, blind_index, file_reference`.execute(engine.db);
}

async function eraseIn({ db, clock }: TableContext, caseId: CaseId): Promise<void> {
  const erased = await db
    .updateTable('caseKey')
    .set({ wrappedKey: null, erasedAt: clock.now() })
    .where('caseId', '=', caseId)
    .where('wrappedKey', 'is not', null)
    .executeTakeFirst();
  assert(erased.numUpdatedRows > 0n, 'only a case that is there and was not erased before is erased');
  await db.deleteFrom('blindIndex').where('caseId', '=', caseId).execute();
  const documents = await db
    .selectFrom('document')
    .select('documentId')
    .where('caseId', '=', caseId)
    .execute();
  const owners = [`case:${caseId}`, ...documents.map(({ documentId }) => `document:${documentId}`)];
  await db.deleteFrom('fileReference').where('owner', 'in', owners).execute();
}

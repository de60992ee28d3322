import { sql } from 'kysely';
import type { CaseId } from '../../../shared/domain/case/case-action.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import type { Caller } from '../ports/caller.ts';
import type { Randomness } from '../ports/world.ts';
import { writeAuditEvent } from './audit-log.ts';
import type { Engine } from './engine.ts';
import type { DatabaseStore } from './office-store.ts';
import type { TableContext } from './table-context.ts';

/** What erasing works with. */
export type ErasePorts = {
  readonly store: DatabaseStore;
  readonly engine: Engine;
  readonly randomness: Randomness;
};

/**
 * Destroys the key of a case, its blind indexes, the answers that told of it and its references to files (the next
 * sweep removes the bytes). The actions stay, and so does everything computed from them. Old pages of a PostgreSQL
 * server and backups may still hold the wrapped key: rotating the master key makes those worthless too.
 */
export async function eraseCase({ store, engine, randomness }: ErasePorts, caseId: CaseId): Promise<void> {
  await store.write(async ({ context }) => {
    await eraseIn(context, caseId);
    const note = { object: `case:${caseId}` };
    const entry = { caller: ERASER, auditKind: 'change', note, requestId: null } as const;
    await writeAuditEvent(context, randomness, entry);
  });
  if (engine.kind === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(engine.db);
  else await sql`vacuum case_key, blind_index, file_reference, done_request`.execute(engine.db);
}

async function eraseIn(context: TableContext, caseId: CaseId): Promise<void> {
  const { db, clock } = context;
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
  await eraseAnswers(context, caseId, owners);
  await db.deleteFrom('fileReference').where('owner', 'in', owners).execute();
}

/** The answers are under the office's own key: only by their going do they become unreadable. */
async function eraseAnswers({ db }: TableContext, caseId: CaseId, owners: readonly string[]): Promise<void> {
  const drafts = await db.selectFrom('draft').select('draftId').where('caseId', '=', caseId).execute();
  const streams = await db.selectFrom('stream').select('streamId').where('caseId', '=', caseId).execute();
  const files = await db.selectFrom('fileReference').select('fileId').where('owner', 'in', owners).execute();
  const about = [
    ...owners,
    ...drafts.map(({ draftId }) => `draft:${draftId}`),
    ...streams.map(({ streamId }) => `subCase:${streamId}`),
    ...files.map(({ fileId }) => `file:${fileId}`),
  ];
  await db
    .updateTable('doneRequest')
    .set({ answer: null })
    .where('answer', 'is not', null)
    // Answers of before the second migration do not say what they are about.
    .where((where) => where.or([where('about', 'in', about), where('about', 'is', null)]))
    .execute();
}

/** The office itself; who told it to stands in the log of the command line. */
const ERASER: Caller = {
  procedure: 'system.eraseCase',
  audit: 'change',
  session: null,
  token: { keep: () => undefined, drop: () => undefined },
  signal: new AbortController().signal,
};

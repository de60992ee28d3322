import type { CaseId } from '../../../shared/domain/case/case-action.ts';
import { newKey } from './field-cipher.ts';
import { placeOfCaseKey } from './office-keys.ts';
import type { CaseKeyRow, StreamId } from './schema.ts';
import type { TableContext } from './table-context.ts';
import { locking } from './table-context.ts';

/** A case this transaction may read: its key, or null after erasure. Inside a change nobody else can change it. */
export type HeldCase = { readonly caseId: CaseId; readonly key: Uint8Array | null };

/** Makes the key of a new case. */
export async function addCaseKey(context: TableContext, caseId: CaseId): Promise<HeldCase> {
  const key = newKey();
  const wrapped = context.keys.master.wrap(key, placeOfCaseKey(caseId));
  await context.db
    .insertInto('caseKey')
    .values({ caseId, ...wrapped, erasedAt: null })
    .execute();
  return remember(context, caseId, key);
}

/** Takes hold of a case; undefined when there is none. */
export async function holdCase(context: TableContext, caseId: CaseId): Promise<HeldCase | undefined> {
  const opened = context.openedCaseKeys.get(caseId);
  if (opened !== undefined) return { caseId, key: opened };
  const query = context.db.selectFrom('caseKey').selectAll().where('caseId', '=', caseId);
  const row = await locking(context, query).executeTakeFirst();
  return row && open(context, row);
}

/** Takes hold of the case a stream belongs to; undefined when there is no such stream. */
export async function holdCaseOfStream(
  context: TableContext,
  streamId: StreamId,
): Promise<HeldCase | undefined> {
  const query = context.db.selectFrom('stream').select('caseId').where('streamId', '=', streamId);
  const row = await query.executeTakeFirst();
  return row && (await holdCase(context, row.caseId));
}

function open(context: TableContext, row: CaseKeyRow): HeldCase {
  const { caseId, masterKeyId, wrappedKey } = row;
  if (wrappedKey === null) return remember(context, caseId, null);
  const key = context.keys.master.unwrap({ masterKeyId, wrappedKey }, placeOfCaseKey(caseId));
  return remember(context, caseId, key);
}

function remember(context: TableContext, caseId: CaseId, key: Uint8Array | null): HeldCase {
  context.openedCaseKeys.set(caseId, key);
  return { caseId, key };
}

import { timingSafeEqual } from 'node:crypto';
import { assert } from '../../../shared/kernel/assert.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Caller } from '../ports/caller.ts';
import type { Changed } from '../ports/store.ts';
import { toCanonicalJson } from './canonical-json.ts';
import { keyedDigest, openJson, sealJson } from './field-cipher.ts';
import type { TableContext } from './table-context.ts';

/** A command as its repetition is recognised. */
export type DoneRequest = { readonly requestId: string; readonly fingerprint: Uint8Array };

/** An answer that was given before. */
export type StoredAnswer<Value> = { readonly value: Value };

/** The same command has the same procedure, the same person and the same input. */
export function toDoneRequest(
  { keys }: Pick<TableContext, 'keys'>,
  caller: Caller,
  input: { readonly requestId: string },
): DoneRequest {
  const operatorId = caller.session?.operator.id ?? null;
  const text = toCanonicalJson({ procedure: caller.procedure, operatorId, input });
  return { requestId: input.requestId, fingerprint: keyedDigest(keys.fingerprints, text) };
}

/**
 * Takes the request id for this transaction: true when it is fresh. On PostgreSQL this waits while another
 * transaction holds the same id; when that one rolls back, the id is fresh again.
 */
export async function takeRequest(
  { db, clock }: TableContext,
  { requestId, fingerprint }: DoneRequest,
): Promise<boolean> {
  const taken = await db
    .insertInto('doneRequest')
    .values({ requestId, fingerprint, answer: null, about: null, doneAt: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (taken.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Keeps the answer for repetitions, for a day. */
export async function storeAnswer(
  { db, keys }: TableContext,
  { requestId }: DoneRequest,
  { value, audit }: Changed<unknown>,
): Promise<void> {
  const answer = sealJson(keys.answers, { value }, placeOf(requestId));
  await db
    .updateTable('doneRequest')
    .set({ answer, about: audit.object })
    .where('requestId', '=', requestId)
    .execute();
}

/** The answer that was given before; refused when the id was used for another command, or is too old. */
export async function findAnswer<Value>(
  { db, keys }: TableContext,
  { requestId, fingerprint }: DoneRequest,
): Promise<Result<Value, 'call.requestReused'>> {
  const row = await db
    .selectFrom('doneRequest')
    .selectAll()
    .where('requestId', '=', requestId)
    .executeTakeFirst();
  assert(row, 'the id was taken before, and ids are kept for ever');
  const isSame = timingSafeEqual(row.fingerprint, fingerprint);
  if (!isSame || !row.answer) return fail('call.requestReused');
  return succeed(openJson<StoredAnswer<Value>>(keys.answers, row.answer, placeOf(requestId)).value);
}

function placeOf(requestId: string): string {
  return `done_request/answer/${requestId}`;
}

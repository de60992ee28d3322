import type { Caller } from '../ports/caller.ts';
import type { AuditNote } from '../ports/store.ts';
import type { Randomness } from '../ports/world.ts';
import type { AuditEventRow } from './schema.ts';
import type { TableContext } from './table-context.ts';

/** One thing to keep for ever. */
export type AuditEntry = {
  readonly caller: Caller;
  readonly auditKind: AuditEventRow['auditKind'];
  readonly note: AuditNote;
  readonly requestId: string | null;
};

/** Writes an audit row in the transaction of what it speaks of; triggers refuse to change it. */
export async function writeAuditEvent(
  { db, clock }: TableContext,
  randomness: Randomness,
  { caller, auditKind, note, requestId }: AuditEntry,
): Promise<void> {
  await db
    .insertInto('auditEvent')
    .values({
      eventId: randomness.newId(),
      happenedAt: clock.now(),
      operatorId: caller.session?.operator.id ?? null,
      deskId: caller.session?.deskId ?? null,
      procedureName: caller.procedure,
      auditKind,
      object: note.object,
      facts: JSON.stringify(note.facts ?? {}),
      requestId,
    })
    .execute();
}

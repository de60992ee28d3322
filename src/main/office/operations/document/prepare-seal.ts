import { parseBase64, toBase64 } from '../../../../shared/kernel/bytes.ts';
import { assert } from '../../../../shared/kernel/assert.ts';
import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { toEpochMs, toInstant } from '../../../../shared/kernel/time.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import type { SealOrder } from '../../../../shared/api/office/document.ts';
import { mayDo } from '../../../../shared/domain/case/case-flow.ts';
import { reviewPositionOf } from '../../../../shared/domain/case/review-position.ts';
import type { ESeal } from '../../../../shared/domain/seal/e-seal.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Session } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import type { DocumentRecord, SealTicketRecord } from '../../ports/tables.ts';
import { findCurrentSubCase } from '../find-sub-case.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import { notAllowedNow } from '../not-allowed-now.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { checkMaySeal } from './may-seal.ts';
import { checkUsable } from './usable-seal.ts';

const TICKET_MS = 5 * 60_000;

type SealPorts = Pick<
  OfficePorts,
  'store' | 'clock' | 'randomness' | 'files' | 'hasher' | 'sealer' | 'trust' | 'profile'
>;

/** Everything a ticket is made of. */
type Order = {
  readonly session: Session;
  readonly found: FoundSubCase;
  readonly record: DocumentRecord;
  readonly seal: ESeal;
  readonly now: Instant;
};

/**
 * Draws the seal on what was approved and allows one seal key to sign exactly that, once, for five minutes.
 * The office signs the ticket; the station asks for no PIN without it.
 */
export function createPrepareSeal(ports: SealPorts): OfficeOperations['document']['prepareSeal'] {
  return async (input, caller) => {
    const session = sessionOf(caller);
    return ports.store.change(caller, input, async (tables) => {
      const found = await findCurrentSubCase(tables, input);
      if (!found.ok) return found;
      if (!mayDo(found.value.actions, 'produce')) return notAllowedNow(found.value.actions, 'produce');
      const may = checkMaySeal(found.value, session);
      if (!may.ok) return may;

      const record = await tables.documents.findOfSubCase(found.value.subCaseId, [
        'outcome',
        'denialDecision',
      ]);
      if (!record) return fail('document.notFound');
      const now = ports.clock.now();
      const { departmentId } = reviewPositionOf(found.value.actions); // the body it was dispatched to seals it
      const seal = await checkUsable(ports, await tables.seals.findOfDepartment(departmentId), now);
      if (!seal.ok) return seal;

      const ordered = await order(ports, tables, {
        session,
        found: found.value,
        record,
        seal: seal.value,
        now,
      });
      if (!ordered.ok) return ordered;
      const facts = { ticket: ordered.value.ticketId, seal: seal.value.id };
      return succeed({ value: ordered.value, audit: { object: `document:${record.documentId}`, facts } });
    });
  };
}

async function order(
  ports: SealPorts,
  tables: Tables,
  order: Order,
): Promise<Result<SealOrder, 'seal.documentChanged'>> {
  const { record, seal, session, now } = order;
  const bytes = await readApproved(ports, record);
  if (!bytes.ok) return bytes;

  assert(record.sealField, 'a paper of a decision is made with room for its seal');
  const prepared = await ports.sealer.prepare({
    document: bytes.value,
    fieldName: record.sealField,
    seal,
    sealedAt: now,
    reason: record.title,
  });
  if (!prepared.ok) return prepared;

  const file = await ports.files.stageBytes(prepared.value.pdf, `${record.number}.pdf`);
  const ticket: SealTicketRecord = {
    ticketId: ports.randomness.newId(),
    documentId: record.documentId,
    subCaseId: order.found.subCaseId,
    sealId: seal.id,
    approverId: session.operator.id,
    baseSha256: record.sha256,
    preparedFileId: file.fileId,
    byteRange: prepared.value.byteRange,
    messageDigest: prepared.value.messageDigest,
    signedAttributes: toBase64(prepared.value.signedAttributes),
    expiresAt: toInstant(toEpochMs(now) + TICKET_MS),
  };
  await tables.files.refer(file, `ticket:${ticket.ticketId}`);
  await tables.sealTickets.add(ticket);
  return succeed(await toOrder(ports, { ticket, seal, now }));
}

/** The paper, when it is still byte for byte what was approved. */
async function readApproved(
  { files, hasher }: Pick<SealPorts, 'files' | 'hasher'>,
  record: DocumentRecord,
): Promise<Result<Uint8Array, 'seal.documentChanged'>> {
  const bytes = await files.read(record.fileId);
  const isUntouched =
    bytes !== undefined &&
    record.sha256 === record.approvedSha256 &&
    hasher.sha256(bytes) === record.approvedSha256;
  return isUntouched ? succeed(bytes) : fail('seal.documentChanged');
}

async function toOrder(
  { trust }: Pick<SealPorts, 'trust'>,
  issued: { readonly ticket: SealTicketRecord; readonly seal: ESeal; readonly now: Instant },
): Promise<SealOrder> {
  const { ticket, seal, now } = issued;
  const { ticketId, documentId, messageDigest, approverId, expiresAt, signedAttributes } = ticket;
  const { sealKeySerial, organizationName } = seal;
  const stated = { ticketId, documentId, sealId: seal.id, sealKeySerial, approverId, messageDigest };
  return {
    ticketId,
    ticket: await trust.signTicket({ ...stated, issuedAt: now, expiresAt }),
    signedAttributes,
    sealKeySerial,
    organizationName,
    expiresAt,
  };
}

/** The prepared seal a ticket stands for; undefined when its file is gone. */
export async function readPrepared({ files }: Pick<SealPorts, 'files'>, ticket: SealTicketRecord) {
  const pdf = await files.read(ticket.preparedFileId);
  const signedAttributes = parseBase64(ticket.signedAttributes);
  if (!pdf || !signedAttributes) return undefined;
  return { pdf, byteRange: ticket.byteRange, messageDigest: ticket.messageDigest, signedAttributes };
}

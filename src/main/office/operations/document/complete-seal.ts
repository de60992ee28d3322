import { assert } from '../../../../shared/kernel/assert.ts';
import { parseBase64 } from '../../../../shared/kernel/bytes.ts';
import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { legalDeadlineOf } from '../../../../shared/domain/calendar/legal-deadline.ts';
import type { SubCaseAction } from '../../../../shared/domain/case/case-action.ts';
import { mayDo } from '../../../../shared/domain/case/case-flow.ts';
import type { ESeal } from '../../../../shared/domain/seal/e-seal.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Session } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import type { DocumentRecord, SealTicketRecord } from '../../ports/tables.ts';
import { calendarInForce } from '../calendar-in-use.ts';
import { findSubCase } from '../find-sub-case.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import { notAllowedNow } from '../not-allowed-now.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { toDocumentSummary } from '../papers.ts';
import { checkMaySeal } from './may-seal.ts';
import { readPrepared } from './prepare-seal.ts';
import { checkUsable } from './usable-seal.ts';
import type { SealUnusable } from './usable-seal.ts';

type SealPorts = Pick<OfficePorts, 'store' | 'clock' | 'data' | 'files' | 'sealer' | 'changes' | 'profile'>;
type CompleteInput = Parameters<OfficeOperations['document']['completeSeal']>[0];

/** A ticket that may be completed, with what it is about. */
type Ordered = {
  readonly ticket: SealTicketRecord;
  readonly seal: ESeal;
  readonly record: DocumentRecord;
  readonly found: FoundSubCase;
};

/** Takes the key's signature, verifies the whole file as a stranger would, and only then keeps it. */
export function createCompleteSeal(ports: SealPorts): OfficeOperations['document']['completeSeal'] {
  return async (input, caller) => {
    const session = sessionOf(caller);
    const completed = await ports.store.change(caller, input, async (tables) => {
      const ordered = await findOrdered(ports, tables, { session, input });
      if (!ordered.ok) return ordered;
      const sealed = await sealBytes(ports, ordered.value, input);
      if (!sealed.ok) return sealed;

      const kept = await keep(ports, tables, { ordered: ordered.value, sealed: sealed.value, session });
      if (!kept.ok) return kept;
      const facts = { ticket: input.ticketId, seal: ordered.value.seal.id, sha256: kept.value.sha256 };
      return succeed({
        value: { summary: toDocumentSummary(kept.value), caseId: kept.value.caseId },
        audit: { object: `document:${kept.value.documentId}`, facts },
      });
    });
    if (!completed.ok) return completed;
    ports.changes.publish({ kind: 'case', id: completed.value.caseId });
    return succeed(completed.value.summary);
  };
}

/** Ticket unused (or somebody was faster), its own approver who still may, in time, and the seal still the right one. */
async function findOrdered(
  ports: SealPorts,
  tables: Tables,
  { session, input }: { readonly session: Session; readonly input: CompleteInput },
) {
  const issued = await findIssued(tables, input.ticketId);
  if (!issued) return fail('document.notFound');

  const { ticket, found } = issued;
  const consumed = await tables.sealTickets.consume(ticket.ticketId);
  if (!consumed.ok) return consumed;
  if (!mayDo(found.actions, 'produce')) return notAllowedNow(found.actions, 'produce');
  if (ticket.approverId !== session.operator.id) return fail('seal.notAuthorised');
  const may = checkMaySeal(found, session);
  if (!may.ok) return may;
  if (ticket.expiresAt <= ports.clock.now()) return fail('seal.ticketExpired');

  const seal = await findSeal(ports, tables, { ticket, leaf: input.certificates[0] });
  return seal.ok ? succeed<Ordered>({ ...issued, seal: seal.value }) : seal;
}

async function findIssued(tables: Tables, ticketId: string): Promise<Omit<Ordered, 'seal'> | undefined> {
  const ticket = await tables.sealTickets.find(ticketId);
  if (!ticket) return undefined;
  const record = await tables.documents.find(ticket.documentId);
  const found = await findSubCase(tables, ticket.subCaseId);
  return record && found && { ticket, record, found };
}

async function findSeal(
  ports: SealPorts,
  tables: Tables,
  { ticket, leaf }: { readonly ticket: SealTicketRecord; readonly leaf: string | undefined },
): Promise<Result<ESeal, SealUnusable | 'seal.wrongKey'>> {
  const seal = await checkUsable(ports, await tables.seals.find(ticket.sealId), ports.clock.now());
  if (!seal.ok) return seal;
  return leaf === seal.value.certificates[0] ? seal : fail('seal.wrongKey');
}

async function sealBytes(
  ports: SealPorts,
  { ticket, seal }: Ordered,
  input: CompleteInput,
): Promise<Result<Uint8Array, 'seal.selfCheckFailed' | 'seal.documentChanged'>> {
  const prepared = await readPrepared(ports, ticket);
  if (!prepared) return fail('seal.documentChanged');
  const signature = parseBase64(input.signature);
  if (!signature) return fail('seal.selfCheckFailed');
  return ports.sealer.complete({ prepared, seal, signature });
}

type Sealed = { readonly ordered: Ordered; readonly sealed: Uint8Array; readonly session: Session };

/** File first, then the register and the log: a kill in between leaves a file nobody refers to, never half a seal. */
async function keep(
  ports: SealPorts,
  tables: Tables,
  { ordered, sealed, session }: Sealed,
): Promise<Result<DocumentRecord, 'seal.documentChanged' | 'case.changedMeanwhile'>> {
  const { ticket, seal, found } = ordered;
  const { documentId } = ticket;
  const file = await ports.files.stageBytes(sealed, `${ordered.record.number}.pdf`);
  await tables.files.refer(file, `document:${documentId}`);
  await tables.files.release(ticket.preparedFileId, `ticket:${ticket.ticketId}`);
  const simulated = ordered.record.simulated || seal.simulated;
  const revision = { fileId: file.fileId, sha256: file.sha256, simulated };
  const added = await tables.documents.addRevision(documentId, ticket.baseSha256, revision);
  if (!added.ok) return added;

  const now = ports.clock.now();
  const serveBy = await serveByOf(ports, tables, found.actions);
  const acted = { by: session.operator.id, effectiveAt: now, recordedAt: now };
  const produced = await tables.cases.appendToSubCase(found.subCaseId, found.actions.length, [
    { kind: 'produce', documentId, serveBy, ...acted },
  ]);
  if (!produced.ok) return produced;

  const record = await tables.documents.find(documentId);
  assert(record, 'its revision was added above');
  return succeed(record);
}

/** Within ten working days of the decision (Administrative Licensing Law art. 44), however long the seal took. */
async function serveByOf(
  { data }: SealPorts,
  tables: Tables,
  actions: readonly SubCaseAction[],
): Promise<Instant> {
  const decision = actions.findLast(({ kind }) => kind === 'grant' || kind === 'deny');
  assert(decision, 'only a decided part has a paper to seal');
  const calendar = await calendarInForce(tables, data);
  return legalDeadlineOf(calendar, 'delivery', decision.effectiveAt).dueAt;
}

import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { PrintBatchId, PrintJobId } from '../../../../shared/domain/document/print-job.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Session } from '../../ports/caller.ts';
import type { PrintablePaperRecord, PrintJobRecord } from '../../ports/print-table.ts';
import { maySeePaper } from '../may-see-paper.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { checkNote } from './check-note.ts';
import { publishJob, toLineOf } from './job-view.ts';
import type { PrintPorts } from './job-view.ts';

type RequestInput = Parameters<OfficeOperations['printing']['request']>[0];

/** What is wanted of one paper or of many. */
export type PrintWish = Pick<RequestInput, 'printer' | 'copies' | 'reason'>;

/** Asks for one paper to be printed. */
export function createRequestPrint(ports: PrintPorts): OfficeOperations['printing']['request'] {
  return async (input, caller) => {
    const session = sessionOf(caller);
    const noted = await checkNote(
      ports,
      { documentIds: [input.documentId], operator: session.operator },
      input,
    );
    const requested = await ports.store.change(caller, input, async (tables) => {
      const [found] = await tables.printing.findPapers([input.documentId]);
      if (!found) return fail('document.notFound');
      if (!(await maySeePaper(tables, session.operator, found.paper))) return fail('call.notPermitted');
      const checked = checkPrintable(found, input);
      if (!checked.ok) return checked;
      if (!noted.ok) return noted;

      const job = makeJob(ports, { found, wish: input, session });
      await tables.printing.add([job], job.reprintReason && noteOf(input));
      const facts = { job: job.jobId, copies: job.copies, reason: job.reprintReason ?? '' };
      return succeed({
        value: await toLineOf(ports, tables, { job, paper: found.paper }),
        audit: { object: `document:${input.documentId}`, facts },
      });
    });
    if (requested.ok) publishJob(ports, requested.value);
    return requested;
  };
}

/** One job at a time for each paper, and a reason from the second copy on. */
export function checkPrintable(
  { hasOpenJob, printedCopies }: PrintablePaperRecord,
  { reason }: Pick<PrintWish, 'reason'>,
): Result<void, 'printing.alreadyOpen' | 'printing.reasonMissing'> {
  if (hasOpenJob) return fail('printing.alreadyOpen');
  if (printedCopies === 0) return succeed(undefined);
  const isSaid = reason !== undefined && (reason.kind !== 'other' || (reason.note ?? '') !== '');
  return isSaid ? succeed(undefined) : fail('printing.reasonMissing');
}

/** A paper that is to be printed, alone or at its place in a batch. */
export type JobOrder = {
  readonly found: PrintablePaperRecord;
  readonly wish: PrintWish;
  readonly session: Session;
  readonly batch?: { readonly batchId: PrintBatchId; readonly place: number };
};

/** The queued job of an order. The first print of a paper has no reason, whatever the wish says. */
export function makeJob(
  { clock, randomness }: Pick<PrintPorts, 'clock' | 'randomness'>,
  { found, wish, session, batch }: JobOrder,
): PrintJobRecord {
  return {
    jobId: randomness.newId() as PrintJobId,
    version: 1,
    state: 'queued',
    printer: wish.printer,
    copies: wish.copies,
    printedCopies: 0,
    reprintReason: found.printedCopies === 0 ? null : (wish.reason?.kind ?? null),
    attempts: 0,
    sentAt: null,
    failure: null,
    documentId: found.paper.documentId,
    batchId: batch?.batchId ?? null,
    place: batch?.place ?? 0,
    deskId: session.deskId,
    requestedBy: session.operator.id,
    requestedAt: clock.now(),
    endedAt: null,
    sentFile: null,
  };
}

/** What was written as the reason; empty is nothing. */
export function noteOf({ reason }: Pick<PrintWish, 'reason'>): string | null {
  return reason?.note ? reason.note : null;
}

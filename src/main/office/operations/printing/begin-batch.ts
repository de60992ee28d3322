import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { BegunBatch } from '../../../../shared/api/office/printing.ts';
import type { PrintBatchId } from '../../../../shared/domain/document/print-job.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Session } from '../../ports/caller.ts';
import type { PrintablePaperRecord, PrintBatchRecord, PrintJobRecord } from '../../ports/print-table.ts';
import type { Tables } from '../../ports/store.ts';
import { maySeePaper } from '../may-see-paper.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { checkNote } from './check-note.ts';
import { toBatchWithJobs } from './job-view.ts';
import type { PrintPorts } from './job-view.ts';
import { checkPrintable, makeJob, noteOf } from './request-print.ts';

type BatchInput = Parameters<OfficeOperations['printing']['beginBatch']>[0];
type Skipped = BegunBatch['skipped'][number];

/** Queues many papers at once. They are printed one by one, so that each can fail, wait or be given up by itself. */
export function createBeginBatch(ports: PrintPorts): OfficeOperations['printing']['beginBatch'] {
  return async (input, caller) => {
    const session = sessionOf(caller);
    const noted = await checkNote(
      ports,
      { documentIds: input.documentIds, operator: session.operator },
      input,
    );
    const begun = await ports.store.change(caller, input, async (tables) => {
      if (!noted.ok) return noted;
      const { taken, skipped } = await sortPapers(tables, session, input);
      const [first] = skipped;
      if (taken.length === 0) return fail('printing.batchEmpty', first && { reason: first.code });

      const batch = makeBatch(ports, session, input.printer);
      await tables.printing.addBatch(batch);
      const jobs = taken.map((found, place) =>
        makeJob(ports, { found, wish: input, session, batch: { batchId: batch.batchId, place } }),
      );
      await addJobs(tables, jobs, input);
      return succeed({
        value: { ...(await toBatchWithJobs(ports, tables, batch)), skipped },
        audit: {
          object: `batch:${batch.batchId}`,
          facts: { papers: taken.length, skipped: skipped.length },
        },
      });
    });
    if (begun.ok) ports.changes.publish({ kind: 'printing', id: begun.value.batch.batchId });
    return begun;
  };
}

function makeBatch({ clock, randomness }: PrintPorts, session: Session, printer: string): PrintBatchRecord {
  return {
    batchId: randomness.newId() as PrintBatchId,
    printer,
    deskId: session.deskId,
    requestedBy: session.operator.id,
    requestedAt: clock.now(),
    cancelledAt: null,
  };
}

/** Each paper once, in the order they were named. What the person may not see is not there for them. */
async function sortPapers(tables: Tables, { operator }: Session, input: BatchInput) {
  const ids = [...new Set(input.documentIds)];
  const found = new Map(
    (await tables.printing.findPapers(ids)).map((each) => [each.paper.documentId, each] as const),
  );
  const taken: PrintablePaperRecord[] = [];
  const skipped: Skipped[] = [];
  for (const documentId of ids) {
    const paper = found.get(documentId);
    const isSeen = paper !== undefined && (await maySeePaper(tables, operator, paper.paper));
    const checked = isSeen ? checkPrintable(paper, input) : fail('document.notFound');
    if (isSeen && checked.ok) taken.push(paper);
    if (!checked.ok) skipped.push({ documentId, code: checked.failure.code });
  }
  return { taken, skipped };
}

/** A first print has no reason and so no words for it. */
async function addJobs(tables: Tables, jobs: readonly PrintJobRecord[], input: BatchInput): Promise<void> {
  const first = jobs.filter(({ reprintReason }) => reprintReason === null);
  const again = jobs.filter(({ reprintReason }) => reprintReason !== null);
  await tables.printing.add(first, null);
  await tables.printing.add(again, noteOf(input));
}

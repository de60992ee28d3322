import { succeed } from '../../../../shared/kernel/result.ts';
import { assert } from '../../../../shared/kernel/assert.ts';
import { reportJob } from '../../../../shared/domain/document/print-job.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Session } from '../../ports/caller.ts';
import type { PrintCopyRecord, PrintJobRecord } from '../../ports/print-table.ts';
import type { Tables } from '../../ports/store.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { holdJob } from './held-job.ts';
import { publishJob, toLineOf } from './job-view.ts';
import type { PrintPorts } from './job-view.ts';

type ReportInput = Parameters<OfficeOperations['printing']['report']>[0];

/** Says what came of a job that was sent. Only here do copies get their numbers. */
export function createReportJob(ports: PrintPorts): OfficeOperations['printing']['report'] {
  return async (input, caller) => {
    const session = sessionOf(caller);
    const reported = await ports.store.change(caller, input, async (tables) => {
      const held = await holdJob(tables, session, input);
      if (!held.ok) return held;
      const { job, paper } = held.value;
      const next = reportJob(job, input.report);
      if (!next.ok) return next;

      const record: PrintJobRecord = { ...job, ...next.value, endedAt: ports.clock.now() };
      const replaced = await tables.printing.replace(record, job.version);
      if (!replaced.ok) return replaced;
      const came = record.printedCopies - job.printedCopies;
      const first = await addCopies(tables, { record, came, session, confirmation: input.confirmation });
      const facts = { job: job.jobId, state: record.state, confirmation: input.confirmation, came, first };
      return succeed({
        value: await toLineOf(ports, tables, { job: record, paper }),
        audit: { object: `document:${job.documentId}`, facts },
      });
    });
    if (reported.ok) publishJob(ports, reported.value);
    return reported;
  };
}

type Came = {
  readonly record: PrintJobRecord;
  /** How many came out. */
  readonly came: number;
  readonly session: Session;
  readonly confirmation: ReportInput['confirmation'];
};

/** Numbers the copies that came out; gives the number of the first. */
async function addCopies(tables: Tables, { record, came, session, confirmation }: Came): Promise<number> {
  const { documentId, jobId, sentFile, endedAt } = record;
  assert(sentFile && endedAt, 'only a job that was sent can be reported');
  const first = (await tables.printing.countCopies(documentId)) + 1;
  const copies = Array.from({ length: came }, (_, index): PrintCopyRecord => ({
    documentId,
    copyNumber: first + index,
    jobId,
    sha256: sentFile.sha256,
    deskId: session.deskId,
    confirmedBy: session.operator.id,
    confirmation,
    printedAt: endedAt,
  }));
  await tables.printing.addCopies(copies);
  return first;
}

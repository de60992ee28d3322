import { succeed } from '../../../../shared/kernel/result.ts';
import { cancelJob } from '../../../../shared/domain/document/print-job.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { PrintJobRecord } from '../../ports/print-table.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { holdJob } from './held-job.ts';
import { publishJob, toLineOf } from './job-view.ts';
import type { PrintPorts } from './job-view.ts';

/** Gives up a job that is not at a printer. */
export function createCancelJob(ports: PrintPorts): OfficeOperations['printing']['cancel'] {
  return async (input, caller) => {
    const session = sessionOf(caller);
    const cancelled = await ports.store.change(caller, input, async (tables) => {
      const held = await holdJob(tables, session, input);
      if (!held.ok) return held;
      const { job, paper } = held.value;
      const next = cancelJob(job);
      if (!next.ok) return next;

      const record: PrintJobRecord = { ...job, ...next.value, endedAt: ports.clock.now() };
      const replaced = await tables.printing.replace(record, job.version);
      if (!replaced.ok) return replaced;
      return succeed({
        value: await toLineOf(ports, tables, { job: record, paper }),
        audit: {
          object: `document:${job.documentId}`,
          facts: { job: job.jobId, printed: job.printedCopies },
        },
      });
    });
    if (cancelled.ok) publishJob(ports, cancelled.value);
    return cancelled;
  };
}

import { fail, succeed } from '../../../../shared/kernel/result.ts';
import { cancelJob } from '../../../../shared/domain/document/print-job.ts';
import type { PrintBatchId } from '../../../../shared/domain/document/print-job.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Tables } from '../../ports/store.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { isWithin, scopeOf, toBatchWithJobs } from './job-view.ts';
import type { PrintPorts } from './job-view.ts';

/** Stops a batch: what was printed stays printed, what is at the printer ends by its report. */
export function createCancelBatch(ports: PrintPorts): OfficeOperations['printing']['cancelBatch'] {
  return async (input, caller) => {
    const session = sessionOf(caller);
    const batchId = input.batchId as PrintBatchId;
    const cancelled = await ports.store.change(caller, input, async (tables) => {
      const record = await tables.printing.findBatch(batchId);
      if (!record) return fail('printing.batchNotFound');
      if (!isWithin(scopeOf(session), record)) return fail('call.notPermitted');

      const at = ports.clock.now();
      await tables.printing.cancelBatch(batchId, at);
      const jobs = await cancelJobs(tables, batchId, at);
      const stopped = { ...record, cancelledAt: record.cancelledAt ?? at };
      return succeed({
        value: await toBatchWithJobs(ports, tables, stopped),
        audit: { object: `batch:${batchId}`, facts: { jobs } },
      });
    });
    if (cancelled.ok) ports.changes.publish({ kind: 'printing', id: batchId });
    return cancelled;
  };
}

/** Gives up the jobs that may be; gives their number. They are held, so none changes in between. */
async function cancelJobs(tables: Tables, batchId: PrintBatchId, at: Instant): Promise<number> {
  let count = 0;
  for (const { job } of await tables.printing.listOfBatch(batchId)) {
    const next = cancelJob(job);
    if (!next.ok) continue;
    const replaced = await tables.printing.replace({ ...job, ...next.value, endedAt: at }, job.version);
    if (replaced.ok) count += 1;
  }
  return count;
}

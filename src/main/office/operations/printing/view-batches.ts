import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { PrintBatch } from '../../../../shared/api/office/printing.ts';
import type { PrintBatchId } from '../../../../shared/domain/document/print-job.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { isWithin, scopeOf, spanOf, toBatch, toBatchWithJobs, todayOf } from './job-view.ts';
import type { PrintPorts } from './job-view.ts';

const SHOWN_AT_MOST = 50;

/** One batch with its jobs. */
export function createViewBatch(ports: PrintPorts): OfficeOperations['printing']['batch'] {
  return ({ batchId }, caller) =>
    ports.store.read(async (tables) => {
      const record = await tables.printing.findBatch(batchId as PrintBatchId);
      if (!record) return fail('printing.batchNotFound');
      if (!isWithin(scopeOf(sessionOf(caller)), record)) return fail('call.notPermitted');
      return succeed(await toBatchWithJobs(ports, tables, record));
    });
}

/** Batches of today and those with jobs that are not over. */
export function createListBatches(ports: PrintPorts): OfficeOperations['printing']['batches'] {
  return (_input, caller) =>
    ports.store.read(async (tables) => {
      const scope = scopeOf(sessionOf(caller));
      const records = await tables.printing.listBatches(scope, spanOf(todayOf(ports)), SHOWN_AT_MOST);
      const batches: PrintBatch[] = [];
      for (const record of records) batches.push(await toBatch(tables, record));
      return succeed(batches);
    });
}

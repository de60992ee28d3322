import type { OfficeOperations } from '../office-operations.ts';
import { createBeginBatch } from './begin-batch.ts';
import { createCancelBatch } from './cancel-batch.ts';
import { createCancelJob } from './cancel-job.ts';
import { createFindPapers } from './find-papers.ts';
import type { PrintPorts } from './job-view.ts';
import { createListJobs } from './list-jobs.ts';
import { createPrintHistory } from './print-history.ts';
import { createReportJob } from './report-job.ts';
import { createRequestPrint } from './request-print.ts';
import { createSendJob } from './send-job.ts';
import { createListBatches, createViewBatch } from './view-batches.ts';

/** The operations of 打印. */
export function createPrintingOperations(
  ports: Omit<PrintPorts, 'officeStartedAt'>,
): OfficeOperations['printing'] {
  const parts = { ...ports, officeStartedAt: ports.clock.now() };
  return {
    request: createRequestPrint(parts),
    send: createSendJob(parts),
    report: createReportJob(parts),
    cancel: createCancelJob(parts),
    list: createListJobs(parts),
    history: createPrintHistory(parts),
    findPapers: createFindPapers(parts),
    beginBatch: createBeginBatch(parts),
    batch: createViewBatch(parts),
    batches: createListBatches(parts),
    cancelBatch: createCancelBatch(parts),
  };
}

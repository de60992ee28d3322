import { fail, succeed } from '../../../../shared/kernel/result.ts';
import { FILE_ROUTES } from '../../../../shared/api/office/files.ts';
import type { PrintSheet } from '../../../../shared/api/office/printing.ts';
import type { DocumentKind } from '../../../../shared/domain/document/document-model.ts';
import { definitionOf, TEMPLATE_KINDS } from '../../../../shared/domain/document/paper-definitions.ts';
import { sendJob } from '../../../../shared/domain/document/print-job.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { JobOfPaper, PrintJobRecord } from '../../ports/print-table.ts';
import type { Tables } from '../../ports/store.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { holdJob } from './held-job.ts';
import { publishJob, toLineOf } from './job-view.ts';
import type { PrintPorts } from './job-view.ts';

/** Takes a job to the printer: what it prints from now on is the paper as it is at this moment. */
export function createSendJob(ports: PrintPorts): OfficeOperations['printing']['send'] {
  return async (input, caller) => {
    const session = sessionOf(caller);
    const sent = await ports.store.change(caller, input, async (tables) => {
      const held = await holdJob(tables, session, input);
      if (!held.ok) return held;
      const { job, paper } = held.value;
      const next = sendJob(job, ports.clock.now());
      if (!next.ok) return next;
      const { fileId, sha256, documentId } = paper;
      if (!(await tables.files.find(fileId, `document:${documentId}`))) return fail('document.notFound');

      const printer = input.printer ?? job.printer;
      const record: PrintJobRecord = { ...job, ...next.value, printer, sentFile: { fileId, sha256 } };
      const replaced = await tables.printing.replace(record, job.version);
      if (!replaced.ok) return replaced;
      return succeed({
        value: {
          job: await toLineOf(ports, tables, { job: record, paper }),
          sheets: await sheetsOf(tables, { job: record, paper }),
        },
        audit: { object: `document:${documentId}`, facts: { job: job.jobId, attempt: record.attempts } },
      });
    });
    if (sent.ok) publishJob(ports, sent.value.job);
    return sent;
  };
}

/** Whether each copy bears its number. A sealed file, a later revision than the approved one, is never touched. */
export function isMarked({ job, paper }: JobOfPaper): boolean {
  return job.reprintReason !== null && job.sentFile?.sha256 === paper.approvedSha256;
}

async function sheetsOf(tables: Tables, held: JobOfPaper): Promise<readonly PrintSheet[]> {
  const { job } = held;
  const first = (await tables.printing.countCopies(job.documentId)) + 1;
  const left = job.copies - job.printedCopies;
  const sheet = (firstCopyNumber: number, copies: number): PrintSheet => ({
    path: `${FILE_ROUTES.printSheet}/${job.jobId}/${firstCopyNumber}`,
    firstCopyNumber,
    copies,
    marked: isMarked(held),
    oneSided: isInParts(held.paper.kind),
  });
  if (!isMarked(held)) return [sheet(first, left)];
  return Array.from({ length: left }, (_, index) => sheet(first + index, 1));
}

/** Papers in 存根联 and 回执联. */
function isInParts(kind: DocumentKind): boolean {
  const definitions = TEMPLATE_KINDS.map(definitionOf);
  return definitions.some(({ document, partCount }) => document === kind && partCount > 0);
}

import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { PrintJobId } from '../../../../shared/domain/document/print-job.ts';
import { copyMark } from '../../../../shared/texts/printing.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Caller } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { JobOfPaper } from '../../ports/print-table.ts';
import type { Tables } from '../../ports/store.ts';
import { maySeePaper } from '../may-see-paper.ts';
import type { PaperRefusal } from '../papers.ts';
import { isMarked } from './send-job.ts';

/** What reading a sheet needs. */
export type SheetPorts = Pick<OfficePorts, 'store' | 'files' | 'composer'>;

/** A copy of a job that is at the printer. */
export type AskedSheet = { readonly jobId: string; readonly copyNumber: number };

/** Why a sheet is not given. */
export type SheetRefusal =
  | PaperRefusal
  | 'call.notPermitted'
  | 'document.notFound'
  | 'printing.jobNotFound'
  | 'printing.notAllowedNow';

type FoundSheet = JobOfPaper & { readonly mark: string | null };

/** The bytes of one sheet, with the mark of its copy where it bears one. Made when asked for: one at a time, also in a batch. */
export async function readSheet(
  { store, files, composer }: SheetPorts,
  caller: Caller,
  asked: AskedSheet,
): Promise<Result<JobOfPaper & { readonly pdf: Uint8Array }, SheetRefusal>> {
  const found = await store.read((tables) => findSheet(tables, caller, asked));
  if (!found.ok) return found;
  const { job, paper, mark } = found.value;
  const pdf = job.sentFile && (await files.read(job.sentFile.fileId));
  if (!pdf) return fail('document.notFound');
  if (mark === null) return succeed({ job, paper, pdf });

  const marked = await composer.markCopy(pdf, { text: mark });
  return marked.ok ? succeed({ job, paper, pdf: marked.value }) : marked;
}

async function findSheet(
  tables: Tables,
  caller: Caller,
  { jobId, copyNumber }: AskedSheet,
): Promise<Result<FoundSheet, Exclude<SheetRefusal, PaperRefusal>>> {
  const held = await tables.printing.find(jobId as PrintJobId);
  if (!held) return fail('printing.jobNotFound');
  const { job, paper } = held;
  if (!(await maySeePaper(tables, sessionOf(caller).operator, paper))) return fail('call.notPermitted');
  if (job.state !== 'sent') return fail('printing.notAllowedNow');
  const before = await tables.printing.countCopies(job.documentId);
  const isOfJob = copyNumber > before && copyNumber <= before + job.copies - job.printedCopies;
  return isOfJob
    ? succeed({ ...held, mark: await markOf(tables, held, copyNumber) })
    : fail('printing.notAllowedNow');
}

async function markOf(tables: Tables, held: JobOfPaper, copyNumber: number): Promise<string | null> {
  const { reprintReason: reason, sentAt: at, jobId } = held.job;
  if (!isMarked(held) || reason === null || at === null) return null;
  return copyMark({ copyNumber, reason, note: await tables.printing.findNote(jobId), at });
}

import type { Brand } from '../../kernel/brand.ts';
import { toEpochMs } from '../../kernel/time.ts';
import type { Instant } from '../../kernel/time.ts';
import { fail, succeed } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';

/** 打印任务编号. */
export type PrintJobId = Brand<string, 'PrintJobId'>;

/** 批量打印编号. */
export type PrintBatchId = Brand<string, 'PrintBatchId'>;

/** Where a job stands; `printed` and `cancelled` are final, `failed` may be tried again. */
export const PRINT_JOB_STATES = ['queued', 'sent', 'printed', 'failed', 'cancelled'] as const;
export type PrintJobState = (typeof PRINT_JOB_STATES)[number];

/** 补打原因. Why a paper that was printed is printed again; `other` says it in words. */
export const REPRINT_REASONS = ['lost', 'damaged', 'misprinted', 'extraCopy', 'other'] as const;
export type ReprintReason = (typeof REPRINT_REASONS)[number];

/** Why an attempt ended without paper; the station's codes without their area. */
export const PRINT_FAILURES = [
  'cancelled',
  'interrupted',
  'noPrinter',
  'offline',
  'paperOut',
  'refused',
  'spoolerAbsent',
  'timedOut',
  /** Somebody looked: nothing came out. */
  'nothingPrinted',
] as const;
export type PrintFailure = (typeof PRINT_FAILURES)[number];

/**
 * The failures after which nothing can have come out. After all others the printer may have worked all the same, and
 * somebody has to look before the job is reported.
 */
export const SURE_PRINT_FAILURES = [
  'noPrinter',
  'offline',
  'refused',
  'spoolerAbsent',
  'nothingPrinted',
] as const satisfies readonly PrintFailure[];

/** Most copies of one job. */
export const MOST_COPIES = 20;

/** Most papers of one batch. */
export const MOST_PAPERS_OF_A_BATCH = 500;

/** What a printer may need before the first page, and for each page, ms; pages beyond `mostPages` give no more time. */
export const PRINT_PACE = { startMs: 45_000, pageMs: 10_000, mostPages: 20 } as const;

/** How long a station works at a paper before it takes it back, ms. */
export function printLimitMs(
  { pages, copies }: { readonly pages: number; readonly copies: number },
  { startMs, pageMs }: { readonly startMs: number; readonly pageMs: number } = PRINT_PACE,
): number {
  return startMs + pageMs * copies * Math.min(pages, PRINT_PACE.mostPages);
}

/** The page fetches the files in between, ms. */
const REPORT_GRACE_MS = 60_000;

/** How long the word of a station is waited for, ms: longer than any of its limits, also where each copy is a paper of its own. */
export function reportExpectedWithinMs({ copies, printedCopies }: Copies): number {
  const longestMs = printLimitMs({ pages: PRINT_PACE.mostPages, copies: 1 });
  return REPORT_GRACE_MS + longestMs * (copies - printedCopies);
}

type Copies = Pick<PrintJob, 'copies' | 'printedCopies'>;

/** 打印任务. One paper on one printer in so many copies, until it is printed or given up. */
export type PrintJob = {
  readonly jobId: PrintJobId;
  readonly version: number;
  readonly state: PrintJobState;
  readonly printer: string;
  readonly copies: number;
  /** Copies that came out so far; an attempt prints the rest. */
  readonly printedCopies: number;
  /** Null for the first print of a paper. */
  readonly reprintReason: ReprintReason | null;
  /** Times it was sent to the printer. */
  readonly attempts: number;
  readonly sentAt: Instant | null;
  readonly failure: PrintFailure | null;
};

/** A job that no longer waits for anything. */
export function isOver({ state }: Pick<PrintJob, 'state'>): boolean {
  return state === 'printed' || state === 'cancelled';
}

/**
 * 结果不明. True when it was sent and nobody will say any more how it ended: the office was started anew since, or the
 * station had its time. Somebody has to look whether paper came out; it is never counted by itself.
 */
export function isOutcomeUnknown(
  { state, sentAt, ...job }: Pick<PrintJob, 'state' | 'sentAt'> & Copies,
  { now, officeStartedAt }: { readonly now: Instant; readonly officeStartedAt: Instant },
): boolean {
  if (state !== 'sent' || sentAt === null) return false;
  return sentAt < officeStartedAt || toEpochMs(now) - toEpochMs(sentAt) >= reportExpectedWithinMs(job);
}

/** What came of an attempt: `printedCopies` of those it was to print came out. */
export type PrintReport =
  | { readonly kind: 'printed' }
  | { readonly kind: 'failed'; readonly failure: PrintFailure; readonly printedCopies: number };

/** Gives the job to a printer: at first, or again after it failed. */
export function sendJob(job: PrintJob, sentAt: Instant): Result<PrintJob, 'printing.notAllowedNow'> {
  if (job.state !== 'queued' && job.state !== 'failed') return fail('printing.notAllowedNow');
  return succeed({
    ...next(job),
    state: 'sent',
    sentAt,
    attempts: job.attempts + 1,
    failure: null,
  });
}

/** Ends an attempt. What came out counts, also when the rest did not. */
export function reportJob(job: PrintJob, report: PrintReport): Result<PrintJob, 'printing.notAllowedNow'> {
  if (job.state !== 'sent') return fail('printing.notAllowedNow');
  if (report.kind === 'printed')
    return succeed({ ...next(job), state: 'printed', printedCopies: job.copies });

  const printedCopies = job.printedCopies + report.printedCopies;
  if (printedCopies >= job.copies) return fail('printing.notAllowedNow');
  return succeed({ ...next(job), state: 'failed', printedCopies, failure: report.failure });
}

/** Gives the job up; what was printed stays printed. One that is at the printer ends by its report. */
export function cancelJob(job: PrintJob): Result<PrintJob, 'printing.notAllowedNow'> {
  if (job.state !== 'queued' && job.state !== 'failed') return fail('printing.notAllowedNow');
  return succeed({ ...next(job), state: 'cancelled' });
}

function next(job: PrintJob): PrintJob {
  return { ...job, version: job.version + 1 };
}

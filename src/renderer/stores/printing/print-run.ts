import type { PrintJobLine } from '../../../shared/api/office/printing.ts';
import type { PrintFailure, PrintReport } from '../../../shared/domain/document/print-job.ts';
import { PRINT_FAILURES, SURE_PRINT_FAILURES } from '../../../shared/domain/document/print-job.ts';
import type { CallFailure } from '../../api/call.ts';

/** Papers that are printed one after the other, and what a person has to say or do about them. */
export type PrintRun = {
  readonly runId: string;
  readonly printer: string;
  /** As the office told them last. */
  readonly jobs: readonly PrintJobLine[];
  /**
   * `asking`: somebody has to look whether the jobs in `asked` came out. `failed`: nothing more came out, it may be
   * tried again. `done`: nothing is left to print.
   */
  readonly state: 'printing' | 'asking' | 'failed' | 'done';
  readonly asked: readonly string[];
  /** Why it stopped; null where a person said that nothing came out, or nothing is wrong. */
  readonly failure: CallFailure | null;
  /** Copies of the attempt that are known to have come out. */
  readonly came: number;
};

/** The station did not take the call, so its printer did not either. */
const NEVER_ARRIVED: readonly string[] = ['call.programAway', 'call.tooLarge', 'call.invalidInput'];

/** A job that can be taken to a printer. */
export function isWaiting({ state }: PrintJobLine): boolean {
  return state === 'queued' || state === 'failed';
}

/** The jobs a run still has to print. */
export function waitingJobs({ jobs }: PrintRun): readonly PrintJobLine[] {
  return jobs.filter(isWaiting);
}

/** The paper a run stopped at, and its place among all; the first one where it asks about several. */
export function stoppedAt(run: PrintRun): { readonly job: PrintJobLine; readonly place: number } | null {
  const index = run.jobs.findIndex((job) =>
    run.asked.length > 0 ? run.asked.includes(job.jobId) : isWaiting(job),
  );
  const job = run.jobs[index];
  return job ? { job, place: index + 1 } : null;
}

/** Papers of a run that are printed by now. */
export function countPrinted({ jobs }: PrintRun): number {
  return jobs.filter(({ state }) => state === 'printed').length;
}

/** Copies that came out of a run so far. */
export function countCopies({ jobs }: PrintRun): number {
  return jobs.reduce((sum, { printedCopies }) => sum + printedCopies, 0);
}

/** The run with a job as it stands now. */
export function withJob(run: PrintRun, line: PrintJobLine): PrintRun {
  return { ...run, jobs: run.jobs.map((job) => (job.jobId === line.jobId ? line : job)) };
}

/** The run without a job that somebody else took care of. */
export function withoutJob(run: PrintRun, jobId: string): PrintRun {
  const asked = run.asked.filter((id) => id !== jobId);
  return { ...run, asked, jobs: run.jobs.filter((job) => job.jobId !== jobId) };
}

/** The run with nothing left to print; what was only handed over to a spooler is asked about once for all. */
export function finished(run: PrintRun): PrintRun {
  const asked = run.jobs.filter(({ state }) => state === 'sent').map(({ jobId }) => jobId);
  return { ...run, state: asked.length > 0 ? 'asking' : 'done', asked, failure: null };
}

/** True when nothing can have come out of the printer: nobody needs to look. */
export function isSureFailure({ code }: CallFailure): boolean {
  if (NEVER_ARRIVED.includes(code)) return true;
  return SURE_PRINT_FAILURES.some((failure) => code === `printing.${failure}`);
}

/** True when the printer or its spooler said so, not the way to it. */
export function isOfPrinter({ code }: CallFailure): boolean {
  return code.startsWith('printing.');
}

/** Copies an attempt of the one job a run asks about had to print; 0 where it asks about several. */
export function copiesAsked({ jobs, asked }: PrintRun): number {
  const [job] = jobs.filter(({ jobId }) => asked.includes(jobId));
  return job && asked.length === 1 ? job.copies - job.printedCopies : 0;
}

/** True for so many copies that some are still missing: who saw all of them says that the paper is printed. */
export function isShort(run: PrintRun, came: number): boolean {
  return Number.isInteger(came) && came >= 0 && came < Math.max(1, copiesAsked(run));
}

/** What somebody saw who looked: everything, so many copies of the one paper, or all papers but those named. */
export type Seen = 'printed' | number | { readonly missing: readonly string[] };

/** What the office is told about a job after somebody looked. */
export function reportOf({ failure }: PrintRun, { jobId }: PrintJobLine, saw: Seen): PrintReport {
  const isOut = typeof saw === 'object' ? !saw.missing.includes(jobId) : saw === 'printed';
  if (isOut) return { kind: 'printed' };
  const printedCopies = typeof saw === 'number' ? saw : 0;
  return { kind: 'failed', failure: toPrintFailure(failure), printedCopies };
}

/** What the office is told about an attempt that ended like this. */
export function toPrintFailure(failure: CallFailure | null): PrintFailure {
  return PRINT_FAILURES.find((name) => failure?.code === `printing.${name}`) ?? 'nothingPrinted';
}

/** A job that is no longer what this page thinks it is: it was printed, given up or tried again elsewhere. */
export function isTakenOver({ code }: CallFailure): boolean {
  return code === 'printing.changedMeanwhile' || code === 'printing.jobNotFound';
}

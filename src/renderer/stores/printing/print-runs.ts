import { shallowRef } from 'vue';
import type { PrintJobLine } from '../../../shared/api/office/printing.ts';
import { BROWSER_PRINTER } from '../../../shared/domain/document/browser-printer.ts';
import type { PrintReport } from '../../../shared/domain/document/print-job.ts';
import type { CallFailure } from '../../api/call.ts';
import type { Link } from '../../api/link.ts';
import { settle } from '../../api/settle.ts';
import { portionOf, printInDialog, readPaper } from './print-here.ts';
import type { PaperHere } from './print-here.ts';
import { printAtStation } from './print-order.ts';
import type { OrderEnd } from './print-order.ts';
import {
  finished,
  isOfPrinter,
  isShort,
  isTakenOver,
  isWaiting,
  reportOf,
  toPrintFailure,
  waitingJobs,
  withJob,
  withoutJob,
} from './print-run.ts';
import type { PrintRun, Seen } from './print-run.ts';

type Told = {
  readonly job: PrintJobLine;
  readonly told: PrintReport;
  readonly confirmation: 'spooler' | 'person';
};

/** Runs that are over stay in sight of the page they began on. */
const MOST_KEPT = 20;

/**
 * Takes jobs to a printer one after the other and tells the office what came of each. Where nobody but a person can
 * know whether paper came out, the run asks; it never counts anything by itself.
 */
export function createPrintRuns(link: Link) {
  const { office, station, printInBrowser } = link;
  const runs = shallowRef<readonly PrintRun[]>([]);
  /** One printer prints one paper at a time. */
  let line: Promise<unknown> = Promise.resolve();
  let lastNumber = 0;

  const find = (runId: string) => runs.value.find((run) => run.runId === runId);

  function put(run: PrintRun): void {
    runs.value = runs.value.map((each) => (each.runId === run.runId ? run : each));
  }

  /** Begins a run of jobs that wait; gives its id. */
  function begin(jobs: readonly PrintJobLine[], printer: string): string {
    const runId = add({ ...NO_RUN, printer, jobs, state: 'printing' });
    enqueue(runId);
    return runId;
  }

  /** Asks about a job that was sent some time ago, and of which nobody will hear any more. */
  function askAbout(job: PrintJobLine): void {
    add({ ...NO_RUN, printer: job.printer, jobs: [job], state: 'asking', asked: [job.jobId] });
  }

  function add(run: PrintRun): string {
    lastNumber += 1;
    const runId = `run${lastNumber}`;
    runs.value = [...runs.value, { ...run, runId }].slice(-MOST_KEPT);
    return runId;
  }

  function enqueue(runId: string): void {
    line = line.then(() => work(runId)).catch((error: unknown) => breakDown(runId, error));
  }

  /** A mistake of ours ends this run and not the line. What was sent may have come out: somebody has to look. */
  function breakDown(runId: string, error: unknown): void {
    console.error(error);
    const asked = (find(runId)?.jobs ?? []).filter(({ state }) => state === 'sent').map(({ jobId }) => jobId);
    if (asked.length > 0) ask(runId, { asked, failure: null, came: 0 });
    else stop(runId, { code: 'call.internal' });
  }

  async function work(runId: string): Promise<void> {
    for (let run = find(runId); run?.state === 'printing'; run = find(runId)) {
      const [job] = waitingJobs(run);
      if (!job) put(finished(run));
      else if (run.printer === BROWSER_PRINTER) await printHere(runId);
      else await printNext(runId, job);
    }
  }

  async function printNext(runId: string, job: PrintJobLine): Promise<void> {
    const order = await send(runId, job);
    if (order) await end(runId, order.job, await printAtStation(link, order));
  }

  /** Null where the office gives no order; the run then goes on without this job, or stops. */
  async function send(runId: string, { jobId, version: expectedVersion }: PrintJobLine) {
    const { printer } = find(runId) ?? {};
    if (printer === undefined) return null;
    const order = await settle((requestId) =>
      office.printing.send({ requestId, jobId, expectedVersion, printer }),
    );
    const run = find(runId);
    if (!run) return order.ok ? order.value : null; // given up meanwhile: the order stands all the same
    if (order.ok) put(withJob(run, order.value.job));
    else if (isTakenOver(order.failure) || order.failure.code === 'printing.notAllowedNow')
      put(withoutJob(run, jobId));
    else put({ ...run, state: 'failed', failure: order.failure });
    return order.ok ? order.value : null;
  }

  async function end(runId: string, job: PrintJobLine, how: OrderEnd): Promise<void> {
    if (how.kind === 'handedOver') return; // it stays sent until somebody has looked
    if (how.kind === 'printed') {
      await report(runId, { job, told: { kind: 'printed' }, confirmation: 'spooler' });
      return;
    }
    const { failure, came, sure } = how;
    // a lost answer says nothing about the paper
    if (!sure)
      return ask(runId, { asked: [job.jobId], failure: isOfPrinter(failure) ? failure : null, came });
    const told = { kind: 'failed', failure: toPrintFailure(failure), printedCopies: came } as const;
    if (await report(runId, { job, told, confirmation: 'spooler' })) stop(runId, failure);
  }

  /** Many at once, because each opening of the system's dialog costs the clerk a key. The rest follows their answer. */
  async function printHere(runId: string): Promise<void> {
    const sent: PaperHere[] = [];
    for (const job of portionOf(waitingJobs(find(runId) ?? NO_RUN))) {
      const order = await send(runId, job);
      if (!order) continue;
      const paper = await readPaper(link, order);
      if (paper.ok) sent.push(paper.value);
      else await endUnprinted(runId, order.job, paper.failure);
    }
    const broken = await printInDialog(printInBrowser, sent);
    for (const { job } of broken) await endUnprinted(runId, job, { code: 'file.notFound' });
    const asked = sent.filter((paper) => !broken.includes(paper)).map(({ job }) => job.jobId);
    if (asked.length > 0) ask(runId, { asked, failure: null, came: 0 });
  }

  function endUnprinted(runId: string, job: PrintJobLine, failure: CallFailure): Promise<void> {
    return end(runId, job, { kind: 'failed', failure, came: 0, sure: true });
  }

  function ask(runId: string, question: Pick<PrintRun, 'asked' | 'failure' | 'came'>): void {
    const run = find(runId);
    if (run) put({ ...run, ...question, state: 'asking' });
  }

  function stop(runId: string, failure: CallFailure | null): void {
    const run = find(runId);
    if (run) put({ ...run, state: 'failed', asked: [], failure });
  }

  /** Tells the office; false where it does not know yet, and somebody is asked again. */
  async function report(runId: string, { job, told, confirmation }: Told): Promise<boolean> {
    const { jobId, version: expectedVersion } = job;
    const reported = await settle((requestId) =>
      office.printing.report({ requestId, jobId, expectedVersion, confirmation, report: told }),
    );
    const run = find(runId);
    if (!run) return reported.ok;
    if (reported.ok) put(withJob(run, reported.value));
    else if (isTakenOver(reported.failure)) put(withoutJob(run, jobId));
    else ask(runId, { asked: [jobId], failure: reported.failure, came: 0 });
    return reported.ok || isTakenOver(reported.failure);
  }

  /** What somebody saw who looked. Where something is missing, the run stops until they say how it goes on. */
  async function answer(runId: string, saw: Seen): Promise<void> {
    const run = find(runId);
    if (run?.state !== 'asking') return;
    if (typeof saw === 'number' && !isShort(run, saw)) return; // it contradicts itself: the question stands
    let isMissing = false;
    for (const job of run.jobs.filter(({ jobId }) => run.asked.includes(jobId))) {
      const told = reportOf(run, job, saw);
      isMissing ||= told.kind === 'failed';
      if (!(await report(runId, { job, told, confirmation: 'person' }))) return;
    }
    if (isMissing) stop(runId, run.failure);
    else goOn(runId);
  }

  function goOn(runId: string, printer?: string): void {
    const run = find(runId);
    if (!run) return;
    put({ ...run, state: 'printing', asked: [], failure: null, came: 0, ...(printer && { printer }) });
    enqueue(runId);
  }

  /** Once more what did not come out, on this printer or another one. */
  async function again(runId: string, printer: string, came = 0): Promise<void> {
    await answer(runId, came);
    if (find(runId)?.state === 'failed') goOn(runId, printer);
  }

  /** Leaves what is not printed in the office's queue. */
  async function leave(runId: string): Promise<void> {
    await answer(runId, find(runId)?.came ?? 0);
    runs.value = runs.value.filter((run) => run.runId !== runId);
  }

  /** Ends a run after the paper that is at the printer, and takes that one out of the printer's queue too. */
  async function breakOff(runId: string): Promise<void> {
    const run = find(runId);
    if (!run) return;
    const job = run.jobs.find(({ state }) => state === 'sent');
    put({ ...run, jobs: run.jobs.filter((each) => !isWaiting(each)) });
    if (job) await station.printing.cancel({ jobId: job.jobId });
  }

  function clear(): void {
    runs.value = [];
  }

  return { runs, begin, askAbout, answer, again, leave, breakOff, clear };
}

const NO_RUN: PrintRun = {
  runId: '',
  printer: '',
  jobs: [],
  state: 'done',
  asked: [],
  failure: null,
  came: 0,
};

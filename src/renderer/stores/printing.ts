import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { BegunBatch, PrintBatchWithJobs, PrintJobLine } from '../../shared/api/office/printing.ts';
import { BROWSER_PRINTER } from '../../shared/domain/document/browser-printer.ts';
import type { DocumentKind } from '../../shared/domain/document/document-model.ts';
import type { ReprintReason } from '../../shared/domain/document/print-job.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { CallFailure, CallResult } from '../api/call.ts';
import { createCommand } from '../api/command.ts';
import { useLink } from '../api/link.ts';
import { createLookup } from '../api/lookup.ts';
import { settle } from '../api/settle.ts';
import { createPrintRuns } from './printing/print-runs.ts';
import { waitingJobs } from './printing/print-run.ts';
import { choosePrinter, createPrinterMemory, mediaOf, PRINT_MEDIA } from './printing/printer-choice.ts';
import type { PrinterUse } from './printing/printer-choice.ts';

/** A paper as printing needs it. */
export type PaperToPrint = {
  readonly documentId: string;
  readonly title: string;
  readonly number: string;
};

/** Where, how often and why again. */
export type PrintChoice = {
  readonly printer: string;
  readonly copies: number;
  readonly reason?: { readonly kind: ReprintReason; readonly note?: string };
};

/** A paper that did not get into the queue, and why. */
export type RefusedPaper = { readonly paper: PaperToPrint; readonly failure: CallFailure };

/** Papers that were printed before, as somebody wants them all again. */
export type WantedAgain = {
  readonly key: number;
  readonly papers: readonly PaperToPrint[];
  readonly use: PrinterUse;
};

/** The papers of a day to choose from. */
export type WantedPapers = {
  readonly madeOn: string;
  readonly kinds: DocumentKind[];
  readonly onlyUnprinted: boolean;
};

/** 打印: papers on their way to a printer, and what came of them. */
export const usePrintingStore = defineStore('printing', () => {
  const link = useLink();
  const { office, station } = link;
  const printers = createLookup(() => station.printing.printers());
  const history = createLookup((documentId: string) => office.printing.history({ documentId }));
  const list = createLookup((on: string) => office.printing.list({ on }));
  const batches = createLookup(() => office.printing.batches());
  const papers = createLookup((wanted: WantedPapers) => office.printing.findPapers(wanted));
  const beginning = createCommand();
  const changing = createCommand();
  const memory = createPrinterMemory(window.localStorage);
  const line = createPrintRuns(link);

  /** True until all papers of a citizen are in the queue. */
  const starting = ref(false);
  /** Papers that were printed before, and why they are printed again is not said yet. */
  const wanted = shallowRef<WantedAgain | null>(null);

  /** Runs that wait for a person. */
  const troubled = computed(() =>
    line.runs.value.filter(({ state }) => state === 'asking' || state === 'failed'),
  );
  const busy = computed(() => line.runs.value.filter(({ state }) => state === 'printing'));

  /** The printer this desk used last, asked for where nobody knows yet what is there. */
  async function usualPrinter(use: PrinterUse): Promise<string> {
    const last = memory.recall(use);
    if (last === BROWSER_PRINTER) return last;
    if (printers.value.value === null && printers.failure.value === null) await printers.ask(undefined);
    return choosePrinter(printers.value.value ?? [], last);
  }

  /** Queues the papers and begins to print them. Answers those that were refused. */
  async function print(all: readonly PaperToPrint[], choice: PrintChoice): Promise<readonly RefusedPaper[]> {
    const jobs: PrintJobLine[] = [];
    const refused: RefusedPaper[] = [];
    for (const paper of all) {
      const asked = await request(paper, choice);
      if (!asked.ok) refused.push({ paper, failure: asked.failure });
      else if (asked.value) jobs.push(asked.value);
    }
    if (jobs.length > 0) line.begin(jobs, choice.printer);
    return refused;
  }

  /** All papers of a citizen by one key, on this desk's usual printer. Those printed before wait for a reason. */
  async function printAll(all: readonly PaperToPrint[], use: PrinterUse): Promise<readonly RefusedPaper[]> {
    if (starting.value || all.length === 0) return [];
    starting.value = true;
    const printer = await usualPrinter(use);
    const refused = await print(all, { printer, copies: 1 });
    starting.value = false;
    const again = refused.filter(({ failure }) => failure.code === 'printing.reasonMissing');
    if (again.length > 0) {
      wanted.value = { key: (wanted.value?.key ?? 0) + 1, papers: again.map(({ paper }) => paper), use };
    }
    return refused.filter(({ failure }) => failure.code !== 'printing.reasonMissing');
  }

  /** How a paper is that was printed since the page was loaded; null for one nobody printed. */
  function stateOf(documentId: string): 'printing' | 'trouble' | 'done' | null {
    const run = line.runs.value.findLast(({ jobs }) => jobs.some((job) => job.documentId === documentId));
    const job = run?.jobs.find((each) => each.documentId === documentId);
    if (!run || !job) return null;
    if (job.state === 'printed') return 'done';
    return run.state === 'printing' ? 'printing' : 'trouble';
  }

  /** The job of a paper; an open one is taken up again. Null where its run goes on by itself, or asks. */
  async function request(
    { documentId }: PaperToPrint,
    choice: PrintChoice,
  ): Promise<CallResult<PrintJobLine | null>> {
    const asked = await settle((requestId) => office.printing.request({ requestId, documentId, ...choice }));
    if (asked.ok || asked.failure.code !== 'printing.alreadyOpen') return asked;
    const told = await office.printing.history({ documentId });
    const job = told.ok ? told.value.openJob : null;
    return job ? await takeUp(job) : asked;
  }

  async function takeUp(job: PrintJobLine): Promise<CallResult<PrintJobLine | null>> {
    const own = line.runs.value.find(({ jobs }) => jobs.some(({ jobId }) => jobId === job.jobId));
    if (own && own.state !== 'failed') return succeed(null);
    if (own) await line.leave(own.runId);
    if (job.state !== 'sent') return succeed(job);
    if (!job.outcomeUnknown) return fail('printing.alreadyOpen');
    line.askAbout(job);
    return succeed(null);
  }

  function beginBatch(documentIds: readonly string[], choice: PrintChoice): Promise<BegunBatch | null> {
    return answerOf<BegunBatch>(beginning, (requestId) =>
      office.printing.beginBatch({ requestId, documentIds: [...documentIds], ...choice }),
    );
  }

  /** Stops a batch: what is at the printer ends by itself, the rest is given up. */
  async function cancelBatch(batchId: string): Promise<boolean> {
    const run = line.runs.value.find(({ jobs }) => jobs.some((job) => job.batchId === batchId));
    if (run) await line.breakOff(run.runId);
    return changing.run(
      (requestId) => office.printing.cancelBatch({ requestId, batchId }),
      () => undefined,
    );
  }

  /** Prints jobs that wait, each on the printer its desk has for such paper. */
  async function beginUsual(jobs: readonly PrintJobLine[], deskId: string | null): Promise<void> {
    for (const media of PRINT_MEDIA) {
      const meant = jobs.filter((job) => mediaOf(job) === media);
      if (meant.length > 0) line.begin(meant, await usualPrinter({ deskId, media }));
    }
  }

  /** Prints what a batch left over. */
  async function goOnWith(batchId: string, deskId: string | null): Promise<boolean> {
    const batch = await answerOf<PrintBatchWithJobs>(changing, () => office.printing.batch({ batchId }));
    const jobs = (batch?.jobs ?? []).filter(({ state }) => state === 'queued' || state === 'failed');
    await beginUsual(jobs, deskId);
    return jobs.length > 0;
  }

  function cancel({ jobId, version: expectedVersion }: PrintJobLine): Promise<boolean> {
    return changing.run(
      (requestId) => office.printing.cancel({ requestId, jobId, expectedVersion }),
      () => undefined,
    );
  }

  /** Somebody looked whether a job came out of which nobody heard. */
  function tell({ jobId, version: expectedVersion }: PrintJobLine, cameOut: boolean): Promise<boolean> {
    const failed = { kind: 'failed', failure: 'nothingPrinted', printedCopies: 0 } as const;
    const report = cameOut ? ({ kind: 'printed' } as const) : failed;
    return changing.run(
      (requestId) =>
        office.printing.report({ requestId, jobId, expectedVersion, confirmation: 'person', report }),
      () => undefined,
    );
  }

  /** True while this page takes the jobs of a batch to the printer. */
  function isRunning(batchId: string): boolean {
    return busy.value.some((run) => waitingJobs(run).some((job) => job.batchId === batchId));
  }

  function dismiss(): void {
    wanted.value = null;
  }

  function clear(): void {
    line.clear();
    dismiss();
    for (const part of [history, list, batches, papers, beginning, changing]) part.clear();
  }

  return {
    ...{ printers, history, list, batches, papers, beginning, changing, runs: line.runs, troubled, busy },
    ...{ usualPrinter, remember: memory.remember, print, beginBatch, cancelBatch, goOnWith, cancel, tell },
    ...{ starting, wanted, printAll, dismiss, stateOf },
    ...{
      isRunning,
      clear,
      beginUsual,
      begin: line.begin,
      answer: line.answer,
      again: line.again,
      leave: line.leave,
    },
  };
});

async function answerOf<Output>(
  command: ReturnType<typeof createCommand>,
  send: (requestId: string) => Promise<CallResult<Output>>,
): Promise<Output | null> {
  const taken: Output[] = [];
  await command.run(send, (output) => taken.push(output));
  return taken[0] ?? null;
}

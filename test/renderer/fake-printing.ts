import type {
  BegunBatch,
  PrintablePaper,
  PrintBatch,
  PrintBatchWithJobs,
  PrintedCopy,
  PrintHistory,
  PrintJobLine,
} from '../../src/shared/api/office/printing.ts';
import type { PrinterStatus } from '../../src/shared/api/station/printing.ts';
import type { PrintJobState } from '../../src/shared/domain/document/print-job.ts';
import { fail } from '../../src/shared/kernel/result.ts';
import type { OfficeClient } from '../../src/renderer/api/clients.ts';
import type { Answer } from './fake-catalogue.ts';
import { DESK, NOW } from './sample-data.ts';

type Procedures = OfficeClient['printing'];
type InputOf<Name extends keyof Procedures> = NonNullable<Parameters<Procedures[Name]>[0]>;

export function makePrinter(name: string, more: Partial<PrinterStatus> = {}): PrinterStatus {
  return {
    name,
    description: `打印机${name}`,
    state: 'idle',
    accepting: true,
    reasons: [],
    isDefault: false,
    simulated: true,
    ...more,
  };
}

export function makeJob(jobId: string, more: Partial<PrintJobLine> = {}): PrintJobLine {
  return {
    jobId,
    version: 1,
    state: 'queued',
    outcomeUnknown: false,
    documentId: 'paper1',
    documentKind: 'acceptanceNotice',
    documentTitle: '受理通知书',
    documentNumber: '1000000012026112000001C-SLTZ',
    sealed: false,
    caseId: 'case1',
    batchId: null,
    printer: 'laser',
    copies: 1,
    printedCopies: 0,
    reprintReason: null,
    attempts: 0,
    failure: null,
    deskId: DESK.id,
    requestedBy: { operatorId: 'window01', name: '沈若澜' },
    requestedAt: NOW,
    sentAt: null,
    endedAt: null,
    ...more,
  };
}

export function makePrintable(documentId: string, more: Partial<PrintablePaper> = {}): PrintablePaper {
  return {
    documentId,
    kind: 'acceptanceNotice',
    title: '受理通知书',
    number: `${documentId}-SLTZ`,
    caseId: 'case1',
    madeAt: NOW,
    needsSeal: false,
    printedCopies: 0,
    hasOpenJob: false,
    ...more,
  };
}

/** Jobs as an office keeps them, and a workstation with one printer. */
export class FakePrinting {
  printers: PrinterStatus[] = [makePrinter('laser', { isDefault: true })];
  jobs: PrintJobLine[] = [];
  /** Papers to choose from for a batch. */
  papers: PrintablePaper[] = [];
  /** What comes of the next dialogs of the browser: papers that cannot be drawn, or an exception. */
  dialogs: (() => readonly number[])[] = [];
  readonly copies = new Map<string, PrintedCopy[]>();

  office(answer: Answer) {
    return {
      request: answer('printing.request', (input: InputOf<'request'>) => this.#request(input)),
      send: answer('printing.send', (input: InputOf<'send'>) => this.#send(input)),
      report: answer('printing.report', (input: InputOf<'report'>) => this.#report(input)),
      cancel: answer('printing.cancel', ({ jobId }: InputOf<'cancel'>) =>
        this.#change(jobId, { state: 'cancelled' }),
      ),
      list: answer('printing.list', () => this.jobs),
      history: answer('printing.history', ({ documentId }: InputOf<'history'>) => this.history(documentId)),
      findPapers: answer('printing.findPapers', () => this.papers),
      beginBatch: answer('printing.beginBatch', (input: InputOf<'beginBatch'>) => this.#begin(input)),
      batch: answer('printing.batch', () => this.#batch()),
      batches: answer('printing.batches', () => (this.#batch().jobs.length > 0 ? [this.#batch().batch] : [])),
      cancelBatch: answer('printing.cancelBatch', () => this.#cancelBatch()),
    };
  }

  station(answer: Answer) {
    return {
      printers: answer('station.printers', () => this.printers),
      print: answer('station.print', () => ({ simulated: true })),
      cancel: answer('station.cancel', () => ({ cancelled: false })),
    };
  }

  history(documentId: string): PrintHistory {
    const copies = this.copies.get(documentId) ?? [];
    const openJob = this.jobs.find(
      (job) => job.documentId === documentId && !['printed', 'cancelled'].includes(job.state),
    );
    return { documentId, copies, openJob: openJob ?? null };
  }

  #request({ documentId, printer, copies, reason }: InputOf<'request'>) {
    const known = this.history(documentId);
    if (known.openJob) return fail('printing.alreadyOpen');
    if (known.copies.length > 0 && !reason) return fail('printing.reasonMissing');
    const job = makeJob(`job${this.jobs.length + 1}`, {
      ...{ documentId, printer, copies, reprintReason: reason?.kind ?? null },
    });
    this.jobs = [...this.jobs, job];
    return job;
  }

  /** One batch is enough for a test. */
  #begin({ documentIds, printer, copies, reason }: InputOf<'beginBatch'>): BegunBatch {
    const jobs = documentIds.map((documentId, index) =>
      makeJob(`batched${index + 1}`, {
        ...{ documentId, printer, copies, batchId: 'batch1', reprintReason: reason?.kind ?? null },
      }),
    );
    this.jobs = [...this.jobs, ...jobs];
    return { ...this.#batch(), skipped: [] };
  }

  #batch(): PrintBatchWithJobs {
    const jobs = this.jobs.filter(({ batchId }) => batchId !== null);
    const count = (wanted: PrintJobState) => jobs.filter(({ state }) => state === wanted).length;
    const batch: PrintBatch = {
      batchId: 'batch1',
      printer: 'laser',
      requestedBy: { operatorId: 'window01', name: '沈若澜' },
      deskId: DESK.id,
      requestedAt: NOW,
      cancelledAt: null,
      total: jobs.length,
      counts: {
        queued: count('queued'),
        sent: count('sent'),
        printed: count('printed'),
        failed: count('failed'),
        cancelled: count('cancelled'),
      },
    };
    return { batch, jobs };
  }

  #cancelBatch(): PrintBatchWithJobs {
    for (const { jobId, state } of this.#batch().jobs) {
      if (state === 'queued' || state === 'failed') this.#change(jobId, { state: 'cancelled' });
    }
    return this.#batch();
  }

  #send({ jobId, printer }: InputOf<'send'>) {
    const { documentId, copies } = this.#job(jobId);
    const job = this.#change(jobId, { state: 'sent', ...(printer && { printer }) });
    const firstCopyNumber = (this.copies.get(documentId) ?? []).length + 1;
    return {
      job,
      sheets: [{ path: `/sheets/${jobId}`, firstCopyNumber, copies, marked: false, oneSided: false }],
    };
  }

  #report({ jobId, confirmation, report }: InputOf<'report'>) {
    const { documentId, copies, printedCopies, printer, reprintReason } = this.#job(jobId);
    if (report.kind === 'failed') {
      if (printedCopies + report.printedCopies >= copies) return fail('printing.notAllowedNow');
      return this.#change(jobId, { state: 'failed', failure: report.failure });
    }
    const printed = this.copies.get(documentId) ?? [];
    const added = Array.from({ length: copies }, (_, index): PrintedCopy => ({
      copyNumber: printed.length + index + 1,
      ...{ jobId, printer, reprintReason, confirmation, printedAt: NOW, deskId: DESK.id },
      confirmedBy: '沈若澜',
      sha256: '00',
    }));
    this.copies.set(documentId, [...printed, ...added]);
    return this.#change(jobId, { state: 'printed', printedCopies: copies });
  }

  #job(jobId: string): PrintJobLine {
    return this.jobs.find((job) => job.jobId === jobId) ?? makeJob(jobId);
  }

  #change(jobId: string, change: Partial<PrintJobLine>): PrintJobLine {
    const job = this.#job(jobId);
    const next = { ...job, ...change, version: job.version + 1 };
    this.jobs = this.jobs.map((each) => (each.jobId === jobId ? next : each));
    return next;
  }
}

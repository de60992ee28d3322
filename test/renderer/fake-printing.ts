import type { PrintHistory, PrintJobLine, PrintedCopy } from '../../src/shared/api/office/printing.ts';
import type { PrinterStatus } from '../../src/shared/api/station/printing.ts';
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

/** Jobs as an office keeps them, and a workstation with one printer. */
export class FakePrinting {
  printers: PrinterStatus[] = [makePrinter('laser', { isDefault: true })];
  jobs: PrintJobLine[] = [];
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
      findPapers: answer('printing.findPapers', () => []),
      beginBatch: answer('printing.beginBatch', () => fail('printing.batchEmpty')),
      batch: answer('printing.batch', () => fail('printing.batchNotFound')),
      batches: answer('printing.batches', () => []),
      cancelBatch: answer('printing.cancelBatch', () => fail('printing.batchNotFound')),
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

  #send({ jobId, printer }: InputOf<'send'>) {
    const { documentId, copies } = this.#job(jobId);
    const job = this.#change(jobId, { state: 'sent', ...(printer && { printer }) });
    const firstCopyNumber = (this.copies.get(documentId) ?? []).length + 1;
    return { job, sheets: [{ path: `/sheets/${jobId}`, firstCopyNumber, copies, marked: false }] };
  }

  #report({ jobId, confirmation, report }: InputOf<'report'>) {
    if (report.kind === 'failed') return this.#change(jobId, { state: 'failed', failure: report.failure });
    const { documentId, copies, printer, reprintReason } = this.#job(jobId);
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

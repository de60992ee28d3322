import type { PrinterReason, PrinterStatus } from '../../../shared/api/station/printing.ts';
import { PRINT_PACE, printLimitMs } from '../../../shared/domain/document/print-job.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { CupsLink, keyword, name, uri } from './cups-link.ts';
import type { CupsAddress } from './cups-link.ts';
import { countPages } from './count-pages.ts';
import { IPP_GROUPS } from './ipp-message.ts';
import type { IppAnswer, IppGroup } from './ipp-message.ts';
import type { ListFailure, Printers, PrintTask, PrintTaskFailure } from './printers.ts';

/** How long things may take, ms. */
export type PrintPatience = {
  /** One answer of the spooler. */
  readonly answerMs: number;
  /** A whole task, and besides for each page of it; then it is taken back. */
  readonly startMs: number;
  readonly pageMs: number;
  /** Without paper, or at a standstill: somebody may be mending it. */
  readonly paperMs: number;
  /** Between two looks at a task. */
  readonly lookMs: number;
};

/** As long as the office waits for the word of a station. */
export const PRINT_PATIENCE: PrintPatience = {
  answerMs: 10_000,
  startMs: PRINT_PACE.startMs,
  pageMs: PRINT_PACE.pageMs,
  paperMs: 20_000,
  lookMs: 400,
};

const OPERATIONS = {
  printJob: 0x0002,
  cancelJob: 0x0008,
  getJob: 0x0009,
  getDefault: 0x4001,
  getPrinters: 0x4002,
} as const;
const FIRST_FAILURE = 0x0100;
const NOT_FOUND = 0x0406;
const PRINTER_STATES: Readonly<Record<number, PrinterStatus['state']>> = {
  3: 'idle',
  4: 'printing',
  5: 'stopped',
};
const JOB_STATES: Readonly<Record<number, 'cancelled' | 'aborted' | 'completed'>> = {
  7: 'cancelled',
  8: 'aborted',
  9: 'completed',
};

/** Keywords of RFC 8011 5.4.12 and of CUPS, without their severity; what is not here is `other`. */
const REASONS: Readonly<Record<string, PrinterReason>> = {
  'media-empty': 'mediaEmpty',
  'media-needed': 'mediaEmpty',
  'media-jam': 'jammed',
  'cover-open': 'coverOpen',
  'door-open': 'coverOpen',
  'toner-empty': 'tonerEmpty',
  'toner-low': 'tonerLow',
  'marker-supply-empty': 'tonerEmpty',
  'marker-supply-low': 'tonerLow',
  offline: 'offline',
  shutdown: 'offline',
  'timed-out': 'offline',
  paused: 'paused',
  'moving-to-paused': 'paused',
};

/** A printer with what it complains about so much that it does not print: a second tray may be empty meanwhile. */
type Found = Omit<PrinterStatus, 'isDefault'> & {
  readonly uri: string;
  readonly stoppedBy: readonly PrinterReason[];
};
type JobEnd = 'cancelled' | 'aborted' | 'completed' | 'forgotten';

/** The printers of CUPS, the spooler of Linux and macOS. */
export class CupsPrinters implements Printers {
  readonly simulated = false;
  readonly #link: CupsLink;
  readonly #patience: PrintPatience;

  constructor(address: CupsAddress, patience: PrintPatience = PRINT_PATIENCE) {
    this.#link = new CupsLink(address, patience.answerMs);
    this.#patience = patience;
  }

  async list(): Promise<Result<readonly PrinterStatus[], ListFailure>> {
    const found = await this.#find();
    if (!found.ok) return found;
    const standard = await this.#findDefault();
    return succeed(
      found.value.map(({ uri: _uri, stoppedBy: _stoppedBy, ...status }) => ({
        ...status,
        isDefault: status.name === standard,
      })),
    );
  }

  async print(task: PrintTask, signal: AbortSignal): Promise<Result<void, PrintTaskFailure>> {
    const printer = await this.#findUsable(task.printer);
    if (!printer.ok) return printer;
    if (signal.aborted) return fail('printing.cancelled');
    const accepted = await this.#hand(task, printer.value);
    if (!accepted.ok) return accepted;
    const limitMs = printLimitMs({ pages: countPages(task.pdf), copies: task.copies }, this.#patience);
    return this.#watch({ jobNumber: accepted.value, printer: printer.value, limitMs }, signal);
  }

  async #find(): Promise<Result<readonly Found[], ListFailure>> {
    const wanted = [
      'printer-name',
      'printer-info',
      'printer-state',
      'printer-state-reasons',
      'printer-is-accepting-jobs',
      'printer-uri-supported',
    ];
    const attributes = [['requested-attributes', ...wanted.map(keyword)]] as const;
    const called = await this.#link.call({ operation: OPERATIONS.getPrinters, attributes });
    if (called.kind === 'absent') return fail('printing.spoolerAbsent');
    if (called.kind === 'lost') return fail('printing.timedOut');
    return succeed(groupsOf(called.answer, IPP_GROUPS.printer).map(toFound));
  }

  async #findDefault(): Promise<string> {
    const attributes = [['requested-attributes', keyword('printer-name')]] as const;
    const called = await this.#link.call({ operation: OPERATIONS.getDefault, attributes });
    if (called.kind !== 'answered') return '';
    const [group] = groupsOf(called.answer, IPP_GROUPS.printer);
    return group ? textOf(group, 'printer-name') : '';
  }

  /** A task for a printer that stands still would lie in its queue and come out when nobody expects it any more. */
  async #findUsable(printerName: string): Promise<Result<Found, PrintTaskFailure>> {
    const found = await this.#find();
    if (!found.ok) return found;
    const printer = found.value.find((each) => each.name === printerName);
    if (!printer) return fail('printing.noPrinter');
    if (!printer.accepting) return fail('printing.refused');
    const isOff = printer.state === 'stopped' || printer.reasons.includes('offline');
    return isOff ? fail('printing.offline') : succeed(printer);
  }

  /** Gives the number of the job in the spooler. */
  async #hand(
    { jobId, copies, oneSided, pdf }: PrintTask,
    printer: Found,
  ): Promise<Result<number, PrintTaskFailure>> {
    const called = await this.#link.call({
      operation: OPERATIONS.printJob,
      path: new URL(printer.uri).pathname,
      attributes: [
        ['printer-uri', uri(printer.uri)],
        ['job-name', name(jobId)],
        ['document-format', { kind: 'mediaType', value: 'application/pdf' }],
      ],
      jobAttributes: [
        ['copies', { kind: 'integer', value: copies }],
        ['print-scaling', keyword('none')],
        ...(oneSided ? [['sides', keyword('one-sided')] as const] : []),
      ],
      document: pdf,
    });
    if (called.kind === 'absent') return fail('printing.spoolerAbsent');
    if (called.kind === 'lost') return fail('printing.timedOut');
    const [job] = groupsOf(called.answer, IPP_GROUPS.job);
    const jobNumber = job?.attributes.get('job-id')?.[0];
    if (called.answer.status < FIRST_FAILURE && typeof jobNumber === 'number') return succeed(jobNumber);
    return fail(called.answer.status === NOT_FOUND ? 'printing.noPrinter' : 'printing.refused');
  }

  async #watch(
    job: { readonly jobNumber: number; readonly printer: Found; readonly limitMs: number },
    signal: AbortSignal,
  ): Promise<Result<void, PrintTaskFailure>> {
    const { paperMs, lookMs } = this.#patience;
    const began = performance.now();
    let heldUpAt: number | undefined;
    for (;;) {
      const end = await this.#endOf(job);
      if (end) return toResult(end, 'printing.timedOut');
      if (signal.aborted) return this.#takeBack(job, 'printing.cancelled');
      const now = performance.now();
      const printer = await this.#findAgain(job.printer);
      const heldUpBy = hindranceOf(printer);
      heldUpAt = heldUpBy && (heldUpAt ?? now);
      if (heldUpBy && heldUpAt !== undefined && now - heldUpAt >= paperMs) {
        return this.#takeBack(job, heldUpBy);
      }
      if (now - began >= job.limitMs) return this.#takeBack(job, delayOf(printer));
      await pause(lookMs, signal);
    }
  }

  /** How the job ended; undefined while it has not, and when the spooler does not say. */
  async #endOf({ jobNumber, printer }: { readonly jobNumber: number; readonly printer: Found }) {
    const called = await this.#link.call({
      operation: OPERATIONS.getJob,
      attributes: [...jobOf(printer, jobNumber), ['requested-attributes', keyword('job-state')]],
    });
    if (called.kind !== 'answered') return undefined;
    if (called.answer.status === NOT_FOUND) return 'forgotten';
    const [job] = groupsOf(called.answer, IPP_GROUPS.job);
    return JOB_STATES[Number(job?.attributes.get('job-state')?.[0])];
  }

  async #findAgain({ name: printerName }: Found): Promise<Found | undefined> {
    const found = await this.#find();
    return found.ok ? found.value.find((each) => each.name === printerName) : undefined;
  }

  /** What was printed before it could be taken back, was printed. */
  async #takeBack(
    job: { readonly jobNumber: number; readonly printer: Found },
    why: PrintTaskFailure,
  ): Promise<Result<void, PrintTaskFailure>> {
    await this.#link.call({
      operation: OPERATIONS.cancelJob,
      attributes: jobOf(job.printer, job.jobNumber),
    });
    const end = await this.#endOf(job);
    return end === 'completed' ? succeed(undefined) : fail(why);
  }
}

/** What keeps the printer from going on: somebody may be mending it just now. */
function hindranceOf(printer: Found | undefined): PrintTaskFailure | undefined {
  if (printer?.stoppedBy.includes('mediaEmpty')) return 'printing.paperOut';
  return printer?.state === 'stopped' ? 'printing.interrupted' : undefined;
}

/** A printer asked by SNMP only warns of its empty tray, also where it has no other. */
function delayOf(printer: Found | undefined): PrintTaskFailure {
  return printer?.reasons.includes('mediaEmpty') ? 'printing.paperOut' : 'printing.timedOut';
}

function toResult(end: JobEnd, unknown: PrintTaskFailure): Result<void, PrintTaskFailure> {
  if (end === 'completed') return succeed(undefined);
  if (end === 'cancelled') return fail('printing.cancelled');
  return fail(end === 'aborted' ? 'printing.interrupted' : unknown);
}

function jobOf(printer: Found, jobNumber: number) {
  return [
    ['printer-uri', uri(printer.uri)],
    ['job-id', { kind: 'integer', value: jobNumber }],
  ] as const;
}

function groupsOf({ groups }: IppAnswer, tag: number): readonly IppGroup[] {
  return groups.filter((group) => group.tag === tag);
}

function textOf({ attributes }: IppGroup, attribute: string): string {
  const value = attributes.get(attribute)?.[0];
  return typeof value === 'string' ? value : '';
}

function toFound(group: IppGroup): Found {
  const printerName = textOf(group, 'printer-name');
  return {
    name: printerName,
    description: textOf(group, 'printer-info') || printerName,
    state: PRINTER_STATES[Number(group.attributes.get('printer-state')?.[0])] ?? 'stopped',
    accepting: group.attributes.get('printer-is-accepting-jobs')?.[0] !== false,
    reasons: reasonsOf(group),
    stoppedBy: reasonsOf(group, isSevere),
    simulated: false,
    uri: textOf(group, 'printer-uri-supported'),
  };
}

/** RFC 8011 5.4.12: a keyword without severity is an error; after a warning or a report the printer goes on. */
function isSevere(reason: string): boolean {
  return !/-(?:report|warning)$/.test(reason);
}

/** Without the reports that only name what is being done. */
function reasonsOf({ attributes }: IppGroup, isMeant = (_reason: string) => true): readonly PrinterReason[] {
  const keywords = (attributes.get('printer-state-reasons') ?? []).map(String);
  const reasons = keywords
    .filter((each) => each !== 'none' && each !== 'connecting-to-device' && isMeant(each))
    .map((each) => REASONS[each.replace(/-(?:report|warning|error)$/, '')] ?? 'other');
  return [...new Set(reasons)];
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), done()), { once: true });
  });
}

import type { PrintBatch, PrintBatchWithJobs, PrintJobLine } from '../../../../shared/api/office/printing.ts';
import { isOutcomeUnknown } from '../../../../shared/domain/document/print-job.ts';
import { hasRole } from '../../../../shared/domain/staff/operator.ts';
import type { OperatorId } from '../../../../shared/domain/staff/operator.ts';
import { instantAt, localDateOf, plusDays } from '../../../../shared/kernel/time.ts';
import type { Instant, LocalDate } from '../../../../shared/kernel/time.ts';
import type { Session } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { JobOfPaper, PrintBatchRecord, PrintScope, Span } from '../../ports/print-table.ts';
import type { Tables } from '../../ports/store.ts';

/** What the operations of the print queue need; jobs sent before the office was started have nobody who reports them. */
export type PrintPorts = Pick<
  OfficePorts,
  'store' | 'clock' | 'randomness' | 'changes' | 'files' | 'composer'
> & {
  readonly officeStartedAt: Instant;
};

/** Names of people who are named more than once in an answer are looked up once. */
type Names = Map<OperatorId, string>;

/** Jobs as pages see them. */
export async function toLines(
  ports: PrintPorts,
  tables: Tables,
  jobs: readonly JobOfPaper[],
): Promise<readonly PrintJobLine[]> {
  const names: Names = new Map();
  const lines: PrintJobLine[] = [];
  for (const each of jobs) {
    lines.push(toLine(ports, each, await nameOf(tables, names, each.job.requestedBy)));
  }
  return lines;
}

/** One job as pages see it. */
export async function toLineOf(ports: PrintPorts, tables: Tables, job: JobOfPaper): Promise<PrintJobLine> {
  return toLine(ports, job, await nameOf(tables, new Map(), job.job.requestedBy));
}

function toLine(
  { clock, officeStartedAt }: PrintPorts,
  { job, paper }: JobOfPaper,
  name: string,
): PrintJobLine {
  const { requestedBy, sentFile: _sentFile, place: _place, ...rest } = job;
  return {
    ...rest,
    outcomeUnknown: isOutcomeUnknown(job, { now: clock.now(), officeStartedAt }),
    documentKind: paper.kind,
    documentTitle: paper.title,
    documentNumber: paper.number,
    sealed: paper.sealCount > 0,
    caseId: paper.caseId,
    requestedBy: { operatorId: requestedBy, name },
  };
}

/** A batch with its jobs. */
export async function toBatchWithJobs(
  ports: PrintPorts,
  tables: Tables,
  record: PrintBatchRecord,
): Promise<PrintBatchWithJobs> {
  const jobs = await tables.printing.listOfBatch(record.batchId);
  return { batch: await toBatch(tables, record), jobs: await toLines(ports, tables, jobs) };
}

/** A batch and how far it is. */
export async function toBatch(tables: Tables, record: PrintBatchRecord): Promise<PrintBatch> {
  const { requestedBy, ...rest } = record;
  const counts = await tables.printing.countJobs(record.batchId);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const name = await nameOf(tables, new Map(), requestedBy);
  return { ...rest, requestedBy: { operatorId: requestedBy, name }, total, counts };
}

async function nameOf(tables: Tables, names: Names, id: OperatorId): Promise<string> {
  const name = names.get(id) ?? (await tables.operators.find(id))?.displayName ?? id;
  names.set(id, name);
  return name;
}

/** Whose jobs somebody looks after: a supervisor's are all, a desk's those asked for at it, else one's own. */
export function scopeOf({ operator, deskId }: Session): PrintScope {
  if (hasRole(operator, ['supervisor'])) return { kind: 'all' };
  return deskId === null ? { kind: 'operator', operatorId: operator.id } : { kind: 'desk', deskId };
}

/** Whether a batch belongs to those somebody looks after. */
export function isWithin(scope: PrintScope, { deskId, requestedBy }: PrintBatchRecord): boolean {
  if (scope.kind === 'all') return true;
  return scope.kind === 'desk' ? scope.deskId === deskId : scope.operatorId === requestedBy;
}

/** A day at the centre. */
export function spanOf(day: LocalDate): Span {
  return { from: instantAt(day, 0), until: instantAt(plusDays(day, 1), 0) };
}

/** The day it is. */
export function todayOf({ clock }: Pick<PrintPorts, 'clock'>): LocalDate {
  return localDateOf(clock.now());
}

/** Tells the pages of a job that changed, and of its batch. */
export function publishJob({ changes }: PrintPorts, line: Pick<PrintJobLine, 'jobId' | 'batchId'>): void {
  changes.publish({ kind: 'printing', id: line.jobId });
  if (line.batchId !== null) changes.publish({ kind: 'printing', id: line.batchId });
}

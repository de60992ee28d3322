import type {
  PrintBatchId,
  PrintJob,
  PrintJobId,
  PrintJobState,
  ReprintReason,
} from '../../../shared/domain/document/print-job.ts';
import type { DeskId } from '../../../shared/domain/desk/service-desk.ts';
import type { DocumentKind } from '../../../shared/domain/document/document-model.ts';
import type { OperatorId } from '../../../shared/domain/staff/operator.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { DocumentRecord } from './tables.ts';

/** A print job as the office keeps it. */
export type PrintJobRecord = PrintJob & {
  readonly documentId: string;
  readonly batchId: PrintBatchId | null;
  /** Order within the batch, from 0. */
  readonly place: number;
  readonly deskId: DeskId | null;
  readonly requestedBy: OperatorId;
  readonly requestedAt: Instant;
  readonly endedAt: Instant | null;
  /** The revision of the paper the last attempt took; null before the first. */
  readonly sentFile: { readonly fileId: string; readonly sha256: string } | null;
};

/** A job with the paper it is about. */
export type JobOfPaper = { readonly job: PrintJobRecord; readonly paper: DocumentRecord };

/** A batch as the office keeps it; its jobs name it. */
export type PrintBatchRecord = {
  readonly batchId: PrintBatchId;
  readonly printer: string;
  readonly deskId: DeskId | null;
  readonly requestedBy: OperatorId;
  readonly requestedAt: Instant;
  readonly cancelledAt: Instant | null;
};

/** 打印份号. A copy that came out. */
export type PrintCopyRecord = {
  readonly documentId: string;
  /** From 1 for each paper, without gaps. */
  readonly copyNumber: number;
  readonly jobId: PrintJobId;
  readonly sha256: string;
  readonly deskId: DeskId | null;
  readonly confirmedBy: OperatorId;
  readonly confirmation: 'spooler' | 'person';
  readonly printedAt: Instant;
};

/** Whose jobs: of a desk, of a person who has none, or all. */
export type PrintScope =
  | { readonly kind: 'desk'; readonly deskId: DeskId }
  | { readonly kind: 'operator'; readonly operatorId: OperatorId }
  | { readonly kind: 'all' };

/** From the first moment to just before the second. */
export type Span = { readonly from: Instant; readonly until: Instant };

/** A paper with what was printed of it. */
export type PrintablePaperRecord = {
  readonly paper: DocumentRecord;
  readonly printedCopies: number;
  readonly hasOpenJob: boolean;
};

/** 打印任务, the batches they belong to and the copies that came of them. */
export interface PrintTable {
  /** Papers with what was printed of them, in no order; in a change nobody else prints them until its end. */
  findPapers(documentIds: readonly string[]): Promise<readonly PrintablePaperRecord[]>;
  /** Adds jobs; `note` is kept with each under the key of its paper's case. */
  add(jobs: readonly PrintJobRecord[], note: string | null): Promise<void>;
  find(jobId: PrintJobId): Promise<JobOfPaper | undefined>;
  /** What somebody wrote as the reason; null when nothing was written, or the case was erased. */
  findNote(jobId: PrintJobId): Promise<string | null>;
  /** The one job of the paper that is not over. */
  findOpenOfPaper(documentId: string): Promise<JobOfPaper | undefined>;
  /** Replaces the row when it still has `expectedVersion`. */
  replace(job: PrintJobRecord, expectedVersion: number): Promise<Result<void, 'printing.changedMeanwhile'>>;
  /** Jobs asked for in the span and all that are not over, newest first. */
  list(scope: PrintScope, span: Span, limit: number): Promise<readonly JobOfPaper[]>;
  /** In the order in which they are to be printed; a change holds them until its end. */
  listOfBatch(batchId: PrintBatchId): Promise<readonly JobOfPaper[]>;
  addBatch(batch: PrintBatchRecord): Promise<void>;
  findBatch(batchId: PrintBatchId): Promise<PrintBatchRecord | undefined>;
  /** Notes that somebody stopped it; the first time counts. */
  cancelBatch(batchId: PrintBatchId, at: Instant): Promise<void>;
  /** Batches begun in the span and those with jobs that are not over, newest first. */
  listBatches(scope: PrintScope, span: Span, limit: number): Promise<readonly PrintBatchRecord[]>;
  countJobs(batchId: PrintBatchId): Promise<Readonly<Record<PrintJobState, number>>>;
  /** Adds the next copies of a paper. */
  addCopies(copies: readonly PrintCopyRecord[]): Promise<void>;
  /** In the order of their numbers, each with its job's printer and reason. */
  listCopies(documentId: string): Promise<
    readonly (PrintCopyRecord & {
      readonly printer: string;
      readonly reprintReason: ReprintReason | null;
    })[]
  >;
  countCopies(documentId: string): Promise<number>;
  /** Papers made in the span, oldest first; of all kinds when none is named. */
  listPapers(
    span: Span,
    query: {
      readonly kinds: readonly DocumentKind[];
      readonly onlyUnprinted: boolean;
      readonly limit: number;
      /** Goes on behind this one. */
      readonly after?: Pick<DocumentRecord, 'documentId' | 'madeAt'> | undefined;
    },
  ): Promise<readonly PrintablePaperRecord[]>;
}

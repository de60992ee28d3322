import type {
  PrintBatchId,
  PrintFailure,
  PrintJobId,
  PrintJobState,
  ReprintReason,
} from '../../../shared/domain/document/print-job.ts';
import type { DeskId } from '../../../shared/domain/desk/service-desk.ts';
import type { OperatorId } from '../../../shared/domain/staff/operator.ts';
import type { Instant } from '../../../shared/kernel/time.ts';

/** Rows of the print queue; the rules of `schema.ts` hold. */
export type PrintingSchema = {
  printBatch: PrintBatchRow;
  printJob: PrintJobRow;
  printCopy: PrintCopyRow;
};

export type PrintBatchRow = {
  batchId: PrintBatchId;
  printer: string;
  deskId: DeskId | null;
  requestedBy: OperatorId;
  requestedAt: Instant;
  cancelledAt: Instant | null;
};

/** `note` is under the key of the case, and null once that was erased. */
export type PrintJobRow = {
  jobId: PrintJobId;
  documentId: string;
  batchId: PrintBatchId | null;
  /** Order within the batch, from 0. */
  place: number;
  version: number;
  state: PrintJobState;
  printer: string;
  copies: number;
  printedCopies: number;
  reprintReason: ReprintReason | null;
  note: Uint8Array | null;
  attempts: number;
  failure: PrintFailure | null;
  deskId: DeskId | null;
  requestedBy: OperatorId;
  requestedAt: Instant;
  sentAt: Instant | null;
  endedAt: Instant | null;
  fileId: string | null;
  sha256: string | null;
};

export type PrintCopyRow = {
  documentId: string;
  copyNumber: number;
  jobId: PrintJobId;
  sha256: string;
  deskId: DeskId | null;
  confirmedBy: OperatorId;
  confirmation: 'spooler' | 'person';
  printedAt: Instant;
};

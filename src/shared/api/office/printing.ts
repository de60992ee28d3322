import { z } from 'zod';
import { Id } from '../ids.ts';
import { answer, command, query, RequestId } from '../procedure.ts';
import type { GatedRouter } from '../procedure.ts';
import { DOCUMENT_KINDS } from '../../domain/document/document-model.ts';
import type { DocumentKind } from '../../domain/document/document-model.ts';
import {
  MOST_COPIES,
  MOST_PAPERS_OF_A_BATCH,
  PRINT_FAILURES,
  REPRINT_REASONS,
} from '../../domain/document/print-job.ts';
import type { PrintFailure, PrintJobState, ReprintReason } from '../../domain/document/print-job.ts';

/** A job as the queue shows it; no personal data. */
export type PrintJobLine = {
  readonly jobId: string;
  readonly version: number;
  readonly state: PrintJobState;
  /** 结果不明: sent, and nobody will say any more how it ended. A person has to look and report it. */
  readonly outcomeUnknown: boolean;
  readonly documentId: string;
  readonly documentKind: DocumentKind;
  readonly documentTitle: string;
  readonly documentNumber: string;
  readonly sealed: boolean;
  readonly caseId: string;
  /** Null for a job that belongs to no batch. */
  readonly batchId: string | null;
  readonly printer: string;
  readonly copies: number;
  readonly printedCopies: number;
  /** Null for the first print of a paper. */
  readonly reprintReason: ReprintReason | null;
  readonly attempts: number;
  readonly failure: PrintFailure | null;
  /** Null for somebody who has no desk. */
  readonly deskId: string | null;
  readonly requestedBy: { readonly operatorId: string; readonly name: string };
  readonly requestedAt: string;
  readonly sentAt: string | null;
  readonly endedAt: string | null;
};

/**
 * One file of an attempt, to be printed in `copies`. A marked copy names its own number, so each is a file of its own;
 * sealed papers and first prints are not marked and come as one.
 */
export type PrintSheet = {
  /** GET, as PDF; under `FILE_ROUTES.printSheet`. */
  readonly path: string;
  readonly firstCopyNumber: number;
  readonly copies: number;
  readonly marked: boolean;
  /** 存根联 and 回执联 on pages of their own are given to two: never on one leaf. */
  readonly oneSided: boolean;
};

/** What a station is to print now, in this order. */
export type PrintOrder = { readonly job: PrintJobLine; readonly sheets: readonly PrintSheet[] };

/** 打印份号. A copy of a paper that came out of a printer: numbered by paper from 1, without gaps. */
export type PrintedCopy = {
  readonly copyNumber: number;
  readonly jobId: string;
  readonly printedAt: string;
  /** Who confirmed it. */
  readonly confirmedBy: string;
  readonly deskId: string | null;
  readonly printer: string;
  readonly reprintReason: ReprintReason | null;
  /** What the office was told: by the spooler, or by somebody who looked. */
  readonly confirmation: 'spooler' | 'person';
  /** SHA-256 of the paper it is a copy of, lower-case hex. */
  readonly sha256: string;
};

/** Everything printed of one paper, and what is on its way. */
export type PrintHistory = {
  readonly documentId: string;
  readonly copies: readonly PrintedCopy[];
  /** The one job of this paper that is not over; null when there is none. */
  readonly openJob: PrintJobLine | null;
};

/** A paper that may be taken into a batch. */
export type PrintablePaper = {
  readonly documentId: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly number: string;
  readonly caseId: string;
  readonly madeAt: string;
  readonly needsSeal: boolean;
  readonly printedCopies: number;
  readonly hasOpenJob: boolean;
};

/** 批量打印, and how far it is: the jobs that stand in each state. */
export type PrintBatch = {
  readonly batchId: string;
  readonly printer: string;
  readonly requestedBy: { readonly operatorId: string; readonly name: string };
  readonly deskId: string | null;
  readonly requestedAt: string;
  /** Null unless somebody stopped it. */
  readonly cancelledAt: string | null;
  readonly total: number;
  readonly counts: Readonly<Record<PrintJobState, number>>;
};

/** A batch with its jobs, in the order in which they are to be printed. */
export type PrintBatchWithJobs = { readonly batch: PrintBatch; readonly jobs: readonly PrintJobLine[] };

/** What `beginBatch` answers: papers that could not be taken in are named with the reason. */
export type BegunBatch = PrintBatchWithJobs & {
  readonly skipped: readonly {
    readonly documentId: string;
    readonly code: 'document.notFound' | 'printing.alreadyOpen' | 'printing.reasonMissing';
  }[];
};

/** Who may print what they may see. */
const PRINTERS = ['clerk', 'issuer', 'approver'] as const;
const WATCHERS = [...PRINTERS, 'supervisor'] as const;

const printer = z.string().min(1).max(127);
const copies = z.int().min(1).max(MOST_COPIES);
const reason = z
  .object({
    kind: z.enum(REPRINT_REASONS),
    /** Needed for `other`; kept encrypted with the case. */
    note: z.string().trim().max(200).optional(),
  })
  .optional();
const jobStep = { requestId: RequestId, jobId: Id, expectedVersion: z.int().min(1) };
/** The words of a reason stand in the margin of every page. */
const MARK_CODES = ['document.contentOverflow', 'document.glyphMissing'] as const;
const JOB_CODES = [
  'call.notPermitted',
  'printing.changedMeanwhile',
  'printing.jobNotFound',
  'printing.notAllowedNow',
] as const;

/**
 * 打印. A job is asked for here, printed by the station (or a browser), and reported here; only what was confirmed
 * becomes a copy. Changes come over `system.follow` as kind `printing` with the id of the job, or of its batch.
 */
export const printing = {
  /** Asks for a paper to be printed. A paper that has a copy needs a reason. Answers the queued job. */
  request: command(
    { role: PRINTERS, audit: 'change' },
    ...MARK_CODES,
    'document.notFound',
    'printing.alreadyOpen',
    'printing.reasonMissing',
  )
    .input(z.object({ requestId: RequestId, documentId: Id, printer, copies, reason }))
    .output(answer<PrintJobLine>()),
  /** Takes the job to the printer: `queued` or `failed` becomes `sent`. Another `printer` may be named for this attempt. */
  send: command({ role: PRINTERS, audit: 'change' }, ...JOB_CODES, 'document.notFound')
    .input(z.object({ ...jobStep, printer: printer.optional() }))
    .output(answer<PrintOrder>()),
  /** Says what came of it. `printedCopies` counts those of this attempt; they become copies also when the rest failed. */
  report: command({ role: PRINTERS, audit: 'change' }, ...JOB_CODES)
    .input(
      z.object({
        ...jobStep,
        confirmation: z.enum(['spooler', 'person']),
        report: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('printed') }),
          z.object({
            kind: z.literal('failed'),
            failure: z.enum(PRINT_FAILURES),
            printedCopies: z.int().min(0).max(MOST_COPIES),
          }),
        ]),
      }),
    )
    .output(answer<PrintJobLine>()),
  /** Gives up a job that is `queued` or `failed`. */
  cancel: command({ role: PRINTERS, audit: 'change' }, ...JOB_CODES)
    .input(z.object(jobStep))
    .output(answer<PrintJobLine>()),
  /** Jobs of the own desk (without a desk: one's own; a supervisor: all) asked for on the day, and all that are not over. Newest first. */
  list: query({ role: WATCHERS, audit: 'none' })
    .input(z.object({ on: z.iso.date().optional() }))
    .output(answer<readonly PrintJobLine[]>()),
  /** What was printed of a paper. */
  history: query({ role: WATCHERS, audit: 'none' }, 'document.notFound', 'call.notPermitted')
    .input(z.object({ documentId: Id }))
    .output(answer<PrintHistory>()),
  /** Papers of a day that may be printed together, oldest first; at most `MOST_PAPERS_OF_A_BATCH`. */
  findPapers: query({ role: PRINTERS, audit: 'access' })
    .input(
      z.object({
        madeOn: z.iso.date(),
        kinds: z.array(z.enum(DOCUMENT_KINDS)).max(DOCUMENT_KINDS.length),
        onlyUnprinted: z.boolean(),
      }),
    )
    .output(answer<readonly PrintablePaper[]>()),
  /** Queues many papers. They are sent one after the other with `send`; those that cannot be taken in are named. */
  beginBatch: command({ role: PRINTERS, audit: 'change' }, ...MARK_CODES, 'printing.batchEmpty')
    .input(
      z.object({
        requestId: RequestId,
        documentIds: z.array(Id).min(1).max(MOST_PAPERS_OF_A_BATCH),
        printer,
        copies,
        reason,
      }),
    )
    .output(answer<BegunBatch>()),
  batch: query({ role: WATCHERS, audit: 'none' }, 'printing.batchNotFound', 'call.notPermitted')
    .input(z.object({ batchId: Id }))
    .output(answer<PrintBatchWithJobs>()),
  /** Batches of the own desk (as `list`) with jobs that are not over, and those of today. Newest first. */
  batches: query({ role: WATCHERS, audit: 'none' }).output(answer<readonly PrintBatch[]>()),
  /** Gives up all jobs of a batch that are `queued` or `failed`; what is at the printer ends by its report. */
  cancelBatch: command({ role: PRINTERS, audit: 'change' }, 'call.notPermitted', 'printing.batchNotFound')
    .input(z.object({ requestId: RequestId, batchId: Id }))
    .output(answer<PrintBatchWithJobs>()),
} satisfies GatedRouter;

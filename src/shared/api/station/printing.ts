import { z } from 'zod';
import { answer, query } from '../procedure.ts';
import type { GatedRouter } from '../procedure.ts';
import { MOST_COPIES } from '../../domain/document/print-job.ts';

/** What a printer complains about. */
export const PRINTER_REASONS = [
  'coverOpen',
  'jammed',
  'mediaEmpty',
  'offline',
  'paused',
  'tonerEmpty',
  'tonerLow',
  'other',
] as const;
export type PrinterReason = (typeof PRINTER_REASONS)[number];

/** 打印机. A printer this workstation can use. */
export type PrinterStatus = {
  /** Name of the queue; `print` takes it. */
  readonly name: string;
  /** What people call it; the name where it has none. */
  readonly description: string;
  readonly state: 'idle' | 'printing' | 'stopped';
  /** False when the queue takes no jobs. */
  readonly accepting: boolean;
  readonly reasons: readonly PrinterReason[];
  readonly isDefault: boolean;
  readonly simulated: boolean;
};

/** A sheet that came out, or that a spooler took which does not say what becomes of it. */
export type PrintedSheet = {
  readonly simulated: boolean;
  /** Set where only a person can see whether it came out. */
  readonly unconfirmed?: true;
};

/** Longest PDF in base64, characters: within the largest call. */
export const MAX_PRINTED_BASE64 = 1_000_000;

const gate = { role: 'workstation', audit: 'none' } as const;

/** 打印机. The printers of this workstation; what is printed belongs to a job of the office. */
export const printing = {
  printers: query(gate, 'printing.spoolerAbsent', 'printing.timedOut').output(
    answer<readonly PrinterStatus[]>(),
  ),
  /** Prints a PDF and answers when the spooler says that all of it came out, at the latest after `printLimitMs`. */
  print: query(
    gate,
    'printing.busy',
    'printing.cancelled',
    'printing.interrupted',
    'printing.noPrinter',
    'printing.offline',
    'printing.paperOut',
    'printing.refused',
    'printing.spoolerAbsent',
    'printing.timedOut',
  )
    .input(
      z.object({
        jobId: z.uuid(),
        printer: z.string().min(1).max(127),
        copies: z.int().min(1).max(MOST_COPIES),
        /** Where it is not set the queue decides. */
        oneSided: z.boolean().optional(),
        pdf: z.base64().max(MAX_PRINTED_BASE64),
      }),
    )
    .output(answer<PrintedSheet>()),
  /** Takes the job out of the printer's queue; the running `print` then answers `printing.cancelled`. False when none runs. */
  cancel: query(gate)
    .input(z.object({ jobId: z.uuid() }))
    .output(answer<{ readonly cancelled: boolean }>()),
} satisfies GatedRouter;

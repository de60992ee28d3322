import type { PrinterStatus } from '../../../shared/api/station/printing.ts';
import type { FailureCode } from '../../../shared/api/failures.ts';
import type { Result } from '../../../shared/kernel/result.ts';

/** Why there is no list of printers. */
export type ListFailure = Extract<FailureCode, 'printing.spoolerAbsent' | 'printing.timedOut'>;

/** Why a task did not come out; after some of them a part of it may have. */
export type PrintTaskFailure = Extract<
  FailureCode,
  | 'printing.cancelled'
  | 'printing.interrupted'
  | 'printing.noPrinter'
  | 'printing.offline'
  | 'printing.paperOut'
  | 'printing.refused'
  | 'printing.spoolerAbsent'
  | 'printing.timedOut'
>;

/** What a printer is to print. */
export type PrintTask = {
  /** Names the task in the queue; says nothing about the paper. */
  readonly jobId: string;
  readonly printer: string;
  readonly copies: number;
  /** Its pages are cut apart: never two on one leaf. */
  readonly oneSided?: boolean | undefined;
  readonly pdf: Uint8Array;
};

/** The printers of a workstation. CUPS and the simulated one stand behind the same interface. */
export interface Printers {
  readonly simulated: boolean;
  list(): Promise<Result<readonly PrinterStatus[], ListFailure>>;
  /** Ends when all of it came out, or none of it can come out any more. When the signal ends, it is taken back. */
  print(task: PrintTask, signal: AbortSignal): Promise<Result<void, PrintTaskFailure>>;
}

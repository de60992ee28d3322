import { MOST_COPIES } from '../domain/document/print-job.ts';
import type { Result } from '../kernel/result.ts';
import type { FailureCode } from './failures.ts';

/** A paper the shell is to print. */
export type ShellPaper = {
  /** Name of the printer as the shell listed it. */
  readonly printer: string;
  readonly copies: number;
  /** Where it is not set the printer's own setting holds. */
  readonly oneSided?: boolean | undefined;
  /** The PDF in base64, no longer than the station takes it. */
  readonly pdf: string;
};

/** What the station's contract takes, in one place for the shell, which shall not carry the schemas. */
export const SHELL_PAPER_LIMITS = { printer: 127, copies: MOST_COPIES, base64: 1_000_000 } as const;

/** A printer as the system names it; more than the names the shell does not learn. */
export type ShellPrinter = { readonly name: string; readonly description: string };

/** Why there is no list. */
export type ShellListFailure = Extract<FailureCode, 'call.internal' | 'call.linkRefused'>;

/** Why a paper was not handed over; the station's contract has all of them. */
export type ShellPrintFailure =
  | ShellListFailure
  | Extract<
      FailureCode,
      | 'call.invalidInput'
      | 'printing.cancelled'
      | 'printing.interrupted'
      | 'printing.noPrinter'
      | 'printing.refused'
      | 'printing.timedOut'
    >;

/** What our own shell can print where the station speaks with no spooler; a browser has nothing of it. */
export type ShellPrinting = {
  readonly listPrinters: () => Promise<Result<readonly ShellPrinter[], ShellListFailure>>;
  /** Answers when the system's spooler has taken all of it: whether paper came out, only a person sees. */
  readonly printPaper: (paper: ShellPaper) => Promise<Result<null, ShellPrintFailure>>;
};

import { BROWSER_PRINTER } from '../../shared/domain/document/browser-printer.ts';
import { PRINTER_TEXTS } from '../../shared/texts/page-printing.ts';

/** A printer as a list shows it. */
export type PrinterEntry = {
  readonly name: string;
  readonly description: string;
  readonly state: keyof typeof PRINTER_TEXTS.state;
  readonly accepting: boolean;
  readonly reasons: readonly (keyof typeof PRINTER_TEXTS.reason)[];
  readonly simulated: boolean;
};

/** What people call a printer; its queue's name where it is not there. */
export function printerName(printer: string, printers: readonly PrinterEntry[]): string {
  if (printer === BROWSER_PRINTER) return PRINTER_TEXTS.browser;
  return printers.find(({ name }) => name === printer)?.description ?? printer;
}

/** How a printer is, in a word: what it complains about first. */
export function printerState({ accepting, reasons, state }: PrinterEntry): string {
  const [reason] = reasons;
  if (reason) return PRINTER_TEXTS.reason[reason];
  return accepting ? PRINTER_TEXTS.state[state] : PRINTER_TEXTS.notAccepting;
}

import type { PrintJobLine } from '../../../shared/api/office/printing.ts';
import type { PrinterStatus } from '../../../shared/api/station/printing.ts';
import { BROWSER_PRINTER } from '../../../shared/domain/document/browser-printer.ts';

/** What paper a printer is wanted for: the strip of a ticket comes from another one. */
export type PrintMedia = 'sheet' | 'ticket';

/** Both of them. */
export const PRINT_MEDIA = ['sheet', 'ticket'] as const satisfies readonly PrintMedia[];

/** What paper a job is printed on. */
export function mediaOf({ documentKind }: Pick<PrintJobLine, 'documentKind'>): PrintMedia {
  return documentKind === 'caseTicket' ? 'ticket' : 'sheet';
}

/** Whose usual printer it is; null for somebody without a desk. */
export type PrinterUse = { readonly deskId: string | null; readonly media: PrintMedia };

/** Remembers the last printer of each desk on this workstation. */
export function createPrinterMemory(storage: Pick<Storage, 'getItem' | 'setItem'>) {
  const nameOf = ({ deskId, media }: PrinterUse) => `quanke:printer:${deskId ?? ''}:${media}`;
  return {
    recall: (use: PrinterUse): string | null => storage.getItem(nameOf(use)),
    remember: (use: PrinterUse, printer: string): void => storage.setItem(nameOf(use), printer),
  };
}

/** The printer to begin with: the last one as long as it is there, else the usual one of the workstation. */
export function choosePrinter(printers: readonly PrinterStatus[], last: string | null): string {
  if (last === BROWSER_PRINTER || printers.some(({ name }) => name === last)) return last ?? BROWSER_PRINTER;
  const usual = printers.find(({ isDefault }) => isDefault) ?? printers[0];
  return usual?.name ?? BROWSER_PRINTER;
}

import type { PrintOrder } from '../../../shared/api/office/printing.ts';
import type { PrintedSheet } from '../../../shared/api/station/printing.ts';
import { toBase64 } from '../../../shared/kernel/bytes.ts';
import { succeed } from '../../../shared/kernel/result.ts';
import type { CallFailure, CallResult } from '../../api/call.ts';
import type { Link } from '../../api/link.ts';
import { isSureFailure } from './print-run.ts';

/** How an attempt at a printer ended; `came` copies are known to have come out before it failed. */
export type OrderEnd =
  | { readonly kind: 'printed' }
  /** A spooler took it that does not say what becomes of it. */
  | { readonly kind: 'handedOver' }
  | { readonly kind: 'failed'; readonly failure: CallFailure; readonly came: number; readonly sure: boolean };

type Sheet = Pick<PrintOrder['sheets'][number], 'copies' | 'oneSided'> & { readonly file: Blob };

/** The files of an order, each in its number of copies. */
export async function readSheets({ files }: Link, order: PrintOrder): Promise<CallResult<readonly Sheet[]>> {
  const sheets: Sheet[] = [];
  for (const { path, copies, oneSided } of order.sheets) {
    const file = await files.readSheet(path);
    if (!file.ok) return file;
    sheets.push({ file: file.value, copies, oneSided });
  }
  return succeed(sheets);
}

/** Gives an order to the printer of this workstation and waits until the spooler says how it ended. */
export async function printAtStation(link: Link, order: PrintOrder): Promise<OrderEnd> {
  const sheets = await readSheets(link, order);
  if (!sheets.ok) return { kind: 'failed', failure: sheets.failure, came: 0, sure: true };
  let came = 0;
  let isConfirmed = true;
  for (const sheet of sheets.value) {
    const printed = await printSheet(link, order, sheet);
    if (!printed.ok) {
      const sure = isConfirmed && isSureFailure(printed.failure);
      return { kind: 'failed', failure: printed.failure, came, sure };
    }
    if (printed.value.unconfirmed) isConfirmed = false;
    else came += sheet.copies;
  }
  return { kind: isConfirmed ? 'printed' : 'handedOver' };
}

async function printSheet(
  { station }: Link,
  { job: { jobId, printer } }: PrintOrder,
  { file, copies, oneSided }: Sheet,
): Promise<CallResult<PrintedSheet>> {
  const pdf = toBase64(new Uint8Array(await file.arrayBuffer()));
  return station.printing.print({ jobId, printer, copies, oneSided, pdf });
}

import { SHELL_PAPER_LIMITS } from '../../shared/api/shell-printing.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';

/** What a printer of the system is to print. */
export type ShellPrintTask = {
  readonly printer: string;
  readonly copies: number;
  readonly oneSided: boolean;
  readonly pdf: Uint8Array;
};

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Reads what a page wants printed; it may have sent anything. */
export function readPrintTask(wanted: unknown): Result<ShellPrintTask, 'call.invalidInput'> {
  if (typeof wanted !== 'object' || wanted === null) return invalid('(body)');
  const { printer, copies, oneSided, pdf }: Partial<Record<keyof ShellPrintTask, unknown>> = wanted;
  if (!isPrinterName(printer)) return invalid('printer');
  if (!isCopies(copies)) return invalid('copies');
  if (oneSided !== undefined && typeof oneSided !== 'boolean') return invalid('oneSided');
  if (!isBase64(pdf)) return invalid('pdf');
  const bytes = new Uint8Array(Buffer.from(pdf, 'base64'));
  return isWholePdf(bytes)
    ? succeed({ printer, copies, oneSided: oneSided ?? false, pdf: bytes })
    : invalid('pdf');
}

/** True for names the contract knows how to carry. */
export function isPrinterName(name: unknown): name is string {
  return typeof name === 'string' && name.length >= 1 && name.length <= SHELL_PAPER_LIMITS.printer;
}

function isCopies(copies: unknown): copies is number {
  return Number.isInteger(copies) && Number(copies) >= 1 && Number(copies) <= SHELL_PAPER_LIMITS.copies;
}

function isBase64(text: unknown): text is string {
  return typeof text === 'string' && text.length <= SHELL_PAPER_LIMITS.base64 && BASE64.test(text);
}

/** Head and foot of a PDF; whether it can be read, shows when it is drawn. */
function isWholePdf(bytes: Uint8Array): boolean {
  const text = (part: Uint8Array): string => Buffer.from(part).toString('latin1');
  return text(bytes.subarray(0, 5)) === '%PDF-' && /%%EOF\s*$/.test(text(bytes.subarray(-64)));
}

function invalid(field: string) {
  return fail('call.invalidInput', { fields: field });
}

import type { WebContentsPrintOptions } from 'electron';
import type { ShellPrintTask } from './print-task.ts';

/** The sheets of a paper as they stand drawn in the hidden window; all are of one size. */
export type DrawnPaper = { readonly widthMm: number; readonly heightMm: number };

const A4 = { widthMm: 210, heightMm: 297 };
const MICRONS_PER_MM = 1_000;
/** Longer than any sheet or strip a printer of an office takes, mm. */
const MAX_SIDE_MM = 2_000;

/** What the hidden window's page answered; null where it could not draw the paper. */
export function readDrawnPaper(answer: unknown): DrawnPaper | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const { widthMm, heightMm }: { widthMm?: unknown; heightMm?: unknown } = answer;
  return isSide(widthMm) && isSide(heightMm) ? { widthMm, heightMm } : null;
}

function isSide(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value <= MAX_SIDE_MM;
}

/** Silently, at its own size: what is sealed or ruled on paper shall measure what it says. */
export function toPrintOptions(task: ShellPrintTask, paper: DrawnPaper): WebContentsPrintOptions {
  const landscape = paper.widthMm > A4.widthMm + 1; // a strip may be wider than high and stands upright all the same
  const { widthMm, heightMm } = landscape ? turned(paper) : paper;
  const isA4 = Math.abs(widthMm - A4.widthMm) < 1 && Math.abs(heightMm - A4.heightMm) < 1;
  return {
    silent: true,
    deviceName: task.printer,
    copies: task.copies,
    collate: true,
    ...(task.oneSided && { duplexMode: 'simplex' as const }),
    landscape,
    scaleFactor: 100,
    margins: { marginType: 'none' },
    pageSize: isA4 // by its name: drivers know no tray for 209.97 mm
      ? 'A4'
      : { width: Math.round(widthMm * MICRONS_PER_MM), height: Math.round(heightMm * MICRONS_PER_MM) },
  };
}

function turned({ widthMm, heightMm }: DrawnPaper): DrawnPaper {
  return { widthMm: heightMm, heightMm: widthMm };
}

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Printers } from '../../../src/main/station/printing/printers.ts';
import { SimulatedPrinter } from '../../../src/main/station/simulated/simulated-printer.ts';

/** A printer with somebody beside it, who takes paper out and switches it off. */
export type PrintBench = {
  readonly printers: Printers;
  /** Name of its one printer. */
  readonly name: string;
  setPaper(there: boolean): void;
  setOnline(online: boolean): Promise<void>;
  /** What came out, each copy as its bytes. */
  printed(): readonly string[];
  close(): Promise<void>;
};

/** How long the printers of the tests wait for paper, ms. */
export const PAPER_MS = 1_500;

/** The printer of the demo. */
export async function openSimulatedBench(): Promise<PrintBench> {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-printed-'));
  const printer = new SimulatedPrinter(folder, { copyMs: 30, paperMs: PAPER_MS, lookMs: 20 });
  return {
    printers: printer,
    name: 'simulated',
    setPaper: (hasPaper) => printer.set({ hasPaper }),
    setOnline: async (online) => printer.set({ online }),
    printed: () => contentsOf(folder),
    close: async () => rmSync(folder, { recursive: true }),
  };
}

/** The files of a folder in the order of their names, as texts. */
export function contentsOf(folder: string): readonly string[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
  return files.toSorted().map((name) => readFileSync(join(folder, name), 'latin1'));
}

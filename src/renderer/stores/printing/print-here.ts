import type { PrintJobLine, PrintOrder } from '../../../shared/api/office/printing.ts';
import type { CallResult } from '../../api/call.ts';
import type { BrowserPrinting, Link } from '../../api/link.ts';
import { succeed } from '../../../shared/kernel/result.ts';
import { readSheets } from './print-order.ts';

/** A job on its way through the dialog of the browser, with a file for each copy. */
export type PaperHere = { readonly job: PrintJobLine; readonly files: readonly Blob[] };

/** Most papers of one dialog: they are all drawn before it opens, and somebody looks through what came out of it. */
export const MOST_OF_A_DIALOG = 20;

/** The next jobs for one dialog: as many as it takes with all their copies, and always one. */
export function portionOf(jobs: readonly PrintJobLine[]): readonly PrintJobLine[] {
  let papers = 0;
  const past = jobs.findIndex(({ copies, printedCopies }, index) => {
    papers += copies - printedCopies;
    return index > 0 && papers > MOST_OF_A_DIALOG;
  });
  return past < 0 ? jobs : jobs.slice(0, past);
}

/** A paper as the dialog wants it. */
export async function readPaper(link: Link, order: PrintOrder): Promise<CallResult<PaperHere>> {
  const sheets = await readSheets(link, order);
  if (!sheets.ok) return sheets;
  const files = sheets.value.flatMap(({ file, copies }) => Array.from({ length: copies }, () => file));
  return succeed({ job: order.job, files });
}

/** Prints papers in one dialog. Gives those that were not in it, because they could not be drawn. */
export async function printInDialog(
  printInBrowser: BrowserPrinting,
  papers: readonly PaperHere[],
): Promise<readonly PaperHere[]> {
  const broken = await printInBrowser(papers.flatMap(({ files }) => files));
  const places = papers.flatMap((paper) => paper.files.map(() => paper));
  return papers.filter((paper) => broken.some((place) => places[place] === paper));
}

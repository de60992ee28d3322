import type { OpenPdf } from './open-pdf.ts';
import { printSheets } from './print-sheets.ts';

/** Three dots per point: what a printer needs of a page. */
const SHARPNESS = 3;

/**
 * Draws papers and prints them in one go. Says which of them could not be opened or drawn, by their place; the rest is
 * printed. It throws only once the dialog was there: until then nothing can have come out.
 */
export async function printPapers(papers: readonly Blob[]): Promise<readonly number[]> {
  const sheets: HTMLCanvasElement[] = [];
  const failed: number[] = [];
  for (const [place, paper] of papers.entries()) {
    const drawn = await drawPaper(paper).catch(() => null); // the caller tells that it was not printed
    if (drawn) sheets.push(...drawn);
    else failed.push(place);
  }
  printSheets(sheets);
  return failed;
}

/** Null for a file that is no PDF. pdf.js is 170 kB: it is fetched when something is printed, and may not be there then. */
async function drawPaper(paper: Blob): Promise<readonly HTMLCanvasElement[] | null> {
  const { openPdf } = await import('./open-pdf.ts');
  const opened = await openPdf(paper);
  return opened.ok ? drawPages(opened.value) : null;
}

async function drawPages(pdf: OpenPdf): Promise<readonly HTMLCanvasElement[]> {
  try {
    return await pdf.draw(SHARPNESS, 1);
  } finally {
    await pdf.close();
  }
}

import type { OpenPdf } from './open-pdf.ts';
import { printSheets } from './print-sheets.ts';

/** Three dots per point: what a printer needs of a page. */
const SHARPNESS = 3;

/** Most pages of one dialog: each is a picture of 18 MB until it is closed. A longer paper stays together all the same. */
const MOST_PAGES = 40;

/**
 * Draws papers and prints them, in one go unless they have too many pages. Says which of them could not be opened or
 * drawn, by their place; the rest is printed. It throws only once a dialog was there: until then nothing can have come
 * out.
 */
export async function printPapers(papers: readonly Blob[]): Promise<readonly number[]> {
  let sheets: readonly HTMLCanvasElement[] = [];
  const failed: number[] = [];
  for (const [place, paper] of papers.entries()) {
    const drawn = await drawPaper(paper).catch(() => null); // the caller tells that it was not printed
    if (!drawn) failed.push(place);
    else if (sheets.length + drawn.length <= MOST_PAGES) sheets = [...sheets, ...drawn];
    else {
      printAndFree(sheets);
      sheets = drawn;
    }
  }
  printAndFree(sheets);
  return failed;
}

/** Without a size a picture holds no memory; the collector alone would keep all of a batch for a while. */
function printAndFree(sheets: readonly HTMLCanvasElement[]): void {
  try {
    printSheets(sheets);
  } finally {
    for (const sheet of sheets) sheet.width = sheet.height = 0;
  }
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

import { printSheets } from './print-sheets.ts';

/** Three dots per point: what a printer needs of a page. */
const SHARPNESS = 3;

/**
 * Draws papers and prints them in one go. Says which of them could not be opened, by their place; the rest is printed.
 */
export async function printPapers(papers: readonly Blob[]): Promise<readonly number[]> {
  const { openPdf } = await import('./open-pdf.ts'); // pdf.js is 170 kB: it is fetched when something is printed
  const sheets: HTMLCanvasElement[] = [];
  const failed: number[] = [];
  for (const [place, paper] of papers.entries()) {
    const opened = await openPdf(paper);
    if (!opened.ok) {
      failed.push(place);
      continue;
    }
    sheets.push(...(await opened.value.draw(SHARPNESS, 1)));
    await opened.value.close();
  }
  printSheets(sheets);
  return failed;
}

import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { countPages } from '../../../src/main/station/printing/count-pages.ts';

async function makePaper(pages: number): Promise<Uint8Array> {
  const file = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1) file.addPage();
  return file.save({ useObjectStreams: false });
}

describe('the pages of a paper', () => {
  it.each([1, 2, 17])('are %i', async (pages) => {
    const paper = await makePaper(pages);

    expect(countPages(paper)).toBe(pages);
  });

  it('are one where none can be made out', () => {
    expect(countPages(Buffer.from('%PDF-1.7 a paper'))).toBe(1);
  });
});

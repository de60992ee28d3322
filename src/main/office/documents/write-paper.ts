import { PDFArray, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import type { PDFDocument, PDFPage, PDFRef } from 'pdf-lib';
import { assert } from '../../../shared/kernel/assert.ts';
import { PAPER_MARKS } from '../../../shared/texts/paper-marks.ts';
import { drawPage, round } from './draw-page.ts';
import { embedFaces } from './embed-faces.ts';
import type { LaidOutPaper, SealPlace } from './marks.ts';
import { createPaperFile, savePaperFile } from './paper-file.ts';
import type { PaperFonts } from './paper-fonts.ts';

/** What stands in the file beside its pages. */
export type PaperFacts = {
  readonly title: string;
  /** `2026-11-20`, printed as the file's date so that the same paper gives the same bytes; null for none. */
  readonly issuedOn: string | null;
  /** 32 hex digits that name the file. */
  readonly fileId: string;
  /** Embeds whole fonts: ten megabytes, and what subsets are compared with in a test. */
  readonly wholeFonts?: boolean;
};

/** Writes revision 0: pages, embedded subsets, empty signature field. The same input gives the same bytes. */
export async function writePaper(
  paper: LaidOutPaper,
  facts: PaperFacts,
  fonts: PaperFonts,
): Promise<Uint8Array> {
  const file = await createPaperFile();
  file.setTitle(facts.title);
  file.catalog.set(PDFName.of('ViewerPreferences'), file.context.obj({ DisplayDocTitle: true }));
  file.setProducer(PAPER_MARKS.producer);
  file.setLanguage('zh-CN');
  if (facts.issuedOn !== null) file.setCreationDate(new Date(`${facts.issuedOn}T00:00:00+08:00`));
  const faces = await embedFaces(file, paper, { fonts, subset: facts.wholeFonts !== true });
  const pages = paper.pages.map((page) => drawPage(file, page, { faces, fonts }));
  if (paper.seal) addSignatureField(file, pages, paper.seal);
  const id = PDFHexString.of(facts.fileId);
  file.context.trailerInfo.ID = file.context.obj([id, id]);
  return savePaperFile(file);
}

/** The empty signature field at its final place: later revisions then change nothing but this field. */
function addSignatureField(file: PDFDocument, pages: readonly PDFPage[], seal: SealPlace): void {
  const page = pages[seal.pageIndex];
  assert(page, 'a seal stands on one of the pages');
  const [x, y, width, height] = seal.rectangle;
  const bottom = page.getHeight() - y - height;
  const widget: PDFRef = file.context.register(
    file.context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of(seal.fieldName),
      F: 132, // print, locked
      Rect: [x, bottom, x + width, bottom + height].map(round),
      P: page.ref,
    }),
  );
  const annotations = PDFArray.withContext(file.context);
  annotations.push(widget);
  page.node.set(PDFName.of('Annots'), annotations);
  file.catalog.set(PDFName.of('AcroForm'), file.context.obj({ Fields: [widget], SigFlags: 3 }));
}

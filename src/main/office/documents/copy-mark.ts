import { createHash } from 'node:crypto';
import { PDFArray, PDFHexString, PDFName, PDFRawStream, decodePDFRawStream } from 'pdf-lib';
import type { PDFDict, PDFDocument, PDFPage } from 'pdf-lib';
import { assert } from '../../../shared/kernel/assert.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { PAPER_PARTS } from '../../../shared/texts/paper-marks.ts';
import { CUT_POINT, contentOf, fontsOf } from './draw-page.ts';
import { embedFaces } from './embed-faces.ts';
import { markLines } from './flow.ts';
import { breakLines, lineOf } from './line-breaking.ts';
import type { TextLine } from './line-breaking.ts';
import { MM } from './marks.ts';
import type { Mark } from './marks.ts';
import { openPaperFile, savePaperFile } from './paper-file.ts';
import type { PaperFonts } from './paper-fonts.ts';

/** Characters of 8 pt where the line is short enough; 6 pt is the smallest a person reads. */
const SIZES_PT = [8, 7, 6] as const;
const SMALLEST_PT = 6;
const PITCH_EM = 1.25;
const MOST_LINES = 3;
const SIDE_PT = 8 * MM;
const NARROW_SIDE_PT = 4 * MM;
/** The outer margin of half a sheet, which nothing else is set in; a column of six characters. */
const BESIDE = { x: 192 * MM, widthPt: 13.5 * MM, mostLines: 48 };

type Sheet = { readonly widthPt: number; readonly heightPt: number };

/**
 * Puts the line of a copy into the lower margin of every page; of both parts where a sheet is cut. The marks the
 * paper was drawn with stay as they are, below. Only for papers nobody has sealed: a byte more breaks a seal.
 */
export async function addCopyMark(
  pdf: Uint8Array,
  text: string,
  fonts: PaperFonts,
): Promise<Result<Uint8Array, 'document.contentOverflow'>> {
  assert(!isSealed(pdf), 'nothing is written on a sealed paper');
  const file = await openPaperFile(pdf);
  const pages = file.getPages().map((page) => {
    const sheet = { widthPt: page.getWidth(), heightPt: page.getHeight() };
    return { page, sheet, marks: marksOf(text, { ...sheet, isCut: isCut(page) }, fonts) };
  });
  if (pages.some(({ marks }) => marks === undefined)) {
    return fail('document.contentOverflow', { part: PAPER_PARTS.copyMark });
  }
  const drawn = pages.map(({ sheet, marks }) => ({ ...sheet, marks: marks ?? [] }));
  const faces = await embedFaces(file, { pages: drawn, seal: null }, { fonts, subset: true });
  pages.forEach(({ page, sheet, marks }) => {
    const resources = file.context.obj({ Font: fontsOf(file, faces) });
    const content = contentOf({ ...sheet, marks: marks ?? [] }, { faces, fonts });
    drawOver(file, page, { content, resources });
  });
  renameFile(file, pdf, text);
  return succeed(await savePaperFile(file));
}

function isSealed(pdf: Uint8Array): boolean {
  return Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).includes('/ByteRange');
}

type MarkedSheet = Sheet & { readonly isCut: boolean };

/** Undefined when the text is too long for the margin. */
function marksOf(text: string, sheet: MarkedSheet, fonts: PaperFonts): readonly Mark[] | undefined {
  const sidePt = sheet.widthPt < 100 * MM ? NARROW_SIDE_PT : SIDE_PT;
  const roomPt = sheet.widthPt - 2 * sidePt;
  const { lines, sizePt } = fitLines(text, roomPt, fonts);
  if (lines.length > 1 && sheet.isCut) return marksBeside(text, sheet, fonts);
  if (lines.length > MOST_LINES) return undefined;
  const pitchPt = PITCH_EM * sizePt;
  const style = { face: 'body', sizePt } as const;
  const setting = { style, x: sidePt, widthPt: roomPt, pitchPt, align: 'centre' } as const;
  return bottomsOf(sheet).flatMap((bottomPt) => markLines(lines, setting, bottomPt - lines.length * pitchPt));
}

/** Half a sheet has no room for a second line below its text: the words go beside it, half-way up. */
function marksBeside(text: string, { heightPt }: Sheet, fonts: PaperFonts): readonly Mark[] | undefined {
  const { x, widthPt, mostLines } = BESIDE;
  const lines = smallLines(text, widthPt, fonts);
  if (lines.length > mostLines) return undefined;
  const pitchPt = PITCH_EM * SMALLEST_PT;
  const style = { face: 'body', sizePt: SMALLEST_PT } as const;
  const setting = { style, x, widthPt, pitchPt, align: 'left' } as const;
  return [0.25, 0.75].flatMap((share) =>
    markLines(lines, setting, share * heightPt - (lines.length * pitchPt) / 2),
  );
}

function fitLines(text: string, widthPt: number, fonts: PaperFonts) {
  for (const sizePt of SIZES_PT) {
    const line = lineOf(text, { face: 'body', sizePt }, fonts);
    if (line.widthPt <= widthPt) return { lines: [line], sizePt };
  }
  return { lines: smallLines(text, widthPt, fonts), sizePt: SMALLEST_PT };
}

function smallLines(text: string, widthPt: number, fonts: PaperFonts): readonly TextLine[] {
  const style = { face: 'body', sizePt: SMALLEST_PT } as const;
  return breakLines(text, { fonts, style, widthPt, justified: false });
}

/** Where the last line ends: close to each lower edge, but inside the frame of a certificate. */
function bottomsOf({ widthPt, heightPt, isCut }: MarkedSheet): readonly number[] {
  if (widthPt > heightPt) return [heightPt - 19.5 * MM];
  if (widthPt < 100 * MM) return [heightPt - 2 * MM];
  return isCut ? [heightPt / 2 - 3 * MM, heightPt - 4 * MM] : [heightPt - 6 * MM];
}

function isCut(page: PDFPage): boolean {
  const content = page.node.Contents();
  assert(content instanceof PDFRawStream, 'a page of ours has one stream');
  return Buffer.from(decodePDFRawStream(content).decode()).includes(CUT_POINT);
}

type Drawing = { readonly content: string; readonly resources: PDFDict };

/** As a form of its own: its fonts have names of their own. */
function drawOver(file: PDFDocument, page: PDFPage, { content, resources }: Drawing): void {
  const form = file.context.flateStream(content, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, page.getWidth(), page.getHeight()],
    Resources: resources,
  });
  page.node.Resources()?.set(PDFName.of('XObject'), file.context.obj({ Copy: file.context.register(form) }));
  const contents = PDFArray.withContext(file.context);
  const before = page.node.get(PDFName.of('Contents'));
  assert(before, 'a page of ours has a stream');
  contents.push(before);
  contents.push(file.context.register(file.context.stream('q /Copy Do Q')));
  page.node.set(PDFName.of('Contents'), contents);
}

/** The first name says which paper it is, the second which state of it (ISO 32000-1, 14.4). */
function renameFile(file: PDFDocument, pdf: Uint8Array, text: string): void {
  const state = createHash('sha256').update(pdf).update(text).digest('hex').slice(0, 32);
  const before = file.context.trailerInfo.ID;
  const first = before instanceof PDFArray ? before.get(0) : PDFHexString.of(state);
  file.context.trailerInfo.ID = file.context.obj([first, PDFHexString.of(state)]);
}

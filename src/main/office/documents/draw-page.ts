import { PDFName } from 'pdf-lib';
import type { PDFDict, PDFDocument, PDFPage } from 'pdf-lib';
import { assert } from '../../../shared/kernel/assert.ts';
import type { EmbeddedFaces } from './embed-faces.ts';
import type { Ink, Mark, Page, Rectangle } from './marks.ts';
import type { FaceName, FontFace, PaperFonts } from './paper-fonts.ts';

type Drawing = {
  readonly faces: EmbeddedFaces;
  readonly fonts: PaperFonts;
  readonly heightPt: number;
};

/** Draws nothing: says that the sheet is cut in the middle, so that a mark of a copy comes on both parts. */
export const CUT_POINT = '/Cut MP';

/** Colours between 0 and 1. The red keeps enough black to be read on a copy without colours. */
const INKS: Readonly<Record<Ink, string>> = {
  black: '0 0 0',
  red: '0.84 0.07 0.07',
  grey: '0.7 0.7 0.7',
};

/** Adds a page to the file and draws its marks, the first ones lowest. */
export function drawPage(
  file: PDFDocument,
  page: Page,
  { faces, fonts }: { readonly faces: EmbeddedFaces; readonly fonts: PaperFonts },
): PDFPage {
  const sheet = file.addPage([round(page.widthPt), round(page.heightPt)]);
  sheet.node.set(PDFName.of('Resources'), file.context.obj({ Font: fontsOf(file, faces) }));
  const marks = contentOf(page, { faces, fonts });
  const content = page.cutAtPt === undefined ? marks : `${CUT_POINT}\n${marks}`;
  sheet.node.set(PDFName.of('Contents'), file.context.register(file.context.flateStream(content)));
  return sheet;
}

/** The operators that draw the marks of a page. */
export function contentOf(page: Page, { faces, fonts }: Omit<Drawing, 'heightPt'>): string {
  const drawing = { faces, fonts, heightPt: page.heightPt };
  return page.marks.map((mark) => operatorsOf(mark, drawing)).join('\n');
}

/** The faces by the names the operators use. */
export function fontsOf(file: PDFDocument, faces: EmbeddedFaces): PDFDict {
  const fonts = file.context.obj({});
  for (const [face, font] of Object.entries(faces)) fonts.set(PDFName.of(nameOf(face, faces)), font.ref);
  return fonts;
}

/** `F1`, `F2` …: in the order the faces were embedded. */
function nameOf(face: string, faces: EmbeddedFaces): string {
  return `F${1 + Object.keys(faces).indexOf(face)}`;
}

function operatorsOf(mark: Mark, drawing: Drawing): string {
  switch (mark.kind) {
    case 'text':
      return textOperators(mark, drawing);
    case 'line':
      return lineOperators(mark, drawing);
    case 'fields':
      return `0 0 0 rg ${mark.rectangles.map((rectangle) => toRe(rectangle, drawing)).join(' ')} f`;
    case 'watermark':
      return watermarkOperators(mark, drawing);
  }
}

function textOperators(mark: Extract<Mark, { kind: 'text' }>, drawing: Drawing): string {
  const shows = showOperators(mark, drawing);
  const at = toPlace([mark.x, mark.baseline], drawing);
  return `BT ${INKS[mark.ink]} rg ${round(mark.spacingPt)} Tc ${at} Td ${shows} ET`;
}

/**
 * Set slantwise around its centre, and below everything else. The outline is seen on a copy in black and white; what
 * it surrounds is painted white afterwards, because the strokes of a character overlap each other.
 */
function watermarkOperators(mark: Extract<Mark, { kind: 'watermark' }>, drawing: Drawing): string {
  const [cos, sin] = [Math.cos(mark.angle), Math.sin(mark.angle)];
  const em = [...mark.text].reduce((sum, character) => sum + drawing.fonts.widthOf(character, mark.face), 0);
  const [left, down] = [(em * mark.sizePt) / 2, 0.38 * mark.sizePt]; // Chinese reaches from -0.12 to 0.88 em
  const [x, y] = [mark.centre[0], drawing.heightPt - mark.centre[1]];
  const matrix = [cos, sin, -sin, cos, x - left * cos + down * sin, y - left * sin - down * cos];
  const set = `${matrix.map(round).join(' ')} Tm 0 Tc ${showOperators(mark, drawing)}`;
  return `q ${INKS.grey} RG 2.4 w 1 j BT 1 Tr ${set} ET BT 0 Tr 1 1 1 rg ${set} ET Q`;
}

type SetText = { readonly text: string; readonly face: FontFace; readonly sizePt: number };

/** What a text became in a file: both parts of a paper say the same, and asking the fonts costs a third of a page. */
const shown = new WeakMap<EmbeddedFaces, Map<string, string>>();

function showOperators(set: SetText, drawing: Drawing): string {
  const known = shown.get(drawing.faces) ?? new Map<string, string>();
  shown.set(drawing.faces, known);
  const key = `${set.face} ${set.sizePt} ${set.text}`;
  const operators = known.get(key) ?? encode(set, drawing);
  known.set(key, operators);
  return operators;
}

function encode({ text, face, sizePt }: SetText, { faces, fonts }: Drawing): string {
  const runs = runsOf(text, (character) => fonts.faceOf(character, face) ?? face);
  const shows = runs.map((run) => {
    const font = faces[run.face];
    assert(font, 'every face of a text was embedded before');
    return `/${nameOf(run.face, faces)} ${round(sizePt)} Tf ${font.encodeText(run.text).toString()} Tj`;
  });
  return shows.join(' ');
}

function runsOf(
  text: string,
  faceOf: (character: string) => FaceName,
): readonly { face: FaceName; text: string }[] {
  const runs: { face: FaceName; text: string }[] = [];
  for (const character of text) {
    const face = faceOf(character);
    const last = runs.at(-1);
    if (last?.face === face) last.text += character;
    else runs.push({ face, text: character });
  }
  return runs;
}

function lineOperators(mark: Extract<Mark, { kind: 'line' }>, drawing: Drawing): string {
  const [first, ...others] = mark.points.map((point) => toPlace(point, drawing));
  const path = [`${first} m`, ...others.map((point) => `${point} l`), mark.isClosed === true ? 's' : 'S'];
  const stroke = `${INKS[mark.ink]} RG ${round(mark.widthPt)} w ${path.join(' ')}`;
  return mark.dashPt === undefined ? stroke : `q [${mark.dashPt}] 0 d ${stroke} Q`;
}

function toPlace([x, y]: readonly [number, number], { heightPt }: Drawing): string {
  return `${round(x)} ${round(heightPt - y)}`;
}

function toRe([x, y, width, height]: Rectangle, { heightPt }: Drawing): string {
  return `${round(x)} ${round(heightPt - y - height)} ${round(width)} ${round(height)} re`;
}

/** To a thousandth of a point. */
export function round(lengthPt: number): number {
  return Math.round(lengthPt * 1000) / 1000;
}

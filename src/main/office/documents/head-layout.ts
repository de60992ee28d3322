import type { DocumentModel } from '../../../shared/domain/document/document-model.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { PAPER_MARKS } from '../../../shared/texts/paper-marks.ts';
import { markLines } from './flow.ts';
import { breakLines, widthOfText } from './line-breaking.ts';
import type { TextLine, TextStyle } from './line-breaking.ts';
import { MM } from './marks.ts';
import type { Mark } from './marks.ts';
import type { PaperFonts } from './paper-fonts.ts';
import { PAPER, QR_SIDE_PT, TYPE_AREA } from './paper-style.ts';
import type { PaperStyle } from './paper-style.ts';
import { markQrCode } from './qr-code.ts';

/** What stands above the body on the first page, and where the body begins. */
export type Head = { readonly marks: readonly Mark[]; readonly bottomPt: number };

type HeadResult = Result<Head, 'document.contentOverflow'>;

const LARGEST_NAME_PT = 30;
const SMALLEST_NAME_PT = 14;
const MOST_TITLE_LINES = 4;
/** The white around a QR code that readers need. */
const QR_AIR_PT = 9;
const CAPTION: TextStyle = { face: 'body', sizePt: 8 };
const CAPTION_PITCH_PT = 11;

/** Head, number, title and QR code of the first page. */
export function layOutHead(model: DocumentModel, style: PaperStyle, fonts: PaperFonts): HeadResult {
  return model.closing !== null && style.isLetter
    ? layOutLetterHead(model, { name: model.closing.organizationName, style, fonts })
    : layOutSlipHead(model, style, fonts);
}

type LetterSetting = { readonly name: string; readonly style: PaperStyle; readonly fonts: PaperFonts };

/** The letter form of GB/T 9704-2012, 10.1: name 30 mm from the upper edge, red double rules of 170 mm. */
function layOutLetterHead(model: DocumentModel, { name, style, fonts }: LetterSetting): HeadResult {
  const namePt = Math.min(
    LARGEST_NAME_PT,
    TYPE_AREA.widthPt / widthOfText(name, { face: 'title', sizePt: 1 }, fonts),
  );
  const titleWidthPt = TYPE_AREA.widthPt;
  const title = balancedTitle(model.title, { style, fonts, widthPt: titleWidthPt });
  const numberStyle: TextStyle = { face: 'body', sizePt: style.bodyPt };
  const numberPt = widthOfText(model.number, numberStyle, fonts);
  const widestNumberPt = TYPE_AREA.widthPt - (model.qrText === null ? 0 : QR_SIDE_PT + QR_AIR_PT);
  if (namePt < SMALLEST_NAME_PT) return fail('document.contentOverflow', { part: 'organizationName' });
  if (title.length > MOST_TITLE_LINES) return fail('document.contentOverflow', { part: 'title' });
  if (numberPt > widestNumberPt) return fail('document.contentOverflow', { part: 'number' });

  const rulePt = 30 * MM + namePt + 4 * MM;
  const numberTopPt = rulePt + 4 + (7 / 8) * style.bodyPt;
  const titleTopPt = numberTopPt + style.bodyPt + 2 * style.bodyPitchPt;
  const full = { x: TYPE_AREA.leftPt, widthPt: TYPE_AREA.widthPt };
  const nameStyle: TextStyle = { face: 'title', sizePt: namePt };
  const marks: readonly Mark[] = [
    ...markLines(
      [lineOf(name, nameStyle, fonts)],
      { ...full, style: nameStyle, pitchPt: namePt, align: 'centre', ink: 'red' },
      30 * MM,
    ),
    redRule(rulePt, 1.6),
    redRule(rulePt + 2.6, 0.6),
    redRule(PAPER.heightPt - 20 * MM - 2.6, 0.6),
    redRule(PAPER.heightPt - 20 * MM, 1.6),
    ...markLines(
      [lineOf(model.number, numberStyle, fonts)],
      { ...full, style: numberStyle, pitchPt: style.bodyPt, align: 'right' },
      numberTopPt,
    ),
    ...markTitle(title, style, titleTopPt),
    ...markQrWithCaption(model.qrText, { x: TYPE_AREA.leftPt, topPt: rulePt + 4 + QR_AIR_PT, fonts }),
  ];
  return succeed({
    marks,
    bottomPt: titleTopPt + title.length * style.titlePitchPt + 0.7 * style.bodyPitchPt,
  });
}

/** Title in the middle, QR code in the upper right corner, number right below both. */
function layOutSlipHead(model: DocumentModel, style: PaperStyle, fonts: PaperFonts): HeadResult {
  const sidePt = model.qrText === null ? 0 : QR_SIDE_PT + QR_AIR_PT;
  const title = balancedTitle(model.title, { style, fonts, widthPt: TYPE_AREA.widthPt - 2 * sidePt });
  const numberStyle: TextStyle = { face: 'body', sizePt: style.cellPt };
  if (title.length > MOST_TITLE_LINES) return fail('document.contentOverflow', { part: 'title' });
  if (widthOfText(model.number, numberStyle, fonts) > TYPE_AREA.widthPt)
    return fail('document.contentOverflow', { part: 'number' });

  const qrHeightPt = model.qrText === null ? 0 : QR_SIDE_PT + QR_AIR_PT + CAPTION_PITCH_PT;
  const titleHeightPt = title.length * style.titlePitchPt;
  const headHeightPt = Math.max(qrHeightPt, titleHeightPt + 0.3 * style.bodyPitchPt);
  const numberTopPt = TYPE_AREA.topPt + headHeightPt;
  const number = {
    style: numberStyle,
    x: TYPE_AREA.leftPt,
    widthPt: TYPE_AREA.widthPt,
    pitchPt: style.bodyPitchPt,
    align: 'right',
  } as const;
  const marks: readonly Mark[] = [
    ...markTitle(title, style, TYPE_AREA.topPt + (headHeightPt - titleHeightPt) / 2),
    ...markLines([lineOf(model.number, numberStyle, fonts)], number, numberTopPt),
    ...markQrWithCaption(model.qrText, { x: TYPE_AREA.rightPt - QR_SIDE_PT, topPt: TYPE_AREA.topPt, fonts }),
  ];
  return succeed({ marks, bottomPt: numberTopPt + style.bodyPitchPt + 4 });
}

type TitleSetting = { readonly style: PaperStyle; readonly fonts: PaperFonts; readonly widthPt: number };

/** A title of several lines is set in lines of about the same length. */
function balancedTitle(text: string, { style, fonts, widthPt }: TitleSetting): readonly TextLine[] {
  const how = { fonts, style: titleStyle(style), justified: false };
  const widest = breakLines(text, { ...how, widthPt });
  for (
    let tried = widthOfText(text, how.style, fonts) / widest.length;
    tried < widthPt;
    tried += style.titlePt / 2
  ) {
    const lines = breakLines(text, { ...how, widthPt: tried });
    if (lines.length === widest.length) return lines;
  }
  return widest;
}

function titleStyle(style: PaperStyle): TextStyle {
  return { face: 'title', sizePt: style.titlePt };
}

function markTitle(lines: readonly TextLine[], style: PaperStyle, topPt: number): readonly Mark[] {
  const setting = {
    style: titleStyle(style),
    x: TYPE_AREA.leftPt,
    widthPt: TYPE_AREA.widthPt,
    pitchPt: style.titlePitchPt,
  };
  return markLines(lines, { ...setting, align: 'centre' }, topPt);
}

type QrPlace = { readonly x: number; readonly topPt: number; readonly fonts: PaperFonts };

function markQrWithCaption(text: string | null, { x, topPt, fonts }: QrPlace): readonly Mark[] {
  if (text === null) return [];
  const caption = lineOf(PAPER_MARKS.qrCaption, CAPTION, fonts);
  const setting = {
    style: CAPTION,
    x,
    widthPt: QR_SIDE_PT,
    pitchPt: CAPTION_PITCH_PT,
    align: 'centre',
  } as const;
  return [
    markQrCode(text, [x, topPt, QR_SIDE_PT, QR_SIDE_PT]),
    ...markLines([caption], setting, topPt + QR_SIDE_PT + QR_AIR_PT - 3),
  ];
}

/** Text as one line that is not broken. */
export function lineOf(text: string, style: TextStyle, fonts: PaperFonts): TextLine {
  return { text, widthPt: widthOfText(text, style, fonts), spacingPt: 0, indentPt: 0 };
}

function redRule(y: number, widthPt: number): Mark {
  return { kind: 'rule', from: [20 * MM, y], to: [PAPER.widthPt - 20 * MM, y], widthPt, ink: 'red' };
}

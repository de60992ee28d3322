import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { PAPER_MARKS, PAPER_PARTS } from '../../../shared/texts/paper-marks.ts';
import { markLines } from './flow.ts';
import { breakLines, lineOf, widthOfText } from './line-breaking.ts';
import type { TextLine, TextStyle } from './line-breaking.ts';
import { MM } from './marks.ts';
import type { Mark, Point } from './marks.ts';
import { layOutName } from './organization-name.ts';
import type { PaperFonts } from './paper-fonts.ts';
import { PAPER } from './paper-style.ts';
import type { PaperSetting, PaperStyle } from './paper-style.ts';
import { markQrCode } from './qr-code.ts';

/** What stands above the body on the first page, where the body begins, and where the name of a part goes. */
export type Head = { readonly marks: readonly Mark[]; readonly bottomPt: number; readonly label: Point };

type HeadResult = Result<Head, 'document.contentOverflow'>;

const HEAD_NAME = { face: 'title', largestPt: 30, smallestOnOnePt: 14, smallestPt: 14 } as const;
const NAME_PITCH_EM = 1.2;
const MOST_TITLE_LINES = 4;
/** The white around a QR code that readers need. */
const QR_AIR_PT = 9;
const CAPTION: TextStyle = { face: 'body', sizePt: 8 };
const CAPTION_PITCH_PT = 11;

/** Head, number, title and QR code of the first page. */
export function layOutHead(setting: PaperSetting): HeadResult {
  const { closing } = setting.model;
  return closing !== null && setting.style.sort === 'letter'
    ? layOutLetterHead(setting, closing.organizationName)
    : layOutSlipHead(setting);
}

/** The letter form of GB/T 9704-2012, 10.1: name 30 mm from the upper edge, red double rules of 170 mm. */
function layOutLetterHead({ model, style, fonts }: PaperSetting, name: string): HeadResult {
  const { area } = style;
  const head = layOutName(name, { ...HEAD_NAME, fonts, widthPt: area.widthPt });
  const title = balancedTitle(model.title, { style, fonts, widthPt: area.widthPt });
  const numberStyle: TextStyle = { face: 'body', sizePt: style.bodyPt };
  const numberPt = widthOfText(model.number, numberStyle, fonts);
  const widestNumberPt = area.widthPt - (model.qrText === null ? 0 : style.qrSidePt + QR_AIR_PT);
  if (head === undefined) return overflow(PAPER_PARTS.organizationName);
  if (title.length > MOST_TITLE_LINES) return overflow(PAPER_PARTS.title);
  if (numberPt > widestNumberPt) return overflow(PAPER_PARTS.number);

  const namePitchPt = NAME_PITCH_EM * head.sizePt;
  const rulePt = 30 * MM + head.sizePt + (head.lines.length - 1) * namePitchPt + 4 * MM;
  const numberTopPt = rulePt + 4 + (7 / 8) * style.bodyPt;
  const titleTopPt = numberTopPt + style.bodyPt + 2 * style.bodyPitchPt;
  const full = { x: area.leftPt, widthPt: area.widthPt };
  const nameStyle: TextStyle = { face: 'title', sizePt: head.sizePt };
  const marks: readonly Mark[] = [
    ...markLines(
      head.lines,
      { ...full, style: nameStyle, pitchPt: namePitchPt, align: 'centre', ink: 'red' },
      30 * MM - (namePitchPt - head.sizePt) / 2,
    ),
    ...redRules(rulePt),
    ...markLines(
      [lineOf(model.number, numberStyle, fonts)],
      { ...full, style: numberStyle, pitchPt: style.bodyPt, align: 'right' },
      numberTopPt,
    ),
    ...markTitle(title, style, titleTopPt),
    ...markQrWithCaption({ model, style, fonts }, [area.leftPt, rulePt + 4 + QR_AIR_PT]),
  ];
  const bottomPt = titleTopPt + title.length * style.titlePitchPt + 0.7 * style.bodyPitchPt;
  return succeed({ marks, bottomPt, label: [area.leftPt, 20 * MM] });
}

/** Title in the middle, QR code in the upper right corner, number right below both; on half a sheet left of the code. */
function layOutSlipHead({ model, style, fonts }: PaperSetting): HeadResult {
  const { area, qrSidePt } = style;
  const sidePt = model.qrText === null ? 0 : qrSidePt + QR_AIR_PT;
  const title = balancedTitle(model.title, { style, fonts, widthPt: area.widthPt - 2 * sidePt });
  const numberStyle: TextStyle = { face: 'body', sizePt: style.cellPt };
  const numberPt = widthOfText(model.number, numberStyle, fonts);
  if (title.length > MOST_TITLE_LINES) return overflow(PAPER_PARTS.title);
  if (numberPt > area.widthPt) return overflow(PAPER_PARTS.number);

  const qrHeightPt = model.qrText === null ? 0 : heightOfQr(style);
  const titleHeightPt = title.length * style.titlePitchPt;
  const aboveNumberPt = titleHeightPt + 0.3 * style.bodyPitchPt;
  const isBeside = style.sort === 'half' && numberPt < area.widthPt / 2;
  const numberTopPt = area.topPt + Math.max(aboveNumberPt, qrHeightPt - (isBeside ? style.bodyPitchPt : 0));
  const marks: readonly Mark[] = [
    ...markTitle(title, style, (area.topPt + numberTopPt - titleHeightPt) / 2),
    ...markLines(
      [lineOf(model.number, numberStyle, fonts)],
      {
        x: area.leftPt,
        widthPt: area.widthPt - (isBeside ? sidePt : 0),
        style: numberStyle,
        pitchPt: style.bodyPitchPt,
        align: 'right',
      },
      numberTopPt,
    ),
    ...markQrWithCaption({ model, style, fonts }, [area.rightPt - qrSidePt, area.topPt]),
  ];
  return succeed({
    marks,
    bottomPt: numberTopPt + style.bodyPitchPt + 4,
    label: [area.leftPt, numberTopPt],
  });
}

function overflow(part: string) {
  return fail('document.contentOverflow', { part });
}

type TitleSetting = { readonly style: PaperStyle; readonly fonts: PaperFonts; readonly widthPt: number };

/** A title of several lines is set in lines of about the same length. */
export function balancedTitle(text: string, { style, fonts, widthPt }: TitleSetting): readonly TextLine[] {
  const how = { fonts, style: titleStyle(style), justified: false };
  const widest = breakLines(text, { ...how, widthPt });
  if (widest.length === 1) return widest;
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

/** The lines of a title in the middle of the type area. */
export function markTitle(lines: readonly TextLine[], style: PaperStyle, topPt: number): readonly Mark[] {
  const setting = {
    style: titleStyle(style),
    x: style.area.leftPt,
    widthPt: style.area.widthPt,
    pitchPt: style.titlePitchPt,
  };
  return markLines(lines, { ...setting, align: 'centre' }, topPt);
}

/** Height of a QR code with its caption. */
export function heightOfQr(style: PaperStyle): number {
  return style.qrSidePt + QR_AIR_PT + CAPTION_PITCH_PT;
}

/** The QR code with its caption below; nothing where the paper has none. */
export function markQrWithCaption({ model, style, fonts }: PaperSetting, [x, topPt]: Point): readonly Mark[] {
  if (model.qrText === null) return [];
  const caption = lineOf(PAPER_MARKS.qrCaption, CAPTION, fonts);
  const place = { style: CAPTION, x, widthPt: style.qrSidePt, pitchPt: CAPTION_PITCH_PT } as const;
  return [
    markQrCode(model.qrText, [x, topPt, style.qrSidePt, style.qrSidePt]),
    ...markLines([caption], { ...place, align: 'centre' }, topPt + style.qrSidePt + QR_AIR_PT - 3),
  ];
}

/** Thick over thin below the head, thin over thick at the foot. */
function redRules(topPt: number): readonly Mark[] {
  const footPt = PAPER.heightPt - 20 * MM;
  return [redRule(topPt, 1.6), redRule(topPt + 2.6, 0.6), redRule(footPt - 2.6, 0.6), redRule(footPt, 1.6)];
}

function redRule(y: number, widthPt: number): Mark {
  const points = [[20 * MM, y] as const, [PAPER.widthPt - 20 * MM, y] as const];
  return { kind: 'line', points, widthPt, ink: 'red' };
}

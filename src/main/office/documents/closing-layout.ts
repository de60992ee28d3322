import type { DocumentModel } from '../../../shared/domain/document/document-model.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { PAPER_MARKS, PAPER_PARTS, toPaperDate } from '../../../shared/texts/paper-marks.ts';
import { markLines } from './flow.ts';
import type { FlowPiece } from './flow.ts';
import { lineOf } from './line-breaking.ts';
import { MM } from './marks.ts';
import type { Mark, Point } from './marks.ts';
import { layOutName } from './organization-name.ts';
import type { PaperFonts } from './paper-fonts.ts';
import { SEAL_DIAMETER_PT } from './paper-style.ts';
import type { PaperStyle } from './paper-style.ts';

/** GB/T 9704-2012, 7.3.5.1: name and date lie below the middle of the seal. */
const SEAL_ABOVE_MIDDLE_PT = 3 * MM;
/** White between the body and the upper edge of the seal: less than one line, as the standard asks. */
const SEAL_AIR_PT = 2.5 * MM;
const DATE_INDENT_EM = 4;

/** Letters keep the size of their body; slips may go down to 小五 before the name takes a second line. */
const SMALLEST_ON_ONE_PT = { letter: 15.75, certificate: 15.75, slip: 9, half: 9, ticket: 9 } as const;
const SMALLEST_PT = { letter: 14, certificate: 14, slip: 9, half: 9, ticket: 9 } as const;

type ClosingSetting = {
  readonly style: PaperStyle;
  readonly fonts: PaperFonts;
  readonly hasSeal: boolean;
  /** The seal is a stamp put on by hand: its place is told. */
  readonly isStamped: boolean;
  /** What something else leaves of the width. */
  readonly widthPt?: number;
};

/** Whether a seal goes over the closing, made by a key or by hand. */
export function sealOf({ sealField, stamped = false }: DocumentModel) {
  return { hasSeal: sealField !== null || stamped, isStamped: stamped && sealField === null };
}

/** Body and date, the body centred over the date, with room for the seal over both. */
export function layOutClosing(
  closing: NonNullable<DocumentModel['closing']>,
  { style, fonts, hasSeal, isStamped, widthPt = style.area.widthPt }: ClosingSetting,
): Result<FlowPiece, 'document.contentOverflow'> {
  const name = layOutName(closing.organizationName, {
    fonts,
    face: 'body',
    widthPt,
    largestPt: style.bodyPt,
    smallestOnOnePt: SMALLEST_ON_ONE_PT[style.sort],
    smallestPt: SMALLEST_PT[style.sort],
  });
  if (name === undefined) return fail('document.contentOverflow', { part: PAPER_PARTS.organizationName });
  const textStyle = { face: 'body', sizePt: style.bodyPt } as const;
  const nameStyle = { face: 'body', sizePt: name.sizePt } as const;
  const date = lineOf(toPaperDate(closing.issuedOn), textStyle, fonts);
  const { area } = style;
  const pitchPt = style.bodyPitchPt;
  const namePt = Math.max(...name.lines.map((line) => line.widthPt));
  const datePlace = area.rightPt - DATE_INDENT_EM * style.bodyPt - date.widthPt / 2;
  const axis = Math.min(datePlace, area.rightPt - namePt / 2);
  const radiusPt = SEAL_DIAMETER_PT / 2;
  const nameHeightPt = name.lines.length * pitchPt;
  const nameTopPt = hasSeal
    ? Math.max(pitchPt, radiusPt + SEAL_ABOVE_MIDDLE_PT + SEAL_AIR_PT - nameHeightPt)
    : pitchPt;
  const datePt = nameTopPt + nameHeightPt;
  const centrePt = datePt - SEAL_ABOVE_MIDDLE_PT;
  const setting = { x: axis, widthPt: 0, pitchPt, align: 'centre' } as const;
  const piece: FlowPiece = {
    heightPt: Math.max(datePt + pitchPt, hasSeal ? centrePt + radiusPt : 0),
    marks: [
      ...markLines(name.lines, { ...setting, style: nameStyle }, nameTopPt),
      ...markLines([date], { ...setting, style: textStyle }, datePt),
      ...(isStamped ? markStamp({ style, fonts }, [axis, nameTopPt]) : []),
    ],
  };
  if (!hasSeal) return succeed(piece);
  return succeed({
    ...piece,
    seal: [axis - radiusPt, centrePt - radiusPt, SEAL_DIAMETER_PT, SEAL_DIAMETER_PT],
  });
}

/** Small print above the name, which the stamp covers. */
function markStamp(
  { style, fonts }: Pick<ClosingSetting, 'style' | 'fonts'>,
  [axis, bottomPt]: Point,
): readonly Mark[] {
  const text = { face: 'body', sizePt: style.notePt } as const;
  const pitchPt = style.notePitchPt;
  const setting = { style: text, x: axis, widthPt: 0, pitchPt, align: 'centre' } as const;
  return markLines([lineOf(PAPER_MARKS.stampPlace, text, fonts)], setting, bottomPt - pitchPt);
}

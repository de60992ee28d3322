import type { DocumentModel } from '../../../shared/domain/document/document-model.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { PAPER_PARTS, toPaperDate } from '../../../shared/texts/paper-marks.ts';
import { markLines } from './flow.ts';
import type { FlowPiece } from './flow.ts';
import { lineOf } from './line-breaking.ts';
import { MM } from './marks.ts';
import type { PaperFonts } from './paper-fonts.ts';
import { SEAL_DIAMETER_PT } from './paper-style.ts';
import type { PaperStyle } from './paper-style.ts';

/** GB/T 9704-2012, 7.3.5.1: name and date lie below the middle of the seal. */
const SEAL_ABOVE_MIDDLE_PT = 3 * MM;
/** White between the body and the upper edge of the seal: less than one line, as the standard asks. */
const SEAL_AIR_PT = 2.5 * MM;
const DATE_INDENT_EM = 4;

/** Body and date, the body centred over the date, with room for the seal over both. */
export function layOutClosing(
  closing: NonNullable<DocumentModel['closing']>,
  {
    style,
    fonts,
    hasSeal,
  }: { readonly style: PaperStyle; readonly fonts: PaperFonts; readonly hasSeal: boolean },
): Result<FlowPiece, 'document.contentOverflow'> {
  const textStyle = { face: 'body', sizePt: style.bodyPt } as const;
  const name = lineOf(closing.organizationName, textStyle, fonts);
  const date = lineOf(toPaperDate(closing.issuedOn), textStyle, fonts);
  const { area } = style;
  if (name.widthPt > area.widthPt)
    return fail('document.contentOverflow', { part: PAPER_PARTS.organizationName });

  const pitchPt = style.bodyPitchPt;
  const datePlace = area.rightPt - DATE_INDENT_EM * style.bodyPt - date.widthPt / 2;
  const axis = Math.min(datePlace, area.rightPt - name.widthPt / 2);
  const radiusPt = SEAL_DIAMETER_PT / 2;
  const nameTopPt = hasSeal
    ? Math.max(pitchPt, radiusPt + SEAL_ABOVE_MIDDLE_PT + SEAL_AIR_PT - pitchPt)
    : pitchPt;
  const centrePt = nameTopPt + pitchPt - SEAL_ABOVE_MIDDLE_PT;
  const setting = { style: textStyle, x: axis, widthPt: 0, pitchPt, align: 'centre' } as const;
  const piece: FlowPiece = {
    heightPt: Math.max(nameTopPt + 2 * pitchPt, hasSeal ? centrePt + radiusPt : 0),
    marks: markLines([name, date], setting, nameTopPt),
  };
  if (!hasSeal) return succeed(piece);
  return succeed({
    ...piece,
    seal: [axis - radiusPt, centrePt - radiusPt, SEAL_DIAMETER_PT, SEAL_DIAMETER_PT],
  });
}

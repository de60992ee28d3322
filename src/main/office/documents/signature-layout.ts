import type { DocumentBlock } from '../../../shared/domain/document/document-model.ts';
import { PAPER_MARKS } from '../../../shared/texts/paper-marks.ts';
import { baselineIn, markLines } from './flow.ts';
import type { FlowPiece } from './flow.ts';
import { breakLines, lineOf, widthOfText } from './line-breaking.ts';
import type { TextLine } from './line-breaking.ts';
import { ruleMark } from './marks.ts';
import type { Mark } from './marks.ts';
import type { PaperFonts } from './paper-fonts.ts';
import type { PaperStyle } from './paper-style.ts';

type Signatures = Extract<DocumentBlock, { kind: 'signatures' }>;

const WIDEST_LABEL = 0.5;
/** Room for a name of four characters written by hand. */
const SHORTEST_LINE_PT = 62;
const LONGEST_LINE_PT = 150;
/** A hand needs 9 mm. */
const ROW_PT = 26;
const BETWEEN_PT = 16;

/** Label, a line to sign on and room for the date; two in a row where they fit. Rows stay together. */
export function layOutSignatures(
  { labels }: Signatures,
  style: PaperStyle,
  fonts: PaperFonts,
): readonly FlowPiece[] {
  const text = { face: 'body', sizePt: style.sort === 'ticket' ? style.cellPt : style.bodyPt } as const;
  const date = lineOf(PAPER_MARKS.signedOn, text, fonts);
  const widestPt = Math.max(0, ...labels.map((label) => widthOfText(label, text, fonts)));
  const halfPt = (style.area.widthPt - BETWEEN_PT) / 2;
  const perRow = labels.length > 1 && widestPt + SHORTEST_LINE_PT + date.widthPt <= halfPt ? 2 : 1;
  const widthPt = perRow === 2 ? halfPt : style.area.widthPt;
  const labelPt = Math.min(widestPt, widthPt - SHORTEST_LINE_PT - date.widthPt, WIDEST_LABEL * widthPt) + 0.1;
  const rows = Array.from({ length: Math.ceil(labels.length / perRow) }, (_, row) => {
    const places = labels.slice(row * perRow, (row + 1) * perRow).map((label, i) => {
      const x = style.area.leftPt + i * (widthPt + BETWEEN_PT);
      const lines = breakLines(label, { fonts, style: text, widthPt: labelPt, justified: false });
      return { lines, x, from: x + labelPt + 2, rightPt: x + widthPt };
    });
    return layOutRow(places, { style, date, text });
  });
  return rows.map((row, i) => ({ ...row, keepWithNext: i < rows.length - 1 }));
}

/** A label with its left edge, and both ends of the room for line and date. */
type Place = {
  readonly lines: readonly TextLine[];
  readonly x: number;
  readonly from: number;
  readonly rightPt: number;
};
type RowSetting = {
  readonly style: PaperStyle;
  readonly date: TextLine;
  readonly text: { readonly face: 'body'; readonly sizePt: number };
};

/** The lines to sign on begin in one column; each is level with the last line of its label. */
function layOutRow(places: readonly Place[], { style, date, text }: RowSetting): FlowPiece {
  const pitchPt = style.bodyPitchPt;
  const most = Math.max(1, ...places.map(({ lines }) => lines.length));
  const heightPt = Math.max(ROW_PT, 1.3 * pitchPt) + (most - 1) * pitchPt;
  const firstTopPt = heightPt - most * pitchPt;
  const baseline = heightPt - pitchPt + baselineIn(pitchPt, text.sizePt);
  const marks = places.flatMap(({ lines, x, from, rightPt }): readonly Mark[] => {
    const widthPt = Math.min(LONGEST_LINE_PT, rightPt - from - date.widthPt);
    const topPt = firstTopPt + (most - lines.length) * pitchPt;
    const setting = { style: text, pitchPt, widthPt: 0, align: 'left' } as const;
    return [
      ...markLines(lines, { ...setting, x }, topPt),
      ruleMark([from, baseline + 2], [from + widthPt, baseline + 2]),
      ...markLines([date], { ...setting, x: from + widthPt }, heightPt - pitchPt),
    ];
  });
  return { heightPt, marks };
}

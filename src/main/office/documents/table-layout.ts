import type { DocumentBlock } from '../../../shared/domain/document/document-model.ts';
import { PAPER_PARTS } from '../../../shared/texts/paper-marks.ts';
import type { FlowPiece } from './flow.ts';
import { widthOfText } from './line-breaking.ts';
import type { FontFace, PaperFonts } from './paper-fonts.ts';
import type { PaperStyle } from './paper-style.ts';
import { PADDING_X_PT, columnsOf, toRow, upperRule } from './table-row.ts';
import type { Cell } from './table-row.ts';

type Table = Extract<DocumentBlock, { kind: 'table' }>;

/** A column of nothing longer than this is set in the middle: places, counts, yes and no. */
const LONGEST_CENTRED = 5;

/** Rows of a table; its head comes again on every page. */
export function layOutTable(table: Table, style: PaperStyle, fonts: PaperFonts): readonly FlowPiece[] {
  const columns = columnsOf(widenForTitles(table, style, fonts), style.area);
  const titles = table.columns.map(({ title }): Cell => ({ text: title, face: 'title', align: 'centre' }));
  const head = toRow(titles, { columns, style, fonts });
  const topped = { ...head, marks: [...head.marks, upperRule(style.area)] };
  const aligns = table.columns.map((_, i) => alignOf(table, i));
  const rows = table.rows.map((texts, place): FlowPiece => {
    const cells = aligns.map((align, i) => ({ text: texts[i] ?? '', face: BODY, align }));
    return { ...toRow(cells, { columns, style, fonts }), part: PAPER_PARTS.row(place + 1) };
  });
  return [
    { ...topped, keepWithNext: rows.length > 0 },
    ...rows.map((row) => ({ ...row, repeatAbove: topped })),
  ];
}

const BODY: FontFace = 'body';

function alignOf(table: Table, column: number): Cell['align'] {
  return table.rows.every((texts) => (texts[column] ?? '').length <= LONGEST_CENTRED) ? 'centre' : 'left';
}

/** Shares by which every title stands on one line, as far as the width allows; wider columns give way. */
function widenForTitles(table: Table, style: PaperStyle, fonts: PaperFonts): readonly number[] {
  const titleStyle = { face: 'title', sizePt: style.cellPt } as const;
  const whole = table.columns.reduce((sum, column) => sum + column.share, 0) || 1;
  const columns = table.columns.map((column) => ({
    sharePt: (style.area.widthPt * column.share) / whole,
    neededPt: widthOfText(column.title, titleStyle, fonts) + 2 * PADDING_X_PT + 0.5,
  }));
  const narrow = columns.filter(({ sharePt, neededPt }) => sharePt < neededPt);
  const missingPt = narrow.reduce((sum, { sharePt, neededPt }) => sum + neededPt - sharePt, 0);
  const sparePt = columns.reduce((sum, { sharePt, neededPt }) => sum + Math.max(0, sharePt - neededPt), 0);
  if (missingPt > sparePt) return columns.map(({ sharePt }) => sharePt);
  return columns.map(({ sharePt, neededPt }) =>
    sharePt < neededPt ? neededPt : sharePt - ((sharePt - neededPt) * missingPt) / Math.max(sparePt, 1),
  );
}

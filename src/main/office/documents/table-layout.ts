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
  const columns = columnsOf(widenForWords(table, style, fonts), style.area);
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

/** A day or a number that is cut reads wrong; a checksum is longer than any column and is cut all the same. */
const WORD = /[A-Za-z0-9_@#&+=/.:%-]+/g;
/** Share of the width. */
const WIDEST_WORD = 0.22;

function longestWord(rows: Table['rows'], column: number): string {
  const words = rows.flatMap((texts) => texts[column]?.match(WORD) ?? []);
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

function alignOf(table: Table, column: number): Cell['align'] {
  return table.rows.every((texts) => (texts[column] ?? '').length <= LONGEST_CENTRED) ? 'centre' : 'left';
}

/** Shares by which titles and words stand on one line, as far as the width allows; wider columns give way. */
function widenForWords(table: Table, style: PaperStyle, fonts: PaperFonts): readonly number[] {
  const titleStyle = { face: 'title', sizePt: style.cellPt } as const;
  const whole = table.columns.reduce((sum, column) => sum + column.share, 0) || 1;
  const widestWordPt = WIDEST_WORD * style.area.widthPt;
  const columns = table.columns.map((column, i) => {
    const wordPt = widthOfText(longestWord(table.rows, i), { face: BODY, sizePt: style.cellPt }, fonts);
    const titlePt = widthOfText(column.title, titleStyle, fonts);
    const widestPt = Math.max(titlePt, wordPt <= widestWordPt ? wordPt : 0);
    return {
      sharePt: (style.area.widthPt * column.share) / whole,
      neededPt: widestPt + 2 * PADDING_X_PT + 0.5,
    };
  });
  const narrow = columns.filter(({ sharePt, neededPt }) => sharePt < neededPt);
  const missingPt = narrow.reduce((sum, { sharePt, neededPt }) => sum + neededPt - sharePt, 0);
  const sparePt = columns.reduce((sum, { sharePt, neededPt }) => sum + Math.max(0, sharePt - neededPt), 0);
  if (missingPt > sparePt) return columns.map(({ sharePt }) => sharePt);
  return columns.map(({ sharePt, neededPt }) =>
    sharePt < neededPt ? neededPt : sharePt - ((sharePt - neededPt) * missingPt) / Math.max(sparePt, 1),
  );
}

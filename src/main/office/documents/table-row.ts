import { markLines } from './flow.ts';
import type { FlowPiece } from './flow.ts';
import { breakLines } from './line-breaking.ts';
import type { TextLine } from './line-breaking.ts';
import { ruleMark } from './marks.ts';
import type { Mark } from './marks.ts';
import type { FontFace, PaperFonts } from './paper-fonts.ts';
import type { PaperStyle, TypeArea } from './paper-style.ts';

/** One field of a table. */
export type Cell = { readonly text: string; readonly face: FontFace; readonly align: 'left' | 'centre' };

/** Left edge and width of a field. */
export type Column = { readonly x: number; readonly widthPt: number };

/** White left and right of the text of a field. */
export const PADDING_X_PT = 5;

type RowSetting = {
  readonly columns: readonly Column[];
  readonly style: PaperStyle;
  readonly fonts: PaperFonts;
};

/** Columns across the type area by their shares. */
export function columnsOf(shares: readonly number[], { leftPt, widthPt }: TypeArea): readonly Column[] {
  const whole = shares.reduce((sum, share) => sum + share, 0) || 1;
  let x = leftPt;
  return shares.map((share) => {
    const column = { x, widthPt: (widthPt * share) / whole };
    x += column.widthPt;
    return column;
  });
}

/** The fields side by side between their rules, as high as the highest of them. */
export function toRow(cells: readonly Cell[], setting: RowSetting): FlowPiece {
  const { columns, style, fonts } = setting;
  const broken = columns.map((column, i) => {
    const cell = cells[i] ?? { text: '', face: 'body', align: 'left' };
    const widthPt = Math.max(column.widthPt - 2 * PADDING_X_PT, style.cellPt);
    const text = { face: cell.face, sizePt: style.cellPt };
    return { cell, column, lines: breakLines(cell.text, { fonts, style: text, widthPt, justified: false }) };
  });
  return rowOf(broken, setting);
}

type BrokenCell = { readonly cell: Cell; readonly column: Column; readonly lines: readonly TextLine[] };

function rowOf(broken: readonly BrokenCell[], setting: RowSetting): FlowPiece {
  const { columns, style } = setting;
  const most = mostLinesOf(broken);
  const heightPt = most * style.cellPitchPt + 2 * style.cellPaddingPt;
  const texts = broken.flatMap(({ cell, column, lines }) => {
    const topPt = style.cellPaddingPt + ((most - lines.length) * style.cellPitchPt) / 2;
    return markCell(lines, { cell, column, topPt, style });
  });
  return {
    heightPt,
    marks: [...texts, ...rulesOf(columns, heightPt, style.area)],
    cut: (roomPt) => {
      const count = Math.floor((roomPt - 2 * style.cellPaddingPt) / style.cellPitchPt);
      if (count < 1 || count >= most) return undefined;
      return [rowOf(sliceOf(broken, 0, count), setting), rowOf(sliceOf(broken, count), setting)];
    },
  };
}

function mostLinesOf(broken: readonly BrokenCell[]): number {
  return Math.max(1, ...broken.map(({ lines }) => lines.length));
}

function sliceOf(broken: readonly BrokenCell[], from: number, to?: number): readonly BrokenCell[] {
  return broken.map((field) => ({ ...field, lines: field.lines.slice(from, to) }));
}

/** The rule above the first row. */
export function upperRule({ leftPt, rightPt }: TypeArea): Mark {
  return ruleMark([leftPt, 0], [rightPt, 0]);
}

type CellPlace = { cell: Cell; column: Column; topPt: number; style: PaperStyle };

function markCell(lines: readonly TextLine[], { cell, column, topPt, style }: CellPlace): readonly Mark[] {
  const setting = {
    style: { face: cell.face, sizePt: style.cellPt },
    x: column.x + PADDING_X_PT,
    widthPt: column.widthPt - 2 * PADDING_X_PT,
    pitchPt: style.cellPitchPt,
    align: cell.align,
  };
  return markLines(lines, setting, topPt);
}

/** Lower rule and uprights; the upper rule belongs to the row above or to the head. */
function rulesOf(columns: readonly Column[], heightPt: number, area: TypeArea): readonly Mark[] {
  const uprights = [...columns.map((column) => column.x), area.rightPt];
  return [
    ruleMark([area.leftPt, heightPt], [area.rightPt, heightPt]),
    ...uprights.map((x) => ruleMark([x, 0], [x, heightPt])),
  ];
}

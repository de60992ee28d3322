import type { DocumentBlock } from '../../../shared/domain/document/document-model.ts';
import { markLines } from './flow.ts';
import type { FlowPiece } from './flow.ts';
import { breakLines, widthOfText } from './line-breaking.ts';
import type { TextLine } from './line-breaking.ts';
import type { Mark } from './marks.ts';
import type { FontFace, PaperFonts } from './paper-fonts.ts';
import { TYPE_AREA } from './paper-style.ts';
import type { PaperStyle } from './paper-style.ts';

type Table = Extract<DocumentBlock, { kind: 'table' }>;
type Facts = Extract<DocumentBlock, { kind: 'facts' }>;

type Cell = { readonly text: string; readonly face: FontFace; readonly align: 'left' | 'centre' };
type Column = { readonly x: number; readonly widthPt: number };

const PADDING_X_PT = 5;
const PADDING_Y_PT = 3;
const RULE_PT = 0.5;
/** Labels take at most this share of the width; longer ones wrap. */
const WIDEST_LABEL = 0.36;
const NARROWEST_LABEL_EM = 6;

/** Rows of a table; its head comes again on every page. */
export function layOutTable(table: Table, style: PaperStyle, fonts: PaperFonts): readonly FlowPiece[] {
  const columns = columnsOf(widenForTitles(table, style, fonts));
  const cellsOf = (texts: readonly string[], face: FontFace, align: Cell['align']) =>
    table.columns.map((_, i) => ({ text: texts[i] ?? '', face, align }));
  const head = toRow(
    cellsOf(
      table.columns.map((column) => column.title),
      'title',
      'centre',
    ),
    { columns, style, fonts },
  );
  const topped = { ...head, marks: [...head.marks, upperRule()] };
  const rows = table.rows.map((texts) => toRow(cellsOf(texts, 'body', 'left'), { columns, style, fonts }));
  return [
    { ...topped, keepWithNext: rows.length > 0 },
    ...rows.map((row) => ({ ...row, repeatAbove: topped })),
  ];
}

/** Label and value side by side, framed by thin rules. */
export function layOutFacts(facts: Facts, style: PaperStyle, fonts: PaperFonts): readonly FlowPiece[] {
  const labelStyle = { face: 'body', sizePt: style.cellPt } as const;
  const widestPt = Math.max(0, ...facts.rows.map(([label]) => widthOfText(label, labelStyle, fonts)));
  const wantedPt = Math.max(widestPt, NARROWEST_LABEL_EM * style.cellPt) + 2 * PADDING_X_PT + 1;
  const labelPt = Math.min(wantedPt, WIDEST_LABEL * TYPE_AREA.widthPt);
  const columns = columnsOf([labelPt, TYPE_AREA.widthPt - labelPt]);
  const top: FlowPiece = { heightPt: 0, marks: [upperRule()], keepWithNext: true };
  const rows = facts.rows.map(([label, value]) => {
    const cells: readonly Cell[] = [
      { text: label, face: 'body', align: 'left' },
      { text: value, face: 'body', align: 'left' },
    ];
    return { ...toRow(cells, { columns, style, fonts }), repeatAbove: top };
  });
  return rows.length === 0 ? [] : [top, ...rows];
}

/** Shares by which every title stands on one line, as far as the width allows; wider columns give way. */
function widenForTitles(table: Table, style: PaperStyle, fonts: PaperFonts): readonly number[] {
  const titleStyle = { face: 'title', sizePt: style.cellPt } as const;
  const whole = table.columns.reduce((sum, column) => sum + column.share, 0) || 1;
  const columns = table.columns.map((column) => ({
    sharePt: (TYPE_AREA.widthPt * column.share) / whole,
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

function columnsOf(shares: readonly number[]): readonly Column[] {
  const whole = shares.reduce((sum, share) => sum + share, 0) || 1;
  let x = TYPE_AREA.leftPt;
  return shares.map((share) => {
    const column = { x, widthPt: (TYPE_AREA.widthPt * share) / whole };
    x += column.widthPt;
    return column;
  });
}

type RowSetting = {
  readonly columns: readonly Column[];
  readonly style: PaperStyle;
  readonly fonts: PaperFonts;
};

function toRow(cells: readonly Cell[], setting: RowSetting): FlowPiece {
  const { columns, style, fonts } = setting;
  const broken = columns.map((column, i) => {
    const cell = cells[i] ?? { text: '', face: 'body', align: 'left' };
    const widthPt = Math.max(column.widthPt - 2 * PADDING_X_PT, style.cellPt);
    const lines = breakLines(cell.text, {
      fonts,
      style: { face: cell.face, sizePt: style.cellPt },
      widthPt,
      justified: false,
    });
    return { cell, column, widthPt, lines };
  });
  const most = Math.max(1, ...broken.map(({ lines }) => lines.length));
  const heightPt = most * style.cellPitchPt + 2 * PADDING_Y_PT;
  const texts = broken.flatMap(({ cell, column, widthPt, lines }) => {
    const topPt = PADDING_Y_PT + ((most - lines.length) * style.cellPitchPt) / 2;
    return markCell(lines, { cell, column, widthPt, topPt, style });
  });
  return { heightPt, marks: [...texts, ...rulesOf(columns, heightPt)] };
}

type CellPlace = { cell: Cell; column: Column; widthPt: number; topPt: number; style: PaperStyle };

function markCell(
  lines: readonly TextLine[],
  { cell, column, widthPt, topPt, style }: CellPlace,
): readonly Mark[] {
  const setting = {
    style: { face: cell.face, sizePt: style.cellPt },
    x: column.x + PADDING_X_PT,
    widthPt,
    pitchPt: style.cellPitchPt,
    align: cell.align,
  };
  return markLines(lines, setting, topPt);
}

/** Lower rule and uprights; the upper rule belongs to the row above or to the head. */
function rulesOf(columns: readonly Column[], heightPt: number): readonly Mark[] {
  const uprights = [...columns.map((column) => column.x), TYPE_AREA.rightPt];
  return [
    rule([TYPE_AREA.leftPt, heightPt], [TYPE_AREA.rightPt, heightPt]),
    ...uprights.map((x) => rule([x, 0], [x, heightPt])),
  ];
}

function upperRule(): Mark {
  return rule([TYPE_AREA.leftPt, 0], [TYPE_AREA.rightPt, 0]);
}

function rule(from: readonly [number, number], to: readonly [number, number]): Mark {
  return { kind: 'rule', from, to, widthPt: RULE_PT, ink: 'black' };
}

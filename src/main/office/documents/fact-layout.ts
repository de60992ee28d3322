import type { DocumentBlock } from '../../../shared/domain/document/document-model.ts';
import type { FlowPiece } from './flow.ts';
import { widthOfText } from './line-breaking.ts';
import type { PaperFonts } from './paper-fonts.ts';
import type { PaperStyle } from './paper-style.ts';
import { PADDING_X_PT, columnsOf, toRow, upperRule } from './table-row.ts';
import type { Cell } from './table-row.ts';

type Facts = Extract<DocumentBlock, { kind: 'facts' }>;
type Fact = Facts['rows'][number];

/** Labels take at most this share of the width; longer ones wrap. */
const WIDEST_LABEL = 0.36;
/** Of half the width, where two facts share a row. */
const WIDEST_PAIRED_LABEL = 0.45;
const NARROWEST_LABEL_EM = 5;

/** Label and value side by side, framed by thin rules; two short facts share a row, as forms have them. */
export function layOutFacts(facts: Facts, style: PaperStyle, fonts: PaperFonts): readonly FlowPiece[] {
  const text = { face: 'body', sizePt: style.cellPt } as const;
  const widthOf = (words: string) => widthOfText(words, text, fonts) + 2 * PADDING_X_PT + 1;
  const widestPt = Math.max(
    NARROWEST_LABEL_EM * style.cellPt,
    ...facts.rows.map(([label]) => widthOf(label)),
  );
  const labelPt = Math.min(widestPt, WIDEST_LABEL * style.area.widthPt);
  const halfPt = style.area.widthPt / 2;
  const mayPair = labelPt <= WIDEST_PAIRED_LABEL * halfPt;
  const isShort = ([, value]: Fact) => !value.includes('\n') && widthOf(value) <= halfPt - labelPt;

  const top: FlowPiece = { heightPt: 0, marks: [upperRule(style.area)], keepWithNext: true };
  const rows = (mayPair ? pairUp(facts.rows, isShort) : facts.rows.map((fact) => [fact])).map((row) => {
    const widthPt = style.area.widthPt / row.length;
    const columns = columnsOf(
      row.flatMap(() => [labelPt, widthPt - labelPt]),
      style.area,
    );
    const cells = row.flatMap(([label, value]): readonly Cell[] => [
      { text: label, face: 'body', align: 'centre' },
      { text: value, face: 'body', align: 'left' },
    ]);
    const part = row.map(([label]) => label).join('、');
    return { ...toRow(cells, { columns, style, fonts }), part, repeatAbove: top };
  });
  return rows.length === 0 ? [] : [top, ...rows];
}

/** Neighbours that are both short become one row; the order stays. */
function pairUp(facts: readonly Fact[], isShort: (fact: Fact) => boolean): readonly (readonly Fact[])[] {
  const rows: (readonly Fact[])[] = [];
  for (let i = 0; i < facts.length; i += 1) {
    const [fact, next] = [facts[i], facts[i + 1]];
    if (fact === undefined) break;
    const isPair = next !== undefined && isShort(fact) && isShort(next);
    rows.push(isPair ? [fact, next] : [fact]);
    if (isPair) i += 1;
  }
  return rows;
}

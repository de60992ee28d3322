import type { DocumentBlock } from '../../../shared/domain/document/document-model.ts';
import { layOutBlocks } from './block-layout.ts';
import type { FlowPiece } from './flow.ts';
import { lower } from './marks.ts';
import type { Mark } from './marks.ts';
import type { PaperSetting, PaperStyle } from './paper-style.ts';

/** White between the words and the stamp. */
const GAP_PT = 8;
/** Narrower than this part of the width nothing is set beside a stamp. */
const NARROWEST = 0.4;

type Beside = { readonly count: number; readonly piece: FlowPiece };

/**
 * The closing of a paper that is stamped by hand with the last words of the paper left of the stamp, as many blocks as
 * find room there: 42 mm of white would cost a sheet.
 */
export function besideClosing(closing: FlowPiece, { model, style, fonts }: PaperSetting): Beside {
  const narrow = narrowed(style, leftOf(closing) - GAP_PT);
  const most = narrow.area.widthPt < NARROWEST * style.area.widthPt ? 0 : countTexts(model.blocks);
  let found: Beside = { count: 0, piece: closing };
  for (let count = 1; count <= most; count += 1) {
    const pieces = layOutBlocks(model.blocks.slice(-count), narrow, fonts);
    const heightPt = pieces.reduce((sum, piece) => sum + piece.heightPt, 0);
    if (heightPt > closing.heightPt) break;
    found = { count, piece: { ...closing, marks: [...stack(pieces), ...closing.marks] } };
  }
  return found;
}

function narrowed(style: PaperStyle, rightPt: number): PaperStyle {
  const { area } = style;
  return { ...style, area: { ...area, rightPt, widthPt: rightPt - area.leftPt } };
}

function leftOf({ marks, seal }: FlowPiece): number {
  const edges = marks.flatMap((mark) => (mark.kind === 'text' ? [mark.x] : []));
  return Math.min(...edges, ...(seal ? [seal[0]] : []));
}

/** Blocks of words at the end; the first block of a paper stays where it is. */
function countTexts(blocks: readonly DocumentBlock[]): number {
  const last = blocks.findLastIndex(
    ({ kind }) => kind !== 'note' && kind !== 'paragraph' && kind !== 'heading',
  );
  return blocks.length - 1 - Math.max(0, last);
}

function stack(pieces: readonly FlowPiece[]): readonly Mark[] {
  let topPt = 0;
  return pieces.flatMap((piece) => {
    const marks = piece.marks.map((mark) => lower(mark, topPt));
    topPt += piece.heightPt;
    return marks;
  });
}

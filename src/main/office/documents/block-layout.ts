import type { DocumentBlock } from '../../../shared/domain/document/document-model.ts';
import { assertNever } from '../../../shared/kernel/assert.ts';
import { markLines } from './flow.ts';
import type { FlowPiece } from './flow.ts';
import { breakLines } from './line-breaking.ts';
import type { TextStyle } from './line-breaking.ts';
import type { PaperFonts } from './paper-fonts.ts';
import { TYPE_AREA } from './paper-style.ts';
import type { PaperStyle } from './paper-style.ts';
import { layOutFacts, layOutTable } from './table-layout.ts';

/** Lines of the body that go along to the page of the closing, so that no seal stands on a page without text. */
const LINES_WITH_CLOSING = 2;

/** The blocks of a paper as strips, with air between tables and text. */
export function layOutBlocks(
  blocks: readonly DocumentBlock[],
  style: PaperStyle,
  fonts: PaperFonts,
): readonly FlowPiece[] {
  return blocks.flatMap((block, i) => {
    const pieces =
      i === 0 && isSalutation(block)
        ? layOutSalutation(block.text, style, fonts)
        : layOutBlock(block, style, fonts);
    const before = blocks[i - 1];
    const needsAir = before !== undefined && (isFramed(block) || isFramed(before));
    return needsAir ? [{ heightPt: style.bodyPitchPt * 0.4, marks: [], isGap: true }, ...pieces] : pieces;
  });
}

/** The same strips, the last ones tied to what follows. */
export function keepLastWithNext(pieces: readonly FlowPiece[]): readonly FlowPiece[] {
  return pieces.map((piece, i) =>
    i >= pieces.length - LINES_WITH_CLOSING ? { ...piece, keepWithNext: true } : piece,
  );
}

function isFramed(block: DocumentBlock): boolean {
  return block.kind === 'facts' || block.kind === 'table';
}

/** 主送机关: whom the paper addresses, at the left edge and with a colon (GB/T 9704-2012, 7.3.2). */
function isSalutation(block: DocumentBlock): block is Extract<DocumentBlock, { kind: 'paragraph' }> {
  return block.kind === 'paragraph' && block.text.endsWith('：');
}

function layOutSalutation(text: string, style: PaperStyle, fonts: PaperFonts): readonly FlowPiece[] {
  return layOutText(text, {
    face: 'body',
    sizePt: style.bodyPt,
    pitchPt: style.bodyPitchPt,
    indentEm: 0,
    fonts,
  });
}

function layOutBlock(block: DocumentBlock, style: PaperStyle, fonts: PaperFonts): readonly FlowPiece[] {
  const body = { pitchPt: style.bodyPitchPt, sizePt: style.bodyPt, indentEm: 2, fonts };
  switch (block.kind) {
    case 'heading':
      return layOutText(block.text, { ...body, face: 'title' }).map((piece) => ({
        ...piece,
        keepWithNext: true,
      }));
    case 'paragraph':
      return layOutText(block.text, { ...body, face: 'body' });
    case 'note':
      return layOutText(block.text, {
        face: 'body',
        sizePt: style.notePt,
        pitchPt: style.notePitchPt,
        indentEm: 0,
        fonts,
      });
    case 'facts':
      return layOutFacts(block, style, fonts);
    case 'signatures':
      return layOutSignatures(block, style, fonts);
    case 'table':
      return layOutTable(block, style, fonts);
    default:
      return assertNever(block);
  }
}

/** Room for a name by hand after each label. */
function layOutSignatures(
  { labels }: Extract<DocumentBlock, { kind: 'signatures' }>,
  style: PaperStyle,
  fonts: PaperFonts,
): readonly FlowPiece[] {
  const body = { pitchPt: 2 * style.bodyPitchPt, sizePt: style.bodyPt, indentEm: 0, fonts };
  return labels.flatMap((label) => layOutText(label, { ...body, face: 'body' }));
}

type TextSetting = TextStyle & {
  readonly pitchPt: number;
  readonly indentEm: number;
  readonly fonts: PaperFonts;
};

function layOutText(
  text: string,
  { face, sizePt, pitchPt, indentEm, fonts }: TextSetting,
): readonly FlowPiece[] {
  const style = { face, sizePt };
  const setting = { style, x: TYPE_AREA.leftPt, widthPt: TYPE_AREA.widthPt, pitchPt, align: 'left' } as const;
  return breakLines(text, { fonts, style, widthPt: TYPE_AREA.widthPt, indentEm }).map((line) => ({
    heightPt: pitchPt,
    marks: markLines([line], setting, 0),
  }));
}

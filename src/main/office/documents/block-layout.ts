import type { DocumentBlock } from '../../../shared/domain/document/document-model.ts';
import { assertNever } from '../../../shared/kernel/assert.ts';
import { layOutFacts } from './fact-layout.ts';
import { layOutPlainFacts } from './fact-list-layout.ts';
import { markLines } from './flow.ts';
import type { FlowPiece } from './flow.ts';
import { breakLines } from './line-breaking.ts';
import type { TextStyle } from './line-breaking.ts';
import type { PaperFonts } from './paper-fonts.ts';
import type { PaperStyle } from './paper-style.ts';
import { layOutSignatures } from './signature-layout.ts';
import { layOutTable } from './table-layout.ts';

/** Lines of the body that go along to the page of the closing, so that no seal stands on a page without text. */
const LINES_WITH_CLOSING = 2;

/** The blocks of a paper as strips, with air around tables and lines to sign. */
export function layOutBlocks(
  blocks: readonly DocumentBlock[],
  style: PaperStyle,
  fonts: PaperFonts,
): readonly FlowPiece[] {
  return blocks.reduce<readonly FlowPiece[]>((above, block, i) => {
    const pieces =
      i === 0 && isSalutation(block)
        ? layOutSalutation(block.text, style, fonts)
        : layOutBlock(block, style, fonts);
    const before = blocks[i - 1];
    const airPt = before === undefined ? 0 : style.bodyPitchPt * airBetween(before, block);
    const air = airPt > 0 ? [{ heightPt: airPt, marks: [], isGap: true }] : [];
    return [...(block.kind === 'signatures' ? keepLastWithNext(above) : above), ...air, ...pieces];
  }, []);
}

/** The same strips, the last ones tied to what follows. */
export function keepLastWithNext(pieces: readonly FlowPiece[]): readonly FlowPiece[] {
  return pieces.map((piece, i) =>
    i >= pieces.length - LINES_WITH_CLOSING ? { ...piece, keepWithNext: true } : piece,
  );
}

/** In pitches of the body. */
function airBetween(before: DocumentBlock, block: DocumentBlock): number {
  if (isSetApart(before) || isSetApart(block)) return 0.4;
  return block.kind === 'note' && before.kind !== 'note' ? 0.25 : 0;
}

function isSetApart(block: DocumentBlock): boolean {
  return block.kind === 'facts' || block.kind === 'table' || block.kind === 'signatures';
}

/** 主送机关: whom the paper addresses, at the left edge and with a colon (GB/T 9704-2012, 7.3.2). */
function isSalutation(block: DocumentBlock): block is Extract<DocumentBlock, { kind: 'paragraph' }> {
  return block.kind === 'paragraph' && block.text.endsWith('：');
}

function layOutSalutation(text: string, style: PaperStyle, fonts: PaperFonts): readonly FlowPiece[] {
  const body = { face: 'body', sizePt: style.bodyPt, pitchPt: style.bodyPitchPt, indentEm: 0 } as const;
  return layOutText(text, body, { style, fonts });
}

function layOutBlock(block: DocumentBlock, style: PaperStyle, fonts: PaperFonts): readonly FlowPiece[] {
  const indentEm = style.sort === 'ticket' ? 0 : 2;
  const body = { face: 'body', sizePt: style.bodyPt, pitchPt: style.bodyPitchPt, indentEm } as const;
  switch (block.kind) {
    case 'heading':
      return layOutText(block.text, { ...body, face: 'title' }, { style, fonts }).map((piece) => ({
        ...piece,
        keepWithNext: true,
      }));
    case 'paragraph':
      return layOutText(block.text, body, { style, fonts });
    case 'note': {
      const note = { sizePt: style.notePt, pitchPt: style.notePitchPt, indentEm: 0 };
      return layOutText(block.text, { ...body, ...note }, { style, fonts });
    }
    case 'facts':
      return style.sort === 'certificate' || style.sort === 'ticket'
        ? layOutPlainFacts(block, style, fonts)
        : layOutFacts(block, style, fonts);
    case 'signatures':
      return layOutSignatures(block, style, fonts);
    case 'table':
      return layOutTable(block, style, fonts);
    default:
      return assertNever(block);
  }
}

type TextSetting = TextStyle & { readonly pitchPt: number; readonly indentEm: number };

function layOutText(
  text: string,
  { face, sizePt, pitchPt, indentEm }: TextSetting,
  { style: { area }, fonts }: { readonly style: PaperStyle; readonly fonts: PaperFonts },
): readonly FlowPiece[] {
  const style = { face, sizePt };
  const setting = { style, x: area.leftPt, widthPt: area.widthPt, pitchPt, align: 'left' } as const;
  return breakLines(text, { fonts, style, widthPt: area.widthPt, indentEm }).map((line) => ({
    heightPt: pitchPt,
    marks: markLines([line], setting, 0),
  }));
}

import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { PAPER_PARTS } from '../../../shared/texts/paper-marks.ts';
import type { LineBreak, TextLine } from './line-breaking.ts';
import type { Mark, Rectangle } from './marks.ts';

/** A strip across the type area that is never cut; y of its marks counts from its own upper edge. */
export type FlowPiece = {
  readonly heightPt: number;
  readonly marks: readonly Mark[];
  /** A gap vanishes at the head of a page. */
  readonly isGap?: boolean;
  /** Stays on the page of the piece after it. */
  readonly keepWithNext?: boolean;
  /** Drawn above it where it begins a page: the head of its table. */
  readonly repeatAbove?: FlowPiece;
  /** How a refusal calls it when it is higher than a page. */
  readonly part?: string;
  /** Room for the seal inside this piece. */
  readonly seal?: Rectangle;
};

/** A piece with its page and the height it begins at. */
export type PlacedPiece = { readonly piece: FlowPiece; readonly pageIndex: number; readonly topPt: number };

/** Where pages begin and end; the first one begins below the head of the paper. */
export type PageRoom = { readonly firstTopPt: number; readonly topPt: number; readonly bottomPt: number };

/** More than this is a mistake in the data, not a paper. */
const MOST_PAGES = 60;

/** Puts pieces one below the other, chains of `keepWithNext` together. */
export function paginate(
  pieces: readonly FlowPiece[],
  room: PageRoom,
): Result<readonly PlacedPiece[], 'document.contentOverflow'> {
  const placed: PlacedPiece[] = [];
  let pageIndex = 0;
  let topPt = room.firstTopPt;
  let isFresh = false;

  function beginPage(): void {
    pageIndex += 1;
    topPt = room.topPt;
    isFresh = true;
  }

  function fits(piece: FlowPiece): boolean {
    const above = isFresh ? (piece.repeatAbove?.heightPt ?? 0) : 0;
    return topPt + above + piece.heightPt <= room.bottomPt;
  }

  function place(piece: FlowPiece): void {
    const strips = isFresh && piece.repeatAbove ? [piece.repeatAbove, piece] : [piece];
    for (const strip of strips) {
      placed.push({ piece: strip, pageIndex, topPt });
      topPt += strip.heightPt;
    }
    isFresh = false;
  }

  for (const chain of chainsOf(pieces)) {
    if (topPt + heightOf(chain) > room.bottomPt) beginPage();
    for (const piece of chain) {
      if (piece.isGap && isFresh) continue;
      if (!fits(piece)) beginPage(); // a chain longer than a page is cut after all
      if (!fits(piece)) return fail('document.contentOverflow', { part: piece.part ?? PAPER_PARTS.row(1) });
      place(piece);
    }
    if (pageIndex >= MOST_PAGES) return fail('document.contentOverflow', { part: PAPER_PARTS.pages });
  }
  return succeed(placed);
}

function chainsOf(pieces: readonly FlowPiece[]): readonly (readonly FlowPiece[])[] {
  const chains: FlowPiece[][] = [];
  let open = false;
  for (const piece of pieces) {
    const chain = chains.at(-1);
    if (open && chain) chain.push(piece);
    else chains.push([piece]);
    open = piece.keepWithNext === true;
  }
  return chains;
}

function heightOf(chain: readonly FlowPiece[]): number {
  return chain.reduce((sum, piece) => sum + piece.heightPt, 0);
}

/** How lines become marks. */
export type LineSetting = {
  readonly style: LineBreak['style'];
  readonly x: number;
  readonly widthPt: number;
  readonly pitchPt: number;
  readonly align: 'left' | 'centre' | 'right';
  readonly ink?: 'black' | 'red';
};

/** The marks of lines one below the other, the first line's strip beginning at `topPt`. */
export function markLines(lines: readonly TextLine[], setting: LineSetting, topPt: number): readonly Mark[] {
  const { style, pitchPt } = setting;
  return lines
    .map((line, i) => ({ line, top: topPt + i * pitchPt }))
    .filter(({ line }) => line.text !== '')
    .map(({ line, top }) => ({
      kind: 'text',
      text: line.text,
      x: setting.x + line.indentPt + offsetOf(line, setting),
      baseline: top + baselineIn(pitchPt, style.sizePt),
      sizePt: style.sizePt,
      face: style.face,
      spacingPt: line.spacingPt,
      ink: setting.ink ?? 'black',
    }));
}

function offsetOf(line: TextLine, { align, widthPt }: LineSetting): number {
  if (align === 'left') return 0;
  return (widthPt - line.widthPt) / (align === 'centre' ? 2 : 1);
}

/** A Chinese character reaches 0.88 of its size above the line it stands on and 0.12 below. */
export function baselineIn(pitchPt: number, sizePt: number): number {
  return (pitchPt - sizePt) / 2 + 0.88 * sizePt;
}

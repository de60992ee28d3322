import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { PAPER_PARTS } from '../../../shared/texts/paper-marks.ts';
import type { LineBreak, TextLine } from './line-breaking.ts';
import type { Mark, Rectangle } from './marks.ts';

/** A strip across the type area; y of its marks counts from its own upper edge. */
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
  /** Cuts it between its lines, the upper part at most that high. Only what is higher than a page is cut. */
  readonly cut?: (heightPt: number) => readonly [upper: FlowPiece, lower: FlowPiece] | undefined;
  /** Room for the seal inside this piece. */
  readonly seal?: Rectangle;
};

/** A piece with its page and the height it begins at. */
export type PlacedPiece = { readonly piece: FlowPiece; readonly pageIndex: number; readonly topPt: number };

/** Where pages begin and end; the first one begins below the head of the paper. */
export type PageRoom = { readonly firstTopPt: number; readonly topPt: number; readonly bottomPt: number };

/** More than this is a mistake in the data, not a paper. */
const MOST_PAGES = 60;
/** Three lines or so of a row that is cut. */
const LEAST_CUT_PT = 60;

/** Puts pieces one below the other, chains of `keepWithNext` together. */
export function paginate(
  pieces: readonly FlowPiece[],
  room: PageRoom,
): Result<readonly PlacedPiece[], 'document.contentOverflow'> {
  const pages = new Pages(room);
  for (const chain of chainsOf(pieces)) {
    if (!pages.holds(leastHeightOf(chain, room))) pages.begin();
    for (const [i, piece] of chain.entries()) {
      if (piece.isGap && pages.isFresh) continue;
      const rest = cutToPages(pages, piece, leastHeightOf(chain.slice(i + 1), room));
      if (!pages.holdsPiece(rest)) pages.begin(); // a chain longer than a page is cut after all
      if (!pages.holdsPiece(rest)) {
        return fail('document.contentOverflow', { part: piece.part ?? PAPER_PARTS.row(1) });
      }
      pages.place(rest);
    }
    if (pages.count > MOST_PAGES) return fail('document.contentOverflow', { part: PAPER_PARTS.pages });
  }
  return succeed(pages.placed);
}

/** The pages while they fill. */
class Pages {
  readonly placed: PlacedPiece[] = [];
  readonly room: PageRoom;
  count = 1;
  /** Nothing stands on the page yet. */
  isFresh = false;
  #topPt: number;

  constructor(room: PageRoom) {
    this.room = room;
    this.#topPt = room.firstTopPt;
  }

  begin(): void {
    this.count += 1;
    this.#topPt = this.room.topPt;
    this.isFresh = true;
  }

  holds(heightPt: number): boolean {
    return this.#topPt + heightPt <= this.room.bottomPt;
  }

  holdsPiece(piece: FlowPiece): boolean {
    return piece.heightPt <= this.roomFor(piece);
  }

  /** What is left of the page, below the head of its table where that comes again. */
  roomFor({ repeatAbove }: FlowPiece): number {
    const abovePt = this.isFresh ? (repeatAbove?.heightPt ?? 0) : 0;
    return this.room.bottomPt - this.#topPt - abovePt;
  }

  place(piece: FlowPiece): void {
    const strips = this.isFresh && piece.repeatAbove ? [piece.repeatAbove, piece] : [piece];
    for (const strip of strips) {
      this.placed.push({ piece: strip, pageIndex: this.count - 1, topPt: this.#topPt });
      this.#topPt += strip.heightPt;
    }
    this.isFresh = false;
  }
}

/** Fills pages with what is higher than one, down to a rest that leaves room for what follows it. */
function cutToPages(pages: Pages, piece: FlowPiece, followingPt: number): FlowPiece {
  let rest = piece;
  if (!isOverlong(piece, pages.room)) return rest;
  while (!pages.holds(rest.heightPt + followingPt) && pages.count <= MOST_PAGES) {
    const parts = rest.cut?.(Math.min(pages.roomFor(rest), rest.heightPt - LEAST_CUT_PT / 2));
    if (parts) {
      pages.place({ ...rest, ...parts[0] });
      rest = { ...rest, ...parts[1] };
    } else if (pages.isFresh) {
      break;
    }
    pages.begin();
  }
  return rest;
}

function isOverlong({ heightPt, repeatAbove, cut }: FlowPiece, { topPt, bottomPt }: PageRoom): boolean {
  return cut !== undefined && (repeatAbove?.heightPt ?? 0) + heightPt > bottomPt - topPt;
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

/** What has to fit before a chain begins on a page: of what is cut a few lines. */
function leastHeightOf(chain: readonly FlowPiece[], room: PageRoom): number {
  return chain.reduce((sum, piece) => sum + (isOverlong(piece, room) ? LEAST_CUT_PT : piece.heightPt), 0);
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

import type { FontFace } from './paper-fonts.ts';

/** Points (1/72 inch) in a millimetre. */
export const MM = 72 / 25.4;

/** Red of heads, grey of watermarks; black is everything else. */
export type Ink = 'black' | 'red' | 'grey';

/** A place on a page. */
export type Point = readonly [x: number, y: number];

/** One thing on a page; lengths in points, y counts downwards from the upper edge of the paper. */
export type Mark =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly x: number;
      /** The line the characters stand on. */
      readonly baseline: number;
      readonly sizePt: number;
      readonly face: FontFace;
      /** Extra room after each character, for lines that fill the width. */
      readonly spacingPt: number;
      readonly ink: Ink;
    }
  /** A rule, or a line with corners. */
  | {
      readonly kind: 'line';
      readonly points: readonly Point[];
      readonly widthPt: number;
      readonly ink: Ink;
      /** Back to the first point, with a proper corner there. */
      readonly isClosed?: boolean;
      /** Length of a dash and of the gap after it. */
      readonly dashPt?: number;
    }
  /** Black rectangles without border: the dark fields of a QR code, as one shape. */
  | { readonly kind: 'fields'; readonly rectangles: readonly Rectangle[] }
  /** Large outlined characters below everything else; the angle in radians, against the clock. */
  | {
      readonly kind: 'watermark';
      readonly text: string;
      readonly centre: Point;
      readonly angle: number;
      readonly sizePt: number;
      readonly face: FontFace;
    };

/** Left, upper edge, width, height in points. */
export type Rectangle = readonly [x: number, y: number, widthPt: number, heightPt: number];

/** One page with everything that stands on it. */
export type Page = {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly marks: readonly Mark[];
  /** Where the sheet is cut across, from the upper edge; each part then carries its own marks of a copy. */
  readonly cutAtPt?: number;
};

/** Where a seal goes. */
export type SealPlace = {
  readonly fieldName: string;
  readonly pageIndex: number;
  readonly rectangle: Rectangle;
};

/** A paper with a layout. */
export type LaidOutPaper = { readonly pages: readonly Page[]; readonly seal: SealPlace | null };

/** The same mark further down. */
export function lower(mark: Mark, byPt: number): Mark {
  switch (mark.kind) {
    case 'text':
      return { ...mark, baseline: mark.baseline + byPt };
    case 'line':
      return { ...mark, points: mark.points.map(([x, y]) => [x, y + byPt]) };
    case 'fields':
      return { ...mark, rectangles: mark.rectangles.map(([x, y, w, h]) => [x, y + byPt, w, h]) };
    case 'watermark':
      return { ...mark, centre: [mark.centre[0], mark.centre[1] + byPt] };
  }
}

/** A straight rule. */
export function ruleMark(from: Point, to: Point, widthPt = 0.5): Mark {
  return { kind: 'line', points: [from, to], widthPt, ink: 'black' };
}

/** A frame of four rules around the rectangle. */
export function frameMark([x, y, width, height]: Rectangle, widthPt: number, ink: Ink = 'black'): Mark {
  const points: readonly Point[] = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
  return { kind: 'line', points, widthPt, ink, isClosed: true };
}

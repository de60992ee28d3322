import type { FontFace } from './paper-fonts.ts';

/** Points (1/72 inch) in a millimetre. */
export const MM = 72 / 25.4;

/** Red of heads; black is everything else. */
export type Ink = 'black' | 'red';

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
  | {
      readonly kind: 'rule';
      readonly from: readonly [x: number, y: number];
      readonly to: readonly [x: number, y: number];
      readonly widthPt: number;
      readonly ink: Ink;
    }
  /** Black rectangles without border: the dark fields of a QR code, as one shape. */
  | { readonly kind: 'fields'; readonly rectangles: readonly Rectangle[] };

/** Left, upper edge, width, height in points. */
export type Rectangle = readonly [x: number, y: number, widthPt: number, heightPt: number];

/** One page with everything that stands on it. */
export type Page = { readonly marks: readonly Mark[] };

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
    case 'rule':
      return { ...mark, from: [mark.from[0], mark.from[1] + byPt], to: [mark.to[0], mark.to[1] + byPt] };
    case 'fields':
      return { ...mark, rectangles: mark.rectangles.map(([x, y, w, h]) => [x, y + byPt, w, h]) };
  }
}

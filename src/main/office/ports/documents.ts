import type { DocumentModel } from '../../../shared/domain/document/document-model.ts';
import type { Result } from '../../../shared/kernel/result.ts';

/** A composed paper: revision 0, before any seal. */
export type ComposedDocument = {
  readonly pdf: Uint8Array;
  readonly sha256: string;
  readonly pageCount: number;
};

/** Lays a document model out as PDF. */
export interface DocumentComposer {
  /** Refuses a character no font holds and content that does not fit, rather than printing a hole. */
  compose(
    model: DocumentModel,
  ): Promise<Result<ComposedDocument, 'document.glyphMissing' | 'document.contentOverflow'>>;
  /**
   * The bytes of a copy: the same paper with the text in the margin of every page, on both parts of a sheet that is
   * cut. Only for papers nobody has sealed. Refuses what the margin does not hold.
   */
  markCopy(
    pdf: Uint8Array,
    mark: { readonly text: string },
  ): Promise<Result<Uint8Array, 'document.glyphMissing' | 'document.contentOverflow'>>;
}

/** A point in em, from the left end of the line a character stands on, upwards. */
export type OutlinePoint = readonly [x: number, y: number];

/** One stroke of an outline; curves are quadratic, as TrueType has them. */
export type OutlineStroke =
  | { readonly kind: 'move'; readonly to: OutlinePoint }
  | { readonly kind: 'line'; readonly to: OutlinePoint }
  | { readonly kind: 'curve'; readonly control: OutlinePoint; readonly to: OutlinePoint }
  | { readonly kind: 'close' };

/** The shape of one character. */
export type GlyphOutline = { readonly advanceEm: number; readonly strokes: readonly OutlineStroke[] };

/** Shapes of the characters of our fonts, for what is drawn rather than set: the name on a seal. */
export interface GlyphOutlines {
  /** The shape in the title font, else in the body font; undefined when neither holds the character. */
  find(character: string): Promise<GlyphOutline | undefined>;
}

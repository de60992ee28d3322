import type { DocumentModel } from '../../../shared/domain/document/document-model.ts';
import type { Result } from '../../../shared/kernel/result.ts';

/** A composed paper: revision 0, before any seal. */
export type ComposedDocument = { readonly pdf: Uint8Array; readonly sha256: string; readonly pageCount: number };

/** Lays a document model out as PDF. */
export interface DocumentComposer {
  /** Refuses a character no font holds and content that does not fit, rather than printing a hole. */
  compose(
    model: DocumentModel,
  ): Promise<Result<ComposedDocument, 'document.glyphMissing' | 'document.contentOverflow'>>;
}

import type { StoredFileRef } from '../../../shared/domain/form/draft.ts';
import type { Result } from '../../../shared/kernel/result.ts';

/** A body of JSON as the store keeps it; it is read by the program and never sent out again. */
export type StagedJson = Omit<StoredFileRef, 'mediaType'> & { readonly mediaType: 'application/json' };

/** Content-addressed, encrypted bytes. Staged before a transaction, referred to in it, swept after it. */
export interface FileStore {
  /** Takes a stream in; counts bytes itself and looks at the first bytes, not at the name. */
  stage(
    content: AsyncIterable<Uint8Array>,
    about: { readonly name: string; readonly maxBytes: number },
  ): Promise<Result<StoredFileRef, 'file.tooLarge' | 'file.typeNotAllowed' | 'file.empty'>>;
  /** Takes in a stream of JSON, an object, in the same way. */
  stageJson(
    content: AsyncIterable<Uint8Array>,
    about: { readonly name: string; readonly maxBytes: number },
  ): Promise<Result<StagedJson, 'file.tooLarge' | 'file.typeNotAllowed' | 'file.empty'>>;
  /** Takes in bytes this program made (a PDF). */
  stageBytes(bytes: Uint8Array, name: string): Promise<StoredFileRef>;
  /** The bytes, verified against their address; undefined when there are none. */
  read(fileId: string): Promise<Uint8Array | undefined>;
  /** Removes what was staged and never referred to; gives the number removed. */
  sweep(isReferredTo: (fileId: string) => Promise<boolean>): Promise<number>;
}

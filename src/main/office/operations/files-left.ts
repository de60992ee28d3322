import type { StoredFileRef, SubmittedMaterial } from '../../../shared/domain/form/draft.ts';

/** The files no material uses any more after a change: the draft lets go of them. */
export function filesLeft(
  before: readonly SubmittedMaterial[],
  after: readonly SubmittedMaterial[],
): readonly StoredFileRef[] {
  const used = new Set(after.flatMap(({ files }) => files.map(({ fileId }) => fileId)));
  return before.flatMap(({ files }) => files).filter(({ fileId }) => !used.has(fileId));
}

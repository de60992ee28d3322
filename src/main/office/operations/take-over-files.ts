import type { CaseId } from '../../../shared/domain/case/case-action.ts';
import type { Draft, SubmittedMaterial } from '../../../shared/domain/form/draft.ts';
import type { Tables } from '../ports/store.ts';
import { filesLeft } from './files-left.ts';

/**
 * The scans that were handed in go from the draft to the case. Those of papers an answer made superfluous stay behind
 * and are swept: nobody asked for them, so nobody may keep them (Personal Information Protection Law art. 6).
 */
export async function takeOverFiles(
  tables: Tables,
  { id, materials }: Pick<Draft, 'id' | 'materials'>,
  handedIn: { readonly caseId: CaseId; readonly materials: readonly SubmittedMaterial[] },
): Promise<void> {
  const owner = `draft:${id}`;
  for (const { fileId } of filesLeft(materials, handedIn.materials)) {
    await tables.files.release(fileId, owner);
  }
  await tables.files.moveOwner(owner, `case:${handedIn.caseId}`);
}

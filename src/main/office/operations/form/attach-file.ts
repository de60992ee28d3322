import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Draft, StoredFileRef, SubmittedMaterial } from '../../../../shared/domain/form/draft.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { changeDraft } from './change-draft.ts';
import type { DraftPorts } from './change-draft.ts';
import { filesLeft } from '../files-left.ts';
import { partsOf } from './subject-parts.ts';

/** Ties an uploaded scan to a material. Only the clerk who uploaded it, or the draft it belongs to, may use it. */
export function createAttachFile(ports: DraftPorts): OfficeOperations['form']['attach'] {
  return (input, caller) =>
    changeDraft(ports, { input, caller }, async (draft, { tables, catalogue }) => {
      const known = partsOf(catalogue, draft.subject).materialCodes;
      if (!known.has(input.materialCode)) return fail('call.invalidInput', { code: input.materialCode });

      const uploaded = `upload:${sessionOf(caller).operator.id}`;
      const attached = `draft:${draft.id}`;
      const file =
        (await tables.files.find(input.fileId, uploaded)) ??
        (await tables.files.find(input.fileId, attached));
      if (!file) return fail('file.notFound');

      await tables.files.refer(file, attached);
      await tables.files.release(file.fileId, uploaded);
      const materials = withFile(draft, input.materialCode, file);
      for (const { fileId } of filesLeft(draft.materials, materials)) {
        await tables.files.release(fileId, attached);
      }
      return succeed({ materials });
    });
}

/** What is handed in takes the place of what was taken over from an earlier case. */
function withFile(draft: Draft, materialCode: string, file: StoredFileRef): readonly SubmittedMaterial[] {
  const found = draft.materials.find((material) => material.materialCode === materialCode);
  const others = draft.materials.filter((material) => material !== found);
  const kept = found?.takenOver ? [] : (found?.files ?? []);
  const files = kept.filter(({ fileId }) => fileId !== file.fileId);
  return [...others, { materialCode, originalSeen: found?.originalSeen ?? false, files: [...files, file] }];
}

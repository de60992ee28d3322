import { succeed } from '../../../../shared/kernel/result.ts';
import type { SubmittedMaterial } from '../../../../shared/domain/form/draft.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { changeDraft } from './change-draft.ts';
import type { DraftPorts } from './change-draft.ts';

/**
 * Takes a scan away from a material, and what was taken over with its last scan. A file that is not there is no reason to
 * refuse: it is gone already.
 */
export function createDetachFile(ports: DraftPorts): OfficeOperations['form']['detach'] {
  return (input, caller) =>
    changeDraft(ports, { input, caller }, async (draft, { tables }) => {
      const materials = draft.materials.map((material) => withoutFile(material, input));
      const isUsed = materials.some(({ files }) => files.some(({ fileId }) => fileId === input.fileId));
      if (!isUsed) await tables.files.release(input.fileId, `draft:${draft.id}`);

      return succeed({ materials });
    });
}

function withoutFile(
  material: SubmittedMaterial,
  { materialCode, fileId }: { readonly materialCode: string; readonly fileId: string },
): SubmittedMaterial {
  if (material.materialCode !== materialCode) return material;
  const { takenOver, ...plain } = material;
  const files = material.files.filter((file) => file.fileId !== fileId);
  return takenOver && files.length > 0 ? { ...plain, takenOver, files } : { ...plain, files };
}

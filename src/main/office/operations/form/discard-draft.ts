import { succeed } from '../../../../shared/kernel/result.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import { findOpenDraft } from '../open-draft.ts';
import type { DraftRefusal } from '../open-draft.ts';
import type { OfficeOperations } from '../office-operations.ts';

/** Throws a draft away, with its scans. */
export function createDiscardDraft(
  ports: Pick<OfficePorts, 'store' | 'changes'>,
): OfficeOperations['form']['discard'] {
  return async (input, caller) => {
    const discarded = await ports.store.change<null, DraftRefusal>(caller, input, async (tables) => {
      const found = await findOpenDraft(tables, sessionOf(caller), input);
      if (!found.ok) return found;

      const { id, materials } = found.value;
      for (const { fileId } of materials.flatMap(({ files }) => files)) {
        await tables.files.release(fileId, `draft:${id}`);
      }
      await tables.drafts.remove(id);
      return succeed({ value: null, audit: { object: `draft:${id}` } });
    });
    if (discarded.ok) ports.changes.publish({ kind: 'draft', id: input.draftId });
    return discarded;
  };
}

import { fail, succeed } from '../../../../shared/kernel/result.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import { findDraftOfDesk } from '../open-draft.ts';
import type { OfficeOperations } from '../office-operations.ts';

/** Throws a draft away, with its scans. */
export function createDiscardDraft(
  ports: Pick<OfficePorts, 'store' | 'changes'>,
): OfficeOperations['form']['discard'] {
  return async (input, caller) => {
    const discarded = await ports.store.change<null, 'form.draftNotFound'>(caller, input, async (tables) => {
      const found = await findDraftOfDesk(tables, sessionOf(caller), input.draftId);
      if (!found.ok) return fail('form.draftNotFound');

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

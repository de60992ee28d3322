import { succeed } from '../../../../shared/kernel/result.ts';
import { localDateOf } from '../../../../shared/kernel/time.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { catalogueOfDraft } from '../catalogue-in-use.ts';
import { findDraftOfDesk } from '../open-draft.ts';
import { toDraftView } from './draft-view.ts';

/** The draft as it was last saved; a page that came back after a crash goes on here. */
export function createGetDraft(ports: Pick<OfficePorts, 'store' | 'clock'>): OfficeOperations['form']['get'] {
  return async ({ draftId }, caller) => {
    return ports.store.read(async (tables) => {
      const found = await findDraftOfDesk(tables, sessionOf(caller), draftId);
      if (!found.ok) return found;
      const { catalogue } = await catalogueOfDraft(tables, ports.clock, found.value);
      return succeed(toDraftView(catalogue, found.value, localDateOf(ports.clock.now())));
    });
  };
}

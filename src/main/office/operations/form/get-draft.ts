import { succeed } from '../../../../shared/kernel/result.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { findDraftOfDesk } from '../open-draft.ts';
import { toDraftView } from './draft-view.ts';

/** The draft as it was last saved; a page that came back after a crash goes on here. */
export function createGetDraft(ports: Pick<OfficePorts, 'store' | 'data'>): OfficeOperations['form']['get'] {
  return async ({ draftId }, caller) => {
    const found = await ports.store.read((tables) => findDraftOfDesk(tables, sessionOf(caller), draftId));
    return found.ok ? succeed(toDraftView(ports.data.catalogue, found.value)) : found;
  };
}

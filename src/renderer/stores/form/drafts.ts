import type { DraftSummary } from '../../../shared/api/office/form.ts';
import { createCommand } from '../../api/command.ts';
import type { OfficeClient } from '../../api/clients.ts';
import { createLookup } from '../../api/lookup.ts';

/** The open drafts of this desk: listing, and removing one for good. */
export function createDrafts(office: OfficeClient, onDiscarded: (draftId: string) => void) {
  const list = createLookup(() => office.form.list());
  const discarding = createCommand();

  /** As it stands in the list: what somebody saved since is not thrown away. */
  async function discard({ draftId, version: expectedVersion }: DraftSummary): Promise<boolean> {
    const done = await discarding.run(
      (requestId) => office.form.discard({ requestId, draftId, expectedVersion }),
      () => onDiscarded(draftId),
    );
    await list.ask(undefined);
    return done;
  }

  return { list, discarding, discard };
}

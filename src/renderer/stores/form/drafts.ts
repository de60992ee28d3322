import { createCommand } from '../../api/command.ts';
import type { OfficeClient } from '../../api/clients.ts';
import { createLookup } from '../../api/lookup.ts';

/** The open drafts of this desk: listing, and removing one for good. */
export function createDrafts(office: OfficeClient, onDiscarded: (draftId: string) => void) {
  const list = createLookup(() => office.form.list());
  const discarding = createCommand();

  async function discard(draftId: string): Promise<boolean> {
    const done = await discarding.run(
      (requestId) => office.form.discard({ requestId, draftId }),
      () => onDiscarded(draftId),
    );
    await list.ask(undefined);
    return done;
  }

  return { list, discarding, discard };
}

import { defineStore } from 'pinia';
import type { Subject } from '../../shared/domain/catalogue/catalogue.ts';
import { createCommand } from '../api/command.ts';
import { useLink } from '../api/link.ts';
import { createLookup } from '../api/lookup.ts';

/** What can be applied for. */
export const useCatalogueStore = defineStore('catalogue', () => {
  const { office } = useLink();
  const found = createLookup((text: string) => office.catalogue.search({ text }));
  const marking = createCommand();

  /** 常用: the list is asked for again, because favourites come first. */
  async function setFavourite(subject: Subject, favourite: boolean): Promise<void> {
    const done = await marking.run(
      (requestId) => office.catalogue.setFavourite({ requestId, subject, favourite }),
      () => undefined,
    );
    if (done) await found.again();
  }

  return { found, marking, setFavourite };
});

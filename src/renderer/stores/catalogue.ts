import { defineStore } from 'pinia';
import { useLink } from '../api/link.ts';
import { createLookup } from '../api/lookup.ts';

/** What can be applied for. */
export const useCatalogueStore = defineStore('catalogue', () => {
  const { office } = useLink();
  const found = createLookup((text: string) => office.catalogue.search({ text }));
  return { found };
});

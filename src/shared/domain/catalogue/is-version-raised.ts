import type { CatalogueChange } from './compare-catalogues.ts';

/**
 * False for an item or theme that says something else under the same number: cases and papers name the number, so nobody
 * could tell which of the two they mean.
 */
export function isVersionRaised({ part, kind, members }: CatalogueChange): boolean {
  if (kind !== 'changed' || (part !== 'items' && part !== 'themes')) return true;
  const version = members.find(({ path }) => path === 'version');
  return version !== undefined && Number(version.after) > Number(version.before);
}

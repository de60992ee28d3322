import { assert } from '../../../shared/kernel/assert.ts';
import { localDateOf } from '../../../shared/kernel/time.ts';
import type { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import { findSubject } from '../../../shared/domain/catalogue/find-subject.ts';
import type { ServiceCaseAction } from '../../../shared/domain/case/case-action.ts';
import type { Draft } from '../../../shared/domain/form/draft.ts';
import type { FullCatalogueVersion } from '../ports/catalogue-tables.ts';
import type { Tables } from '../ports/store.ts';
import type { Clock } from '../ports/world.ts';

/** The catalogue in force today. */
export async function catalogueToday(tables: Tables, clock: Clock): Promise<FullCatalogueVersion> {
  const version = await tables.catalogues.findInForce(localDateOf(clock.now()));
  assert(version, 'an office opens with the catalogue that came with the program');
  return version;
}

/** The catalogue a case was accepted under: a new version never changes what was asked of an open case. */
export async function catalogueOfCase(
  tables: Tables,
  { catalogueVersionId }: Pick<Extract<ServiceCaseAction, { kind: 'receive' }>, 'catalogueVersionId'>,
): Promise<Catalogue> {
  const version =
    catalogueVersionId === undefined
      ? await tables.catalogues.findFirst()
      : await tables.catalogues.find(catalogueVersionId);
  assert(version, 'a version is kept as long as a case names it');
  return version.catalogue;
}

/**
 * The catalogue a draft is judged by: today's, because the item is accepted under that one; the one it was last judged
 * by when today's no longer holds its subject, so that the clerk still sees what was filled in, and for a supplement,
 * which belongs to a case.
 */
export async function catalogueOfDraft(
  tables: Tables,
  clock: Clock,
  draft: Pick<Draft, 'subject' | 'catalogueVersionId' | 'supplements'>,
): Promise<FullCatalogueVersion> {
  const today = await catalogueToday(tables, clock);
  if (!draft.supplements && findSubject(today.catalogue, draft.subject)) return today;
  const earlier =
    draft.catalogueVersionId === undefined
      ? await tables.catalogues.findFirst()
      : await tables.catalogues.find(draft.catalogueVersionId);
  assert(earlier, 'a version is kept as long as a draft names it');
  return earlier;
}

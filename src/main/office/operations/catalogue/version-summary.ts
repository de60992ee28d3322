import { assert } from '../../../../shared/kernel/assert.ts';
import type { CatalogueVersionSummary } from '../../../../shared/api/office/catalogue.ts';
import type { CatalogueVersionId } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { OpenWork } from '../../ports/catalogue-tables.ts';
import type { Tables } from '../../ports/store.ts';
import type { Clock } from '../../ports/world.ts';
import { catalogueToday } from '../catalogue-in-use.ts';

/** Every version with what depends on it, newest first. */
export async function summarizeVersions(
  tables: Tables,
  clock: Clock,
): Promise<readonly CatalogueVersionSummary[]> {
  const today = await catalogueToday(tables, clock);
  const openWork = await tables.catalogues.listOpenWork();
  const summaries: CatalogueVersionSummary[] = [];
  for (const version of await tables.catalogues.list()) {
    const { versionId } = version;
    const full = await tables.catalogues.find(versionId);
    summaries.push({
      ...version,
      inForce: versionId === today.versionId,
      themes: full?.catalogue.themes.length ?? 0,
      items: full?.catalogue.items.length ?? 0,
      openSubCases: countOpen(openWork, versionId),
    });
  }
  return summaries;
}

/** One version with what depends on it, which is known to be there. */
export async function summarizeVersion(
  tables: Tables,
  clock: Clock,
  versionId: CatalogueVersionId,
): Promise<CatalogueVersionSummary> {
  const summaries = await summarizeVersions(tables, clock);
  const summary = summaries.find((candidate) => candidate.versionId === versionId);
  assert(summary, 'versions are removed, but never from the list');
  return summary;
}

/** Parts of cases under a version that are not finished. */
export function countOpen(openWork: readonly OpenWork[], versionId: CatalogueVersionId): number {
  return openWork
    .filter((work) => work.versionId === versionId)
    .reduce((sum, { subCases }) => sum + subCases, 0);
}

import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { CatalogueVersionId } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import { catalogueToday } from '../catalogue-in-use.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { summarizeVersion } from './version-summary.ts';

/** One version whole; today's unless another one is named. */
export function createViewVersion({
  store,
  clock,
}: Pick<OfficePorts, 'store' | 'clock'>): OfficeOperations['catalogue']['view'] {
  return ({ versionId }) =>
    store.read(async (tables) => {
      const version =
        versionId === undefined
          ? await catalogueToday(tables, clock)
          : await tables.catalogues.find(versionId as CatalogueVersionId);
      if (!version) return fail('catalogue.versionNotFound');
      return succeed({
        version: await summarizeVersion(tables, clock, version.versionId),
        catalogue: version.catalogue,
        switches: await tables.switches.list(),
      });
    });
}

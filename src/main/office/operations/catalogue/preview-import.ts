import { succeed } from '../../../../shared/kernel/result.ts';
import type { ImportPreview } from '../../../../shared/api/office/catalogue.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import { catalogueToday } from '../catalogue-in-use.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { contentHashOf, findSameContent } from './add-version.ts';
import { compareWithWork } from './compare-versions.ts';
import { readBundle } from './read-bundle.ts';
import type { BundlePorts } from './read-bundle.ts';

/** What an import would do: every fault with its place, or what changes against today. */
export function createPreviewImport(
  ports: BundlePorts & Pick<OfficePorts, 'clock' | 'hasher'>,
): OfficeOperations['catalogue']['previewImport'] {
  return async ({ fileId }, caller) => {
    const found = await readBundle(ports, caller, fileId);
    if (!found.ok) return found;
    const reading = found.value;
    if (!reading.ok) {
      const { faults } = reading;
      return succeed<ImportPreview>({ faults, content: null, difference: null, alreadyImported: false });
    }
    const { catalogue, warnings } = reading;
    const { head, themes, items } = catalogue;
    const sha256 = contentHashOf(ports.hasher, catalogue);
    const known = await ports.store.read(async (tables) => ({
      today: await catalogueToday(tables, ports.clock),
      openWork: await tables.catalogues.listOpenWork(),
      alreadyImported: await findSameContent(tables, sha256),
    }));
    return succeed<ImportPreview>({
      faults: warnings,
      content: { name: head.name, themes: themes.length, items: items.length },
      difference: compareWithWork(known.today.catalogue, catalogue, known.openWork),
      alreadyImported: known.alreadyImported,
    });
  };
}

import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { createCompareVersions } from './compare-versions.ts';
import { createCountReduction } from './count-reduction.ts';
import { createImportVersion } from './import-version.ts';
import { createListVersions } from './list-versions.ts';
import { createPreviewImport } from './preview-import.ts';
import { createRemoveVersion } from './remove-version.ts';
import { createSearchSubjects } from './search-subjects.ts';
import { createSetFavourite } from './set-favourite.ts';
import { createSwitchSubject } from './switch-subject.ts';
import { createViewVersion } from './view-version.ts';

/** The operations of 事项目录. */
export function createCatalogueOperations(ports: OfficePorts): OfficeOperations['catalogue'] {
  return {
    search: createSearchSubjects(ports),
    setFavourite: createSetFavourite(ports),
    versions: createListVersions(ports),
    view: createViewVersion(ports),
    compare: createCompareVersions(ports),
    reduction: createCountReduction(ports),
    previewImport: createPreviewImport(ports),
    import: createImportVersion(ports),
    removeVersion: createRemoveVersion(ports),
    switch: createSwitchSubject(ports),
  };
}

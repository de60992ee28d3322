import type {
  CatalogueVersionSummary,
  CatalogueView,
  ImportPreview,
} from '../../src/shared/api/office/catalogue.ts';
import type { FailureCode } from '../../src/shared/api/failures.ts';
import type { MaterialCount } from '../../src/shared/domain/catalogue/count-materials.ts';
import type { LocalDate } from '../../src/shared/kernel/time.ts';
import type { Result } from '../../src/shared/kernel/result.ts';
import type { OfficeClient } from '../../src/renderer/api/clients.ts';
import { DIFFERENCE, makeCatalogueView, makeSwitch, makeVersion } from './sample-catalogue.ts';

/** Makes a procedure that notes its calls. */
export type Answer = <Output>(
  name: string,
  work: (input: never) => Output | Result<Output, FailureCode>,
) => (input?: unknown) => Promise<Result<Output, never>>;

/** Catalogue of an office in memory, as far as administrators see it. */
export class FakeCatalogue {
  view: CatalogueView = makeCatalogueView();
  versions: CatalogueVersionSummary[] = [makeVersion(2, { openSubCases: 4 }), makeVersion(1)];
  difference = DIFFERENCE;
  count: MaterialCount = {
    separately: 5,
    together: 2,
    replaceable: 2,
    produced: 1,
    reductionPercent: '60.00',
    reductionWithReplacementPercent: '100.00',
  };
  preview: ImportPreview = {
    faults: [],
    content: { name: '新目录', themes: 2, items: 5 },
    difference: DIFFERENCE,
    alreadyImported: false,
  };

  procedures(answer: Answer): Omit<OfficeClient['catalogue'], 'search' | 'setFavourite'> {
    return {
      versions: answer('catalogue.versions', () => this.versions),
      view: answer('catalogue.view', () => this.view),
      compare: answer('catalogue.compare', () => this.difference),
      reduction: answer('catalogue.reduction', () => ({ ...this.count, subjectName: '新生儿出生' })),
      previewImport: answer('catalogue.previewImport', () => this.preview),
      import: answer('catalogue.import', ({ label, validFrom }: { label: string; validFrom: string }) => {
        const version = makeVersion(3, { label, validFrom: validFrom as LocalDate });
        this.versions = [version, ...this.versions];
        return version;
      }),
      removeVersion: answer('catalogue.removeVersion', () => null),
      switch: answer('catalogue.switch', (input: { on: boolean; effectiveOn: string; reason: string }) => {
        const row = makeSwitch({ ...input, effectiveOn: input.effectiveOn as LocalDate });
        this.view = { ...this.view, switches: [...this.view.switches, row] };
        return row;
      }),
    };
  }
}

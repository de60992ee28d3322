import type { CatalogueFault } from '../../../shared/api/office/catalogue.ts';
import type { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';

export type { CatalogueFault } from '../../../shared/api/office/catalogue.ts';

/** 目录文件. One file of a catalogue, before anything of it is believed. */
export type CatalogueFile = {
  /** Inside the folder of the catalogue, e.g. `items/N3.json`. */
  readonly path: string;
  /** What was no UTF-8 stands as U+FFFD. */
  readonly text: string;
};

/** A catalogue that may be taken into use, or every reason why it may not. */
export type CatalogueReading =
  | { readonly ok: true; readonly catalogue: Catalogue; readonly warnings: readonly CatalogueFault[] }
  | { readonly ok: false; readonly faults: readonly CatalogueFault[] };

/** Reads the files of a catalogue; ours and those of an administrator alike. */
export interface CatalogueReader {
  /** Reads and checks all of them. Faults are in the order of files and lines; the same files give the same answer. */
  read(files: readonly CatalogueFile[]): Promise<CatalogueReading>;
  /** The same for `{ files }` as JSON, the form in which a page sends them. */
  readBundle(bundle: Uint8Array): Promise<CatalogueReading>;
}

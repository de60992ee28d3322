import { catalogueFaultLine } from '../../shared/texts/catalogue-files.ts';
import { QUANKE_TEXTS } from '../../shared/texts/quanke.ts';
import { QUANKE_CATALOGUE_TEXTS as TEXTS } from '../../shared/texts/quanke-catalogue.ts';
import { createCatalogueReader } from '../office/catalogue-files/catalogue-reader.ts';
import { readCatalogueFolder } from '../office/catalogue-files/read-catalogue-folder.ts';
import type { CatalogueFile, CatalogueReading } from '../office/ports/catalogue-files.ts';
import { Refusal } from './command.ts';
import type { CommandContext, CommandOutcome } from './command.ts';

/** Reads the catalogue in the folder that stands behind the words of the command. */
export async function readNamedFolder({ arguments: [folder] }: CommandContext): Promise<CatalogueReading> {
  if (folder === undefined) throw new Refusal('usage', QUANKE_TEXTS.missingArgument(TEXTS.folder));
  return createCatalogueReader().read(readFiles(folder));
}

function readFiles(folder: string): readonly CatalogueFile[] {
  try {
    return readCatalogueFolder(folder);
  } catch {
    throw new Refusal('refused', TEXTS.folderUnreadable(folder));
  }
}

/** Every fault in a line of its own, in the form terminals and editors can follow. */
export function tellFaults({ faults }: Extract<CatalogueReading, { ok: false }>): CommandOutcome {
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  return {
    passed: false,
    lines: [...faults.map(catalogueFaultLine), TEXTS.wrong(errors)],
    json: { valid: false, faults },
  };
}

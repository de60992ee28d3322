import { randomUUID } from 'node:crypto';
import { readCatalogueFolder } from '../../../../src/main/office/catalogue-files/read-catalogue-folder.ts';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../../src/main/quanke/in-process.ts';
import type { CatalogueVersionSummary } from '../../../../src/shared/api/office/catalogue.ts';
import type { CatalogueFolder } from '../../../support/catalogue-folder.ts';
import type { TestOffice } from '../../../support/make-office.ts';
import type { OfficeInUse } from '../desk/use-office.ts';

/** The gate of the route for catalogues. */
export const BUNDLE_GATE = { role: ['systemAdministrator'], audit: 'change' } as const;

/** Sends bytes as the route does. */
export async function sendBytes(test: TestOffice, person: InProcessPerson, text: string) {
  const admitted = await person.admit('files.uploadCatalogue', BUNDLE_GATE);
  return admitted.ok ? test.office.files.uploadCatalogue(admitted.value, once(text)) : admitted;
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** Sends the files of a folder as the page does; gives what preview and import ask for. */
export async function sendCatalogue(
  { test, administrator }: OfficeInUse,
  folder: Pick<CatalogueFolder, 'path'>,
): Promise<string> {
  const files = readCatalogueFolder(folder.path);
  return must(await sendBytes(test, administrator, JSON.stringify({ files }))).fileId;
}

/** Makes the folder a version that holds from today on, unless told otherwise. */
export async function importCatalogue(
  office: OfficeInUse,
  folder: Pick<CatalogueFolder, 'path'>,
  { label = '2026 年第二版', validFrom = '2026-11-20' } = {},
): Promise<CatalogueVersionSummary> {
  const fileId = await sendCatalogue(office, folder);
  const input = { requestId: randomUUID(), fileId, label, validFrom };
  return must(await office.administrator.calls.catalogue.import(input));
}

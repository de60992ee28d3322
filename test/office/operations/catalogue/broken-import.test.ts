import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import { copyCatalogue } from '../../../support/catalogue-folder.ts';
import type { CatalogueFolder } from '../../../support/catalogue-folder.ts';
import { makeOffice } from '../../../support/make-office.ts';
import { BROKEN_FILES, BROKEN_FORMS, BROKEN_RULES } from '../../catalogue-files/broken-catalogues.ts';
import { command, TODAY } from '../desk/use-office.ts';
import type { OfficeInUse } from '../desk/use-office.ts';
import { sendCatalogue } from './send-catalogue.ts';

/** One office for all: none of this changes anything in it. */
let office: OfficeInUse;
let folder: CatalogueFolder;

beforeAll(async () => {
  const test = await makeOffice();
  office = { test, administrator: await test.signIn('system01') };
});
afterAll(() => office.test.close());

beforeEach(() => {
  folder = copyCatalogue();
});
afterEach(() => folder.dispose());

describe('importing a broken catalogue', () => {
  it.each([...BROKEN_FILES, ...BROKEN_FORMS, ...BROKEN_RULES])(
    'changes nothing and tells file and line: $what',
    async ({ code, file, at, ...broken }) => {
      const { calls } = office.administrator;
      broken.break(folder);
      const before = must(await calls.catalogue.versions(undefined));
      const fileId = await sendCatalogue(office, folder);

      const preview = must(await calls.catalogue.previewImport({ fileId }));
      const refused = await calls.catalogue.import(
        command({ fileId, label: '有错误的目录', validFrom: TODAY }),
      );

      const place = at === undefined ? { line: 1, column: 1 } : folder.find(file, at);
      expect(preview).toMatchObject({ content: null, difference: null });
      expect(preview.faults).toContainEqual(expect.objectContaining({ code, file, ...place }));
      expect(refused).toMatchObject({
        ok: false,
        failure: { code: 'catalogue.broken', details: { count: expect.any(Number) } },
      });
      expect(must(await calls.catalogue.versions(undefined))).toEqual(before);
    },
  );
});

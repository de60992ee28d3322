import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCatalogueFolder } from '../../../src/main/office/catalogue-files/read-catalogue-folder.ts';
import { makeFolder } from '../../support/run-tool.ts';

const MB = 1024 * 1024;

describe('the files of a folder', () => {
  let folder: ReturnType<typeof makeFolder>;

  beforeEach(() => {
    folder = makeFolder();
    mkdirSync(folder.path('items/deep/deeper'), { recursive: true });
    writeFileSync(folder.path('items/N3.json'), '{}');
  });
  afterEach(() => folder.remove());

  const paths = () =>
    readCatalogueFolder(folder.path(''))
      .map(({ path }) => path)
      .toSorted();

  it('are taken as deep as a mistake can be told, hidden ones and links left out', () => {
    writeFileSync(folder.path('items/deep/N4.json'), '{}');
    writeFileSync(folder.path('items/deep/deeper/N5.json'), '{}');
    writeFileSync(folder.path('.hidden.json'), '{}');
    symlinkSync('/etc/passwd', folder.path('items/linked.json'));
    symlinkSync(folder.path('items'), folder.path('linked'));

    expect(paths()).toEqual(['items/N3.json', 'items/deep/N4.json']);
  });

  it('are read no further than they may be long', () => {
    truncateSync(folder.path('items/N3.json'), 500 * MB);

    const [file] = readCatalogueFolder(folder.path(''));

    expect(file?.text.length).toBe(2 * MB + 1);
  });

  it('are not more than a catalogue may have', () => {
    for (let i = 0; i < 40; i += 1) {
      writeFileSync(folder.path(`items/X${i}.json`), '');
      truncateSync(folder.path(`items/X${i}.json`), 2 * MB);
    }

    const files = readCatalogueFolder(folder.path(''));

    const bytes = files.reduce((sum, { text }) => sum + text.length, 0);
    expect(bytes).toBe(64 * MB + 1);
  });

  it('keep what is no UTF-8 to be told later, and the mark before the text', () => {
    writeFileSync(folder.path('items/N3.json'), Buffer.from('efbbbf22b3f622', 'hex'));

    const [file] = readCatalogueFolder(folder.path(''));

    expect(file?.text).toBe('\uFEFF"\uFFFD\uFFFD"');
  });

  it('are asked for in vain where there is no folder', () => {
    expect(() => readCatalogueFolder(join(folder.path(''), 'nowhere'))).toThrow(/ENOENT/);
  });
});

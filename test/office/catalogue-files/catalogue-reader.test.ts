import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCatalogueReader } from '../../../src/main/office/catalogue-files/catalogue-reader.ts';
import { readCatalogueFolder } from '../../../src/main/office/catalogue-files/read-catalogue-folder.ts';
import type { CatalogueFile } from '../../../src/main/office/ports/catalogue-files.ts';
import { copyCatalogue } from '../../support/catalogue-folder.ts';
import type { CatalogueFolder } from '../../support/catalogue-folder.ts';
import { BROKEN_FILES, BROKEN_FORMS, BROKEN_RULES } from './broken-catalogues.ts';

const { read, readBundle } = createCatalogueReader();

let folder: CatalogueFolder;

beforeEach(() => {
  folder = copyCatalogue();
});

afterEach(() => folder.dispose());

function readFolder() {
  return read(readCatalogueFolder(folder.path));
}

/** Code and file of everything that was told. */
async function told(files: readonly CatalogueFile[]): Promise<readonly string[]> {
  const reading = await read(files);
  return (reading.ok ? reading.warnings : reading.faults).map(({ code, file }) => `${file} ${code}`);
}

describe('our own catalogue', () => {
  it('is read without a fault', async () => {
    expect(await readFolder()).toMatchObject({ ok: true });
  });

  it('says the same however its files are written', async () => {
    const before = await readFolder();
    folder.rewrite('items/N3.json', (text) => {
      const members = Object.entries(JSON.parse(text) as object).toReversed();
      return `\uFEFF${JSON.stringify({ $schema: '../schema/item.json', ...Object.fromEntries(members) }, null, '\t')}`;
    });
    folder.rewrite('items/N4.json', (text) => text.replaceAll('\n', '\r\n'));

    const after = await readFolder();

    expect(JSON.stringify(after)).toBe(JSON.stringify(before));
  });

  it('may have schemas and notes beside it', async () => {
    folder.write('schema/item.schema.json', 'whatever');
    folder.write('README.md', '# 目录');
    folder.write('.gitignore', '*');

    const reading = await readFolder();

    const ignored = reading.ok ? reading.warnings.filter(({ code }) => code === 'fileIgnored') : [];
    expect(ignored.map(({ file }) => file)).toEqual(['README.md']);
  });
});

describe.each([
  ['a broken file', BROKEN_FILES],
  ['a value of the wrong form', BROKEN_FORMS],
  ['a rule nobody can work by', BROKEN_RULES],
])('%s', (_kind, breaks) => {
  it.each(breaks)('is told with its place: $what', async ({ code, file, at, ...broken }) => {
    broken.break(folder);

    const reading = await readFolder();

    const fault = { severity: 'error', code, file, ...(at ? placeOf(file, at) : { line: 1, column: 1 }) };
    expect(reading.ok).toBe(false);
    expect(reading.ok ? [] : reading.faults).toContainEqual(expect.objectContaining(fault));
    expect(reading.ok ? [] : reading.faults.map(({ message }) => message)).not.toContain('');
  });
});

function placeOf(file: string, text: string) {
  return folder.find(file, text);
}

it('tells every fault of every file at once, by file and line', async () => {
  folder.set('themes/T1.json', ['version'], 0);
  folder.set('items/N3.json', ['handlingKind'], 'later');
  folder.set('items/N3.json', ['version'], 'one');
  folder.write('fields/20-birth.json', '[');

  const reading = await readFolder();

  const lines = reading.ok ? [] : reading.faults.map(({ file, code }) => `${file} ${code}`);
  expect(lines).toEqual([
    'fields/20-birth.json jsonSyntax',
    'items/N3.json wrongType',
    'items/N3.json notAmong',
    'themes/T1.json outOfRange',
  ]);
});

it('stops listing where nobody reads on, and says how many more there are', async () => {
  const fields = Array.from({ length: 1_500 }, () => ({ fieldCode: 'x' }));
  folder.write('fields/99-many.json', JSON.stringify(fields));

  const reading = await readFolder();

  const faults = reading.ok ? [] : reading.faults;
  expect(faults).toHaveLength(1_001);
  expect(faults.at(-1)).toMatchObject({ code: 'moreFaults', message: expect.stringMatching(/\d{4}/) });
});

describe('foreign files', () => {
  let ours: readonly CatalogueFile[];

  beforeEach(() => {
    ours = readCatalogueFolder(folder.path);
  });

  it.each([
    ['leads out of the folder', 'items/../../etc/passwd.json'],
    ['begins at the root', '/etc/passwd.json'],
    ['begins at a drive', 'C:/items/N9.json'],
    ['is written for Windows', String.raw`items\N9.json`],
    ['has an empty part', 'items//N9.json'],
    ['stays where it is', './items/N9.json'],
    ['cannot be shown', 'items/N\u00009.json'],
    ['never ends', `items/${'9'.repeat(200)}.json`],
  ])('are refused when a path %s', async (_what, path) => {
    const codes = await told([...ours, { path, text: '{}' }]);

    expect(codes).toHaveLength(1);
    expect(codes[0]).toMatch(/ pathInvalid$/);
  });

  it('are refused when one comes twice', async () => {
    expect(await told([...ours, { path: 'items/N3.json', text: '{}' }])).toEqual(['items/N3.json fileTwice']);
  });

  it('are refused when they are too many', async () => {
    const many = Array.from({ length: 20_001 }, (_, i) => ({ path: `items/X${i}.json`, text: '{}' }));

    expect(await told(many)).toEqual(expect.arrayContaining(['. tooManyFiles']));
  });

  it('are refused when they are too large together', async () => {
    const text = ' '.repeat(2_000_000);
    const large = Array.from({ length: 34 }, (_, i) => ({ path: `items/X${i}.json`, text }));

    expect(await told(large)).toEqual(expect.arrayContaining(['. folderTooLarge']));
  });

  it('are refused when there is no item among them', async () => {
    const rest = ours.filter(({ path }) => !path.startsWith('items/'));

    expect(await told(rest)).toContain('items/ fileMissing');
  });

  it('are refused when a member would change what an object is', async () => {
    const files = ours.map((file) =>
      file.path === 'catalogue.json' ? { ...file, text: `{"__proto__":{},${file.text.slice(1)}` } : file,
    );

    expect(await told(files)).toEqual(['catalogue.json memberUnknown']);
  });

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['without files', '{}'],
    ['with a file that is none', '{"files":["items/N3.json"]}'],
    ['with a text that is none', '{"files":[{"path":"items/N3.json","text":1}]}'],
  ])('are refused as a bundle that is %s', async (_what, text) => {
    expect(await readBundle(Buffer.from(text))).toMatchObject({
      ok: false,
      faults: [{ code: 'bundleBroken' }],
    });
  });

  it('are read from a bundle as from a folder', async () => {
    const fromBundle = await readBundle(Buffer.from(JSON.stringify({ files: ours })));

    expect(fromBundle).toEqual(await read(ours));
  });
});

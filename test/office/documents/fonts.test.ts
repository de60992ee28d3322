import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createDocumentComposer } from '../../../src/main/office/documents/document-composer.ts';
import { readCentreFonts } from '../../../src/main/office/documents/document-settings.ts';
import { openComposer } from '../../../src/main/office/documents/open-composer.ts';
import { loadPaperFonts } from '../../../src/main/office/documents/paper-fonts.ts';
import type { FontSources } from '../../../src/main/office/documents/paper-fonts.ts';
import { readTables, readTrueType } from '../../../src/main/office/documents/true-type-file.ts';
import { times } from '../../support/deep.ts';
import { makeCollection, withoutShapes, withTable } from '../../support/forge-font.ts';
import { makeOutcome, makeReceiptSlip } from '../../support/make-document-model.ts';
import { FONTS, composer } from '../../support/make-seal.ts';
import { needs } from '../../support/needs.ts';
import { makeFolder, runTool } from '../../support/run-tool.ts';

const pdftotext = needs('pdftotext');
const folder = makeFolder();
afterAll(folder.remove);

const title = readFileSync(join(FONTS, 'title.ttf'));
const body = readFileSync(join(FONTS, 'body.ttf'));
const LATIN = join(
  import.meta.dirname,
  '../../../node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf',
);
const latin = readFileSync(LATIN);

function write(name: string, bytes: Uint8Array | string): string {
  writeFileSync(folder.path(name), bytes);
  return folder.path(name);
}

/** PostScript names of the fonts in a paper, without the tags of the subsets. */
async function fontsIn(sources: FontSources, model = makeOutcome()): Promise<readonly string[]> {
  const composed = await createDocumentComposer(sources).compose(model);
  if (!composed.ok) throw new Error(composed.failure.code);
  const names = Buffer.from(composed.value.pdf)
    .toString('latin1')
    .matchAll(/FontName \/[A-Z]{6}\+([\w-]+)/g);
  return [...names].map(([, name]) => name ?? '');
}

describe('the fonts of the centre', () => {
  it('draw what they hold; a rare name comes from ours', async () => {
    const { faceOf, problems } = await loadPaperFonts({
      folder: FONTS,
      body: { file: join(FONTS, 'title.ttf') },
    });

    expect([...'中㛃'].map((character) => faceOf(character, 'body'))).toEqual(['centreBody', 'body']);
    expect([...'中㛃'].map((character) => faceOf(character, 'title'))).toEqual(['title', 'body']);
    expect(problems).toEqual([]);
  });

  it('can be a face of a collection, by its name', async () => {
    const file = write('both.ttc', makeCollection([title, body]));

    const bold = await fontsIn({ folder: FONTS, body: { file, face: 'NotoSerifSC-Bold' } });
    const regular = await fontsIn({ folder: FONTS, title: { file, face: 'NotoSerifSC-Regular' } });

    expect(bold).toEqual(['NotoSerifSC-Bold', 'NotoSerifSC-Regular', 'NotoSerifSC-Bold']);
    expect(regular).toEqual(['NotoSerifSC-Regular', 'NotoSerifSC-Regular']);
  });

  it('may add what neither face holds', async () => {
    const model = makeReceiptSlip({ title: '收件凭证 Ω' });
    const sources = { folder: FONTS, fallback: [{ file: LATIN }] };

    expect((await composer.compose(makeReceiptSlip({ title: '收件凭证 Ĳ' }))).ok).toBe(false);
    expect(await fontsIn(sources, makeReceiptSlip({ title: '收件凭证 Ĳ' }))).toContain('LiberationSans');
    expect(await fontsIn(sources, model)).not.toContain('LiberationSans');
  });

  it('give the same bytes for the same paper, however often', async () => {
    const fonts = { folder: FONTS, body: { file: join(FONTS, 'title.ttf') }, fallback: [{ file: LATIN }] };
    const model = makeReceiptSlip({ title: '收件凭证 Ĳ' });

    const first = await createDocumentComposer(fonts).compose(model);
    await createDocumentComposer(fonts).compose(makeOutcome());

    expect(await createDocumentComposer(fonts).compose(model)).toEqual(first);
  });

  it.each([
    ['is not there', 'document.fontMissing', () => ({ file: folder.path('nowhere.ttf') })],
    ['is a folder', 'document.fontMissing', () => ({ file: folder.path('') })],
    ['is a text', 'document.fontDamaged', () => ({ file: write('text.ttf', '仿宋') })],
    ['is empty', 'document.fontDamaged', () => ({ file: write('empty.ttf', '') })],
    ['is cut off', 'document.fontDamaged', () => ({ file: write('cut.ttf', title.subarray(0, 1_500_000)) })],
    [
      'has a flipped bit',
      'document.fontDamaged',
      () => ({ file: write('flip.ttf', flipped(title, 1_500_000, 3)) }),
    ],
    ['has outlines of PostScript', 'document.fontOutlines', () => ({ file: write('cff.otf', otto(title)) })],
    ['may not be embedded', 'document.fontLocked', () => ({ file: write('locked.ttf', locked(latin, 2)) })],
    [
      'may not be cut into subsets',
      'document.fontLocked',
      () => ({ file: write('no.ttf', locked(latin, 0x100)) }),
    ],
    ['has no such face', 'document.fontFaceUnknown', () => ({ file: LATIN, face: '仿宋_GB2312' })],
  ])('are left aside where the file %s, and somebody is told', async (_, code, makeFont) => {
    const font = makeFont();

    const fonts = await loadPaperFonts({ folder: FONTS, body: font });

    expect(fonts.problems).toEqual([{ code, file: font.file }]);
    expect(await fontsIn({ folder: FONTS, body: font })).toEqual(await fontsIn({ folder: FONTS }));
  });

  it('leave no hole where they name characters without a shape', async () => {
    const file = write(
      'half.ttf',
      withoutShapes(title, (id) => id % 2 === 1),
    );

    const { faceOf, problems } = await loadPaperFonts({ folder: FONTS, body: { file } });

    const faces = new Set(
      Array.from({ length: 200 }, (_, i) => faceOf(String.fromCodePoint(0x4e00 + i), 'body')),
    );
    expect(faces).toEqual(new Set(['centreBody', 'body']));
    expect(problems).toEqual([
      { code: 'document.fontIncomplete', file, missing: expect.any(Number) as number },
    ]);
    expect(problems[0]?.missing).toBeGreaterThan(3_000);
  });

  it.skipIf(!pdftotext)('are all embedded, and the text can be read', async () => {
    const fonts = { folder: FONTS, body: { file: join(FONTS, 'title.ttf') }, fallback: [{ file: LATIN }] };
    const composed = await createDocumentComposer(fonts).compose(
      makeReceiptSlip({ title: '㛃䶮的收件凭证 Ĳ' }),
    );

    const path = write('mixed.pdf', composed.ok ? composed.value.pdf : '');
    const { text } = runTool(pdftotext ?? '', ['-raw', '-enc', 'UTF-8', path, '-']);
    const rows = runTool((pdftotext ?? '').replace(/pdftotext$/, 'pdffonts'), [path])
      .text.trim()
      .split('\n')
      .slice(2);

    expect(text.replaceAll(/\s/g, '')).toContain('㛃䶮的收件凭证Ĳ');
    expect(rows).toHaveLength(4);
    for (const row of rows) expect(row).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/);
  });
});

describe('a font file', () => {
  it('is refused with any bit of what is drawn flipped', () => {
    const place = fc.record({
      at: fc.integer({ min: 0, max: latin.length - 1 }),
      bit: fc.integer({ min: 0, max: 7 }),
    });
    fc.assert(
      fc.property(place, ({ at, bit }) => {
        const read = readTrueType(flipped(latin, at, bit));

        // Hints of the head, tags of tables nobody needs and bytes between tables mean nothing.
        expect(!read.ok || SHOWN.every((tag) => isSame(read.value.tables.get(tag), whole.get(tag)))).toBe(
          true,
        );
      }),
      { seed: 20261120, numRuns: times(100, 5_000) },
    );
  });

  it('is refused wherever it is cut off', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: latin.length - 4 }), (length) => {
        expect(readTrueType(latin.subarray(0, length)).ok).toBe(false);
      }),
      { seed: 20261120, numRuns: times(200, 5_000) },
    );
  });
});

describe('documents.json', () => {
  it('names fonts by path from the data folder, and faces of collections', () => {
    write(
      'documents.json',
      '{"fonts":{"body":{"file":"simsun.ttc","face":"NSimSun"},"title":"/fonts/song.ttf"}}',
    );

    expect(readCentreFonts(folder.path(''))).toEqual({
      ok: true,
      value: {
        body: { file: folder.path('simsun.ttc'), face: 'NSimSun' },
        title: { file: '/fonts/song.ttf', face: undefined },
        fallback: [],
      },
    });
  });

  it.each(['', '{', '[]', '{"fonts":{"body":7}}', '{"fonts":{"italic":"x.ttf"}}'])(
    'leaves our own fonts where it says %j',
    async (text) => {
      const file = write('documents.json', text);
      const opened = openComposer({ fontsFolder: FONTS, dataFolder: folder.path(''), workerFile: undefined });

      expect(await opened.start()).toEqual([{ code: 'document.settingsInvalid', file }]);
      expect(await opened.compose(makeOutcome())).toEqual(await composer.compose(makeOutcome()));
    },
  );
});

/** The tables a page is drawn by. */
const SHOWN = ['cmap', 'glyf', 'hhea', 'hmtx', 'loca', 'maxp'];
const whole = readTables(latin);

function isSame(left: Uint8Array | undefined, right: Uint8Array | undefined): boolean {
  return left !== undefined && right !== undefined && Buffer.compare(left, right) === 0;
}

function flipped(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ (1 << bit);
  return copy;
}

function otto(font: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(font);
  copy.set(Buffer.from('OTTO', 'latin1'));
  return copy;
}

function locked(font: Uint8Array, rights: number): Uint8Array {
  return withTable(font, 'OS/2', (view) => view.setUint16(8, rights));
}

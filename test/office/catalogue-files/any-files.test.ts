import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createCatalogueReader } from '../../../src/main/office/catalogue-files/catalogue-reader.ts';
import { parseJson } from '../../../src/main/office/catalogue-files/parse-json.ts';
import { readCatalogueFolder } from '../../../src/main/office/catalogue-files/read-catalogue-folder.ts';
import type { CatalogueFile } from '../../../src/main/office/ports/catalogue-files.ts';
import { copyCatalogue } from '../../support/catalogue-folder.ts';
import { times } from '../../support/deep.ts';

const SEED = 20_261_120;
/** What one finds in JSON, and what one does not. */
const PIECES = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  '\n',
  'null',
  '-',
  '1e9',
  '\\u00',
  '//',
  '\uD800',
  '名',
  '\u0000',
];

/** A text with a piece put in, in place of some characters. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  instead: fc.nat(20),
  piece: fc.constantFrom(...PIECES),
});
type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

function applyEdit(text: string, { at, instead, piece }: Edit): string {
  const from = Math.floor(at * text.length);
  return text.slice(0, from) + piece + text.slice(from + instead);
}

describe('whatever a file holds', () => {
  let ours: readonly CatalogueFile[];
  let birth: readonly CatalogueFile[];

  beforeAll(() => {
    const folder = copyCatalogue();
    ours = readCatalogueFolder(folder.path);
    birth = ours.filter(({ path }) => !/^(?:items|themes)\//.test(path) || path === 'items/N7.json');
    folder.dispose();
  });

  it('it is read, or told with a place inside of it', async () => {
    const { read } = createCatalogueReader();

    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.array(edit, { minLength: 1, maxLength: 3 }), async (which, edits) => {
        const chosen = birth[which % birth.length];
        const files = birth.map((file) =>
          file === chosen ? { ...file, text: edits.reduce(applyEdit, file.text) } : file,
        );

        const reading = await read(files);

        const faults = reading.ok ? reading.warnings : reading.faults;
        for (const { file, line, column, message } of faults) {
          const lines = (files.find(({ path }) => path === file)?.text ?? '').split(/\r\n|\r|\n/);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
          expect(message).not.toBe('');
        }
      }),
      { seed: SEED, numRuns: times(150, 3_000) },
    );
  });

  it('what is taken for JSON is JSON', () => {
    const texts = fc.oneof(
      fc
        .tuple(fc.json(), fc.array(edit, { maxLength: 3 }))
        .map(([text, edits]) => edits.reduce(applyEdit, text)),
      fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join('')),
    );

    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseJson(text);
        if (parsed.ok) expect(JSON.stringify(parsed.value)).toBe(JSON.stringify(JSON.parse(text)));
        else expect(parsed.problems.length).toBeGreaterThan(0);
      }),
      { seed: SEED, numRuns: times(3_000, 100_000) },
    );
  });

  it('ten thousand brackets are no reason to fall over', () => {
    for (const sign of ['[', '{"a":', ']', '"', '\\']) {
      expect(parseJson(sign.repeat(1_000_000)).ok).toBe(false);
    }
  });
});

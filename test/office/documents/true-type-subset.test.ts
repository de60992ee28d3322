import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fontkit from 'fontkit';
import type { Font } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { readTables } from '../../../src/main/office/documents/true-type-file.ts';
import { createSubsetter } from '../../../src/main/office/documents/true-type-subset.ts';
import { FONTS } from '../../support/make-seal.ts';

const bytes = readFileSync(join(FONTS, 'body.ttf'));
const whole = open(bytes);
const begin = createSubsetter(readTables(bytes));

function open(font: Uint8Array): Font {
  const parsed = fontkit.create(Buffer.from(font));
  if ('fonts' in parsed) throw new Error('one face is expected');
  return parsed;
}

/** A font whose accented letters are put together, as those of many centres are. */
const LATIN = join(
  import.meta.dirname,
  '../../../node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf',
);

const SAMPLE = [...'国㛃䶮𬱖〇1Aéåüñ，。']; // a rare one of each extension, Latin with accents, marks

describe('a TrueType subset', () => {
  it('draws every glyph as the whole font does', () => {
    const subset = begin();
    const ids = SAMPLE.map((character) => whole.glyphForCodePoint(character.codePointAt(0) ?? 0).id);
    const places = ids.map((id) => subset.includeGlyph(id));

    const small = open(subset.encode());

    expect(places.map((place) => small.getGlyph(place).path.toSVG())).toEqual(
      ids.map((id) => whole.getGlyph(id).path.toSVG()),
    );
    expect(places.map((place) => small.getGlyph(place).advanceWidth)).toEqual(
      ids.map((id) => whole.getGlyph(id).advanceWidth),
    );
  });

  it('brings along what a glyph is made of', () => {
    const file = readFileSync(LATIN);
    const latin = open(file);
    const subset = createSubsetter(readTables(file))();
    const places = [...'ÅǻĲ'].map((character) =>
      subset.includeGlyph(latin.glyphForCodePoint(character.codePointAt(0) ?? 0)),
    );

    const small = open(subset.encode());

    expect(small.numGlyphs).toBeGreaterThan(1 + places.length);
    expect(places.map((place) => small.getGlyph(place).path.toSVG())).toEqual(
      [...'ÅǻĲ'].map((character) => latin.glyphForCodePoint(character.codePointAt(0) ?? 0).path.toSVG()),
    );
  });

  it.each(['title.ttf', 'body.ttf'])('can take every glyph of %s', (name) => {
    const file = readFileSync(join(FONTS, name));
    const { numGlyphs } = open(file);
    const subset = createSubsetter(readTables(file))();
    for (let id = 0; id < numGlyphs; id += 1) subset.includeGlyph(id);

    expect(open(subset.encode()).numGlyphs).toBe(numGlyphs);
  });

  it('counts a glyph once, and begins with the one for missing characters', () => {
    const subset = begin();

    expect([subset.includeGlyph(500), subset.includeGlyph(600), subset.includeGlyph(500)]).toEqual([1, 2, 1]);
    expect(subset.includeGlyph(0)).toBe(0);
  });
});

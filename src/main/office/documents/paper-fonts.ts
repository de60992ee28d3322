import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fontkit from 'fontkit';
import type { Font, Glyph } from 'fontkit';
import { createSubsetter } from './true-type-subset.ts';

/** `title` is the bold face of titles and headings, `body` the face of everything else. */
export type FontFace = 'title' | 'body';

/** A parsed font, with what pdf-lib asks of it. */
export type PaperFont = { readonly bytes: Uint8Array; readonly parsed: Font };

/** Both faces; a character the wanted face lacks is taken from the other. */
export type PaperFonts = {
  readonly title: PaperFont;
  readonly body: PaperFont;
  /** The face that draws the character, or undefined when neither holds it. */
  readonly faceOf: (character: string, wanted: FontFace) => FontFace | undefined;
  /** Width in em. */
  readonly widthOf: (character: string, wanted: FontFace) => number;
};

/** Where the faces of papers come from. */
export type FontSources = { readonly folder: string };

type Known = { readonly face: FontFace | undefined; readonly widthEm: number };

/** Parsing takes ten milliseconds and the outlines a few megabytes: once per folder and process. */
const loaded = new Map<string, Promise<PaperFonts>>();

/** The fonts, read and parsed once. */
export function loadPaperFonts(sources: string | FontSources): Promise<PaperFonts> {
  const { folder } = typeof sources === 'string' ? { folder: sources } : sources;
  const known = loaded.get(folder);
  if (known) return known;
  const fonts = readPaperFonts(folder);
  loaded.set(folder, fonts);
  fonts.catch(() => loaded.delete(folder)); // the caller gets the error; the next one may find the files
  return fonts;
}

async function readPaperFonts(folder: string): Promise<PaperFonts> {
  const [title, body] = await Promise.all([
    readFont(join(folder, 'title.ttf')),
    readFont(join(folder, 'body.ttf')),
  ]);
  const faces = { title, body };
  const known = { title: new Map<string, Known>(), body: new Map<string, Known>() };

  function look(character: string, wanted: FontFace): Known {
    const before = known[wanted].get(character);
    if (before) return before;
    const codePoint = character.codePointAt(0) ?? 0;
    const order: readonly FontFace[] = wanted === 'title' ? ['title', 'body'] : ['body', 'title'];
    const face = order.find((name) => faces[name].parsed.hasGlyphForCodePoint(codePoint));
    const { parsed } = faces[face ?? wanted];
    const found = { face, widthEm: parsed.glyphForCodePoint(codePoint).advanceWidth / parsed.unitsPerEm };
    known[wanted].set(character, found);
    return found;
  }

  return {
    title,
    body,
    faceOf: (character, wanted) => look(character, wanted).face,
    widthOf: (character, wanted) => look(character, wanted).widthEm,
  };
}

async function readFont(file: string): Promise<PaperFont> {
  const bytes = new Uint8Array(await readFile(file));
  const parsed = fontkit.create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if ('fonts' in parsed) throw new Error(`${file} holds several faces; one is expected`);
  return { bytes, parsed: Object.assign(withPlainLayout(parsed), { createSubset: createSubsetter(bytes) }) };
}

/**
 * One glyph per code point: Chinese needs no shaping, and pdf-lib looks at the glyphs alone. Each code point gets its
 * own glyph object, because fontkit keeps one per glyph and with it the code point of whoever asked first: the text a
 * reader copies out would depend on earlier papers.
 */
function withPlainLayout(font: Font): Font {
  const glyphs = new Map<number, Glyph>();
  const glyphOf = (codePoint: number): Glyph => {
    const known = glyphs.get(codePoint);
    if (known) return known;
    const shared = font.glyphForCodePoint(codePoint);
    const own = Object.create(shared, { codePoints: { value: [codePoint] } }) as Glyph;
    glyphs.set(codePoint, own);
    return own;
  };
  const layout = (text: string) => ({
    glyphs: Array.from(text, (character) => glyphOf(character.codePointAt(0) ?? 0)),
  });
  return Object.assign(font, { layout });
}

import { readFile } from 'node:fs/promises';
import * as fontkit from 'fontkit';
import type { Font, Glyph } from 'fontkit';
import { equalBytes } from '../../../shared/kernel/bytes.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { readTrueType } from './true-type-file.ts';
import type { FontFault, TrueTypeFace } from './true-type-file.ts';
import { readOutlines } from './true-type-outlines.ts';
import { createSubsetter } from './true-type-subset.ts';

/** A font file, and which face of it where it holds several. */
export type FontFile = { readonly file: string; readonly face?: string | undefined };

/** Why a font file is not used. */
export type FontRefusal = FontFault | 'document.fontMissing';

/** A parsed font, with what pdf-lib asks of it. */
export type PaperFont = {
  readonly bytes: Uint8Array;
  readonly parsed: Font;
  /** True when the font really holds a shape for it, not only a place in its table. */
  readonly draws: (codePoint: number) => boolean;
};

/** Reads a font that somebody else chose. */
export async function readPaperFont({ file, face }: FontFile): Promise<Result<PaperFont, FontRefusal>> {
  const bytes = await readIfThere(file);
  if (!bytes) return fail('document.fontMissing');
  const found = readTrueType(bytes, face);
  if (!found.ok) return found;
  return parsePaperFont(bytes, found.value);
}

function parsePaperFont(bytes: Uint8Array, face: TrueTypeFace): Result<PaperFont, FontRefusal> {
  try {
    const created = fontkit.create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const font = 'fonts' in created ? created.fonts[face.index] : created;
    if (!font || !isUsable(font)) return fail('document.fontDamaged');
    const parsed = Object.assign(withPlainLayout(font), { createSubset: createSubsetter(face.tables) });
    return succeed({ bytes, parsed, draws: createInkTest(font, face) });
  } catch {
    return fail('document.fontDamaged'); // fontkit has no errors of its own: whatever it stumbles over is the file
  }
}

/** Asks for all that is read when a paper is written, because fontkit reads it then. */
function isUsable(font: Font): boolean {
  const { ascent, descent, capHeight, italicAngle, unitsPerEm, bbox } = font;
  const figures = [ascent, descent, capHeight, italicAngle, bbox.minX, bbox.maxY];
  font.hasGlyphForCodePoint(0x4e00);
  return figures.every((figure) => Number.isFinite(figure)) && unitsPerEm >= 16 && font.postscriptName !== '';
}

/** Blanks have no ink; of all else an empty shape, or the one that stands for missing characters, would be a hole. */
function createInkTest(font: Font, { tables }: TrueTypeFace): (codePoint: number) => boolean {
  const { count, outlineOf } = readOutlines(tables);
  const hole = outlineOf(0);
  return (codePoint) => {
    if (!font.hasGlyphForCodePoint(codePoint)) return false;
    const { id } = font.glyphForCodePoint(codePoint);
    if (id === 0 || id >= count) return false;
    if (/\p{Zs}/u.test(String.fromCodePoint(codePoint))) return true;
    const outline = outlineOf(id);
    return outline.length > 0 && !equalBytes(outline, hole);
  };
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    const { buffer, byteOffset, byteLength } = await readFile(path);
    return new Uint8Array(buffer, byteOffset, byteLength);
  } catch {
    return undefined; // not there, a folder, or not ours to read: all the same to whoever has to mend it
  }
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

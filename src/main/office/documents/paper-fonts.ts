import { join } from 'node:path';
import { assert } from '../../../shared/kernel/assert.ts';
import { createFontChain } from './font-chain.ts';
import type { FaceName, FontChain } from './font-chain.ts';
import { readPaperFont } from './paper-font.ts';
import type { FontFile, FontRefusal, PaperFont } from './paper-font.ts';

export type { FaceName, FontFace } from './font-chain.ts';
export type { PaperFont } from './paper-font.ts';

/** Where the faces of papers come from. */
export type FontSources = {
  /** Holds our `title.ttf` and `body.ttf`. */
  readonly folder: string;
  /** The centre's own 小标宋 and 仿宋, and fonts for what nobody else holds. */
  readonly title?: FontFile | undefined;
  readonly body?: FontFile | undefined;
  readonly fallback?: readonly FontFile[];
};

/** What is wrong with a font of the centre; papers are set in the others meanwhile. */
export type FontProblem = {
  readonly code: FontRefusal | 'document.fontIncomplete' | 'document.settingsInvalid';
  readonly file: string;
  /** Incomplete: so many of the characters of GB 2312 come from other faces. */
  readonly missing?: number;
};

/** All faces, and which of them draws what. */
export type PaperFonts = FontChain & {
  readonly faces: ReadonlyMap<FaceName, PaperFont>;
  readonly problems: readonly FontProblem[];
};

/** Parsing takes ten milliseconds and the outlines a few megabytes: once per choice of fonts and thread. */
const loaded = new Map<string, Promise<PaperFonts>>();

/** The fonts, read and parsed once. */
export function loadPaperFonts(sources: string | FontSources): Promise<PaperFonts> {
  const from = typeof sources === 'string' ? { folder: sources } : sources;
  const key = JSON.stringify(from);
  const known = loaded.get(key);
  if (known) return known;
  const fonts = readPaperFonts(from);
  loaded.set(key, fonts);
  fonts.catch(() => loaded.delete(key)); // the caller gets the error; the next one may find the files
  return fonts;
}

async function readPaperFonts({ folder, title, body, fallback = [] }: FontSources): Promise<PaperFonts> {
  const faces = new Map<FaceName, PaperFont>([
    ['title', await readOwn(join(folder, 'title.ttf'))],
    ['body', await readOwn(join(folder, 'body.ttf'))],
  ]);
  const wanted: readonly (readonly [FaceName, FontFile | undefined])[] = [
    ['centreTitle', title],
    ['centreBody', body],
    ...fallback.map((file, i) => [`fallback${i + 1}`, file] as const),
  ];
  const problems: FontProblem[] = [];
  for (const [name, file] of wanted) {
    if (file === undefined) continue;
    const font = await readPaperFont(file);
    if (font.ok) faces.set(name, font.value);
    problems.push(
      ...(font.ok ? gapsOf(name, file, font.value) : [{ code: font.failure.code, file: file.file }]),
    );
  }
  return { ...createFontChain(faces), faces, problems };
}

async function readOwn(file: string): Promise<PaperFont> {
  const font = await readPaperFont({ file });
  if (!font.ok) throw new Error(`${file} came with the program and cannot be used: ${font.failure.code}`);
  return font.value;
}

/** A face of the centre that lacks common characters is used for the others; somebody should know. */
function gapsOf(name: FaceName, { file }: FontFile, font: PaperFont): readonly FontProblem[] {
  if (name.startsWith('fallback')) return [];
  const missing = commonCharacters().filter((character) => !font.draws(character.codePointAt(0) ?? 0)).length;
  return missing === 0 ? [] : [{ code: 'document.fontIncomplete', file, missing }];
}

/** The 6,763 Chinese characters of GB 2312: rows B0 to F7. */
function commonCharacters(): readonly string[] {
  const decoder = new TextDecoder('gb18030');
  const rows = Array.from({ length: 0xf7 - 0xb0 + 1 }, (_, i) => 0xb0 + i);
  const columns = Array.from({ length: 0xfe - 0xa1 + 1 }, (_, i) => 0xa1 + i);
  const pairs = rows.flatMap((row) => columns.map((column) => decoder.decode(Uint8Array.of(row, column))));
  return pairs.filter((character) => /^\p{Script=Han}$/u.test(character));
}

/** A face there must be. */
export function faceNamed({ faces }: Pick<PaperFonts, 'faces'>, name: FaceName): PaperFont {
  const font = faces.get(name);
  assert(font, 'a character was found in this face');
  return font;
}

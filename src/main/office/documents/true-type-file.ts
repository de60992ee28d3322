import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';

/** The tables of one face by their tags. */
export type TrueTypeTables = ReadonlyMap<string, Uint8Array>;

/** One face of a font file; `index` counts the faces of a collection. */
export type TrueTypeFace = { readonly tables: TrueTypeTables; readonly index: number };

/** Why a font file cannot be used for papers. */
export type FontFault =
  'document.fontDamaged' | 'document.fontFaceUnknown' | 'document.fontLocked' | 'document.fontOutlines';

const COLLECTION = 'ttcf';
const OUTLINES_OF_POSTSCRIPT = 'OTTO';
const NEEDED_TABLES = ['cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'name'];

/** Bits of OS/2 fsType (OpenType 1.9): the lowest four say how a font may be embedded, 2 is not at all. */
const EMBEDDING = 0x000f;
const NOT_AT_ALL = 0x0002;
/** No subsets: the whole font only, which would make every paper ten megabytes. */
const WHOLE_ONLY = 0x0100;

/** Family, full and PostScript name: what a person may call a face. */
const NAMES_OF_A_FACE = [1, 4, 6];

/**
 * Reads a font file, or one face of a collection by one of its names, and looks whether it is whole: a flipped bit in
 * an outline would be another character. Outlines of PostScript are refused, because renderers disagree about them
 * (pdf.md 1.2).
 */
export function readTrueType(font: Uint8Array, faceName?: string): Result<TrueTypeFace, FontFault> {
  try {
    return readFace(font, faceName);
  } catch (error) {
    if (error instanceof RangeError) return fail('document.fontDamaged'); // a length points behind the end
    throw error;
  }
}

function readFace(font: Uint8Array, faceName: string | undefined): Result<TrueTypeFace, FontFault> {
  const places = placesOfFaces(font);
  const index = faceName === undefined ? 0 : places.findIndex((at) => namesOf(font, at).includes(faceName));
  const at = places[index];
  if (at === undefined) return fail('document.fontFaceUnknown');
  const tables = readTables(font, at);
  if (tagAt(font, at) === OUTLINES_OF_POSTSCRIPT || tables.has('CFF ') || tables.has('CFF2')) {
    return fail('document.fontOutlines');
  }
  if (!NEEDED_TABLES.every((tag) => tables.has(tag)) || !isWhole(font, at))
    return fail('document.fontDamaged');
  return isLocked(tables) ? fail('document.fontLocked') : succeed({ tables, index });
}

function placesOfFaces(font: Uint8Array): readonly number[] {
  if (tagAt(font, 0) !== COLLECTION) return [0];
  const view = viewOf(font);
  return Array.from({ length: view.getUint32(8) }, (_, i) => view.getUint32(12 + 4 * i));
}

type Entry = { readonly tag: string; readonly sum: number; readonly table: Uint8Array };

function entriesOf(font: Uint8Array, at: number): readonly Entry[] {
  const view = viewOf(font);
  return Array.from({ length: view.getUint16(at + 4) }, (_, i) => {
    const entry = at + 12 + 16 * i;
    const [start, length] = [view.getUint32(entry + 8), view.getUint32(entry + 12)];
    if (start + length > font.length) throw new RangeError('a table ends behind the file');
    return {
      tag: tagAt(font, entry),
      sum: view.getUint32(entry + 4),
      table: font.subarray(start, start + length),
    };
  });
}

/** The tables of the face whose directory begins at `at`. */
export function readTables(font: Uint8Array, at = 0): TrueTypeTables {
  return new Map(entriesOf(font, at).map(({ tag, table }) => [tag, table]));
}

function isWhole(font: Uint8Array, at: number): boolean {
  return entriesOf(font, at).every(({ tag, sum, table }) => sumOf(tag, table) === sum);
}

/** The checksum of a table: its words added up; `head` counts without the word that evens the sum of the file. */
export function sumOf(tag: string, table: Uint8Array): number {
  const view = viewOf(table);
  const whole = table.length - (table.length % 4);
  let sum = tag === 'head' ? -view.getUint32(8) : 0;
  for (let at = 0; at < whole; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  for (let at = whole; at < table.length; at += 1) {
    sum = (sum + view.getUint8(at) * 2 ** (8 * (3 - (at - whole)))) >>> 0;
  }
  return sum;
}

function isLocked(tables: TrueTypeTables): boolean {
  const metrics = tables.get('OS/2');
  const rights = metrics ? viewOf(metrics).getUint16(8) : 0;
  return (rights & EMBEDDING) === NOT_AT_ALL || (rights & WHOLE_ONLY) !== 0;
}

function namesOf(font: Uint8Array, at: number): readonly string[] {
  const table = readTables(font, at).get('name');
  if (!table) return [];
  const view = viewOf(table);
  const texts = view.getUint16(4);
  return Array.from({ length: view.getUint16(2) }, (_, i) => 6 + 12 * i)
    .filter((record) => NAMES_OF_A_FACE.includes(view.getUint16(record + 6)))
    .map((record) => {
      const start = texts + view.getUint16(record + 10);
      const bytes = table.subarray(start, start + view.getUint16(record + 8));
      return new TextDecoder(view.getUint16(record) === 1 ? 'latin1' : 'utf-16be').decode(bytes);
    });
}

function tagAt(font: Uint8Array, at: number): string {
  if (at + 4 > font.length) throw new RangeError('a tag stands behind the end of the file');
  return String.fromCharCode(...font.subarray(at, at + 4));
}

/** A view on exactly these bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

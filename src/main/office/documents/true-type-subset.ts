import { concatBytes } from '../../../shared/kernel/bytes.ts';
import { sumOf, viewOf } from './true-type-file.ts';
import type { TrueTypeTables } from './true-type-file.ts';
import { readOutlines, tableOf, withComponents } from './true-type-outlines.ts';

/*
 * Subsets of a TrueType font for embedding. fontkit's own subsetter takes every glyph apart to look for components,
 * which is a quarter of the time a paper takes; the outlines can be copied as they are. A test compares pages set in
 * these subsets with pages set in the whole font.
 */

/** What pdf-lib asks of a subset: glyph numbers as the subset counts them, and the font file at the end. */
export type FontSubset = {
  readonly includeGlyph: (glyph: { readonly id: number } | number) => number;
  readonly encode: () => Uint8Array;
};

const COPIED_TABLES = ['cvt ', 'fpgm', 'prep'];

/** Reads the tables once; each call of what it gives begins a subset with glyph 0 in it. */
export function createSubsetter(tables: TrueTypeTables): () => FontSubset {
  const { outlineOf, metricOf } = readOutlines(tables);

  return () => {
    const glyphs: number[] = [0];
    const places = new Map<number, number>([[0, 0]]);

    function include(id: number): number {
      const known = places.get(id);
      if (known !== undefined) return known;
      glyphs.push(id);
      places.set(id, glyphs.length - 1);
      return glyphs.length - 1;
    }

    function encode(): Uint8Array {
      const outlines: Uint8Array[] = [];
      // Glyphs made of others bring them along: the list grows while it is read.
      for (const id of glyphs) outlines.push(withComponents(outlineOf(id), include));
      return writeFont(tables, { outlines, metrics: concatBytes(...glyphs.map(metricOf)) });
    }

    return { includeGlyph: (glyph) => include(typeof glyph === 'number' ? glyph : glyph.id), encode };
  };
}

type Glyphs = { readonly outlines: readonly Uint8Array[]; readonly metrics: Uint8Array };

function writeFont(tables: TrueTypeTables, { outlines, metrics }: Glyphs): Uint8Array {
  const places = new Uint8Array(4 * (outlines.length + 1));
  const padded = outlines.map(toWholeWords);
  let place = 0;
  padded.forEach((outline, i) => viewOf(places).setUint32(4 * (i + 1), (place += outline.length)));

  const written = new Map<string, Uint8Array>([
    ['glyf', concatBytes(...padded)],
    ['loca', places],
    ['hmtx', metrics],
    ['head', changed(tableOf(tables, 'head'), (view) => view.setInt16(50, 1))], // long places
    ['hhea', changed(tableOf(tables, 'hhea'), (view) => view.setUint16(34, outlines.length))],
    ['maxp', changed(tableOf(tables, 'maxp'), (view) => view.setUint16(4, outlines.length))],
  ]);
  for (const tag of COPIED_TABLES) {
    const table = tables.get(tag);
    if (table) written.set(tag, table);
  }
  return joinTables([...written].sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** A font file of these tables, which stand in the order of their tags. */
export function joinTables(tables: readonly (readonly [tag: string, table: Uint8Array])[]): Uint8Array {
  const head = new Uint8Array(12 + 16 * tables.length);
  const view = viewOf(head);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  [tables.length, 16 * power, Math.log2(power), 16 * (tables.length - power)].forEach((n, i) =>
    view.setUint16(4 + 2 * i, n),
  );
  let place = head.length;
  const bodies = tables.map(([tag, table], i) => {
    const body = toWholeWords(table);
    head.set(Buffer.from(tag, 'latin1'), 12 + 16 * i);
    [sumOf(tag, table), place, table.length].forEach((n, j) => view.setUint32(16 + 16 * i + 4 * j, n));
    place += body.length;
    return body;
  });
  return concatBytes(head, ...bodies);
}

function changed(table: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const copy = Uint8Array.from(table);
  change(viewOf(copy));
  return copy;
}

function toWholeWords(bytes: Uint8Array): Uint8Array {
  return bytes.length % 4 === 0 ? bytes : concatBytes(bytes, new Uint8Array(4 - (bytes.length % 4)));
}

import { concatBytes } from '../../../shared/kernel/bytes.ts';
import { assert } from '../../../shared/kernel/assert.ts';

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

type Tables = ReadonlyMap<string, Uint8Array>;

const COPIED_TABLES = ['cvt ', 'fpgm', 'prep'];
/** Reads the tables once; each call of what it gives begins a subset with glyph 0 in it. */
export function createSubsetter(font: Uint8Array): () => FontSubset {
  const tables = readTables(font);
  const outlineOf = createOutlineReader(tables);
  const metricOf = createMetricReader(tables);

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

    const encode = () =>
      writeFont(tables, { outlines: glyphs.map(outlineOf), metrics: concatBytes(...glyphs.map(metricOf)) });

    return { includeGlyph: (glyph) => include(typeof glyph === 'number' ? glyph : glyph.id), encode };
  };
}

function readTables(font: Uint8Array): Tables {
  const view = viewOf(font);
  return new Map(
    Array.from({ length: view.getUint16(4) }, (_, i) => {
      const at = 12 + 16 * i;
      const start = view.getUint32(at + 8);
      const tag = String.fromCharCode(...font.subarray(at, at + 4));
      return [tag, font.subarray(start, start + view.getUint32(at + 12))];
    }),
  );
}

function tableOf(tables: Tables, tag: string): Uint8Array {
  const table = tables.get(tag);
  assert(table, `a TrueType font has the table ${tag}`);
  return table;
}

function createOutlineReader(tables: Tables): (id: number) => Uint8Array {
  const outlines = tableOf(tables, 'glyf');
  const places = viewOf(tableOf(tables, 'loca'));
  const isLong = viewOf(tableOf(tables, 'head')).getInt16(50) === 1;
  const placeOf = (id: number) => (isLong ? places.getUint32(4 * id) : 2 * places.getUint16(2 * id));
  return (id) => {
    const outline = outlines.subarray(placeOf(id), placeOf(id + 1));
    const isComposed = outline.length > 0 && viewOf(outline).getInt16(0) < 0;
    assert(
      !isComposed,
      'the fonts of resources/fonts hold no glyphs made of other glyphs, which would have to come along',
    );
    return outline;
  };
}

/** Advance width and left bearing; the last glyphs of a font may share one width. */
function createMetricReader(tables: Tables): (id: number) => Uint8Array {
  const metrics = tableOf(tables, 'hmtx');
  const fullCount = viewOf(tableOf(tables, 'hhea')).getUint16(34);
  return (id) => {
    if (id < fullCount) return metrics.subarray(4 * id, 4 * id + 4);
    const bearingAt = 4 * fullCount + 2 * (id - fullCount);
    return concatBytes(
      metrics.subarray(4 * fullCount - 4, 4 * fullCount - 2),
      metrics.subarray(bearingAt, bearingAt + 2),
    );
  };
}

type Glyphs = { readonly outlines: readonly Uint8Array[]; readonly metrics: Uint8Array };

function writeFont(tables: Tables, { outlines, metrics }: Glyphs): Uint8Array {
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

function joinTables(tables: readonly (readonly [tag: string, table: Uint8Array])[]): Uint8Array {
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
    [sumOf(body), place, table.length].forEach((n, j) => view.setUint32(16 + 16 * i + 4 * j, n));
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

function sumOf(words: Uint8Array): number {
  const view = viewOf(words);
  let sum = 0;
  for (let at = 0; at < words.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

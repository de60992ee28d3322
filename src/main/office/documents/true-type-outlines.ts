import { assert } from '../../../shared/kernel/assert.ts';
import { concatBytes } from '../../../shared/kernel/bytes.ts';
import type { TrueTypeTables } from './true-type-file.ts';
import { viewOf } from './true-type-file.ts';

/** Flags of a component in `glyf` (OpenType 1.9). */
const WIDE_ARGUMENTS = 0x0001;
const ONE_SCALE = 0x0008;
const MORE_COMPONENTS = 0x0020;
const TWO_SCALES = 0x0040;
const MATRIX = 0x0080;

/** The shapes in a face, as bytes. */
export type Outlines = {
  readonly count: number;
  /** Empty for a blank, and for a glyph the file does not really hold. */
  readonly outlineOf: (id: number) => Uint8Array;
  /** Advance width and left bearing. */
  readonly metricOf: (id: number) => Uint8Array;
};

/** A table the reader has made sure of. */
export function tableOf(tables: TrueTypeTables, tag: string): Uint8Array {
  const table = tables.get(tag);
  assert(table, `a TrueType font has the table ${tag}`);
  return table;
}

/** Looks into the tables. */
export function readOutlines(tables: TrueTypeTables): Outlines {
  return {
    count: viewOf(tableOf(tables, 'maxp')).getUint16(4),
    outlineOf: createOutlineReader(tables),
    metricOf: createMetricReader(tables),
  };
}

function createOutlineReader(tables: TrueTypeTables): (id: number) => Uint8Array {
  const outlines = tableOf(tables, 'glyf');
  const places = viewOf(tableOf(tables, 'loca'));
  const isLong = viewOf(tableOf(tables, 'head')).getInt16(50) === 1;
  const last = places.byteLength / (isLong ? 4 : 2) - 1;
  const placeOf = (id: number) => (isLong ? places.getUint32(4 * id) : 2 * places.getUint16(2 * id));
  return (id) => {
    if (id >= last) return outlines.subarray(0, 0);
    const [start, end] = [placeOf(id), placeOf(id + 1)];
    return end > outlines.length ? outlines.subarray(0, 0) : outlines.subarray(start, end);
  };
}

/** The last glyphs of a font may share one width. */
function createMetricReader(tables: TrueTypeTables): (id: number) => Uint8Array {
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

/** The same outline with the glyphs it is made of counted otherwise; itself when it is made of none. */
export function withComponents(outline: Uint8Array, numberOf: (id: number) => number): Uint8Array {
  if (outline.length === 0 || viewOf(outline).getInt16(0) >= 0) return outline;
  const copy = Uint8Array.from(outline);
  const view = viewOf(copy);
  for (let at = 10, flags = MORE_COMPONENTS; (flags & MORE_COMPONENTS) !== 0;) {
    flags = view.getUint16(at);
    view.setUint16(at + 2, numberOf(view.getUint16(at + 2)));
    at += 4 + ((flags & WIDE_ARGUMENTS) === 0 ? 2 : 4) + bytesOfScale(flags);
  }
  return copy;
}

function bytesOfScale(flags: number): number {
  if ((flags & ONE_SCALE) !== 0) return 2;
  if ((flags & TWO_SCALES) !== 0) return 4;
  return (flags & MATRIX) === 0 ? 0 : 8;
}

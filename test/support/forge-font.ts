import { joinTables } from '../../src/main/office/documents/true-type-subset.ts';
import { readTables, viewOf } from '../../src/main/office/documents/true-type-file.ts';
import type { TrueTypeTables } from '../../src/main/office/documents/true-type-file.ts';
import { readOutlines } from '../../src/main/office/documents/true-type-outlines.ts';
import { concatBytes } from '../../src/shared/kernel/bytes.ts';

/** A font file with other tables in it, its sums right again. */
export function forgeFont(font: Uint8Array, change: (tables: TrueTypeTables) => TrueTypeTables): Uint8Array {
  return joinTables([...change(readTables(font))].sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** With `table` changed in place. */
export function withTable(font: Uint8Array, tag: string, change: (view: DataView) => void): Uint8Array {
  return forgeFont(font, (tables) => {
    const table = Uint8Array.from(tables.get(tag) ?? []);
    change(viewOf(table));
    return new Map([...tables, [tag, table]]);
  });
}

/** The same font without the shapes of these glyphs; its table of characters still names them. */
export function withoutShapes(font: Uint8Array, isEmpty: (glyphId: number) => boolean): Uint8Array {
  return forgeFont(font, (tables) => {
    const { count, outlineOf } = readOutlines(tables);
    const shapes = Array.from({ length: count }, (_, id) =>
      isEmpty(id) ? new Uint8Array(0) : outlineOf(id),
    );
    const places = new Uint8Array(4 * (count + 1));
    let place = 0;
    shapes.forEach((shape, id) => viewOf(places).setUint32(4 * (id + 1), (place += shape.length)));
    const head = Uint8Array.from(tables.get('head') ?? []);
    viewOf(head).setInt16(50, 1);
    return new Map([...tables, ['glyf', concatBytes(...shapes)], ['loca', places], ['head', head]]);
  });
}

/** Several fonts in one file, as Windows ships 宋体 and 新宋体. */
export function makeCollection(fonts: readonly Uint8Array[]): Uint8Array {
  const head = new Uint8Array(12 + 4 * fonts.length);
  const view = viewOf(head);
  head.set(Buffer.from('ttcf', 'latin1'));
  view.setUint32(4, 0x00010000);
  view.setUint32(8, fonts.length);
  let place = head.length;
  const bodies = fonts.map((font, i) => {
    view.setUint32(12 + 4 * i, place);
    const moved = moveTables(font, place);
    place += moved.length;
    return moved;
  });
  return concatBytes(head, ...bodies);
}

/** Places of tables count from the beginning of the file. */
function moveTables(font: Uint8Array, by: number): Uint8Array {
  const moved = Uint8Array.from(font);
  const view = viewOf(moved);
  for (let i = 0; i < view.getUint16(4); i += 1) {
    view.setUint32(12 + 16 * i + 8, view.getUint32(12 + 16 * i + 8) + by);
  }
  return moved;
}

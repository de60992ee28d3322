// Makes a screenshot small: a PNG of 8-bit RGB or RGBA becomes one with a palette of at most 256 colours.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLOURS = 256;

/** @param {Buffer} png as Chromium writes it: not interlaced, opaque. */
export function reduceToPalette(png) {
  const { width, height, pixels } = decode(png);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const palette = choosePalette([...counts]);
  const indexes = new Map([...counts.keys()].map((pixel) => [pixel, nearest(palette, pixel)]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let at = 0; at < pixels.length; at += 1) {
    rows[at + Math.floor(at / width) + 1] = indexes.get(pixels[at]);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(partsOf))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function partsOf(pixel) {
  return [pixel >> 16, (pixel >> 8) & 255, pixel & 255];
}

function decode(png) {
  const chunks = [...chunksOf(png)];
  const header = chunks.find(({ kind }) => kind === 'IHDR').data;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const bytesPerPixel = { 2: 3, 6: 4 }[header[9]];
  if (header[8] !== 8 || !bytesPerPixel || header[12] !== 0) throw new Error('a PNG of another kind');
  const data = inflateSync(
    Buffer.concat(chunks.filter(({ kind }) => kind === 'IDAT').map((part) => part.data)),
  );
  const pixels = new Uint32Array(width * height);
  let above = Buffer.alloc(width * bytesPerPixel);
  for (let y = 0; y < height; y += 1) {
    const from = y * (width * bytesPerPixel + 1);
    const row = data.subarray(from + 1, from + 1 + width * bytesPerPixel);
    unfilter(row, above, { kind: data[from], bytesPerPixel });
    for (let x = 0; x < width; x += 1) pixels[y * width + x] = row.readUIntBE(x * bytesPerPixel, 3);
    above = row;
  }
  return { width, height, pixels };
}

function* chunksOf(png) {
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    yield { kind: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
    at += 12 + length;
  }
}

/** The five filters of PNG, undone in place. */
function unfilter(row, above, { kind, bytesPerPixel }) {
  for (let at = 0; at < row.length; at += 1) {
    const left = at >= bytesPerPixel ? row[at - bytesPerPixel] : 0;
    const corner = at >= bytesPerPixel ? above[at - bytesPerPixel] : 0;
    row[at] += [0, left, above[at], (left + above[at]) >> 1, paeth(left, above[at], corner)][kind];
  }
}

function paeth(left, up, corner) {
  const [byLeft, byUp, byCorner] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs);
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

/** Median cut: the box with most pixels times extent is cut until there are enough boxes. */
function choosePalette(entries) {
  const boxes = [entries.map(([pixel, count]) => ({ pixel, count, parts: partsOf(pixel) }))];
  while (boxes.length < MOST_COLOURS) {
    const [widest] = boxes
      .map((box, index) => ({ box, index, ...extentOf(box) }))
      .sort((left, right) => right.weight - left.weight);
    if (widest.weight === 0) break;
    boxes.splice(widest.index, 1, ...cut(widest.box, widest.part));
  }
  return boxes.map(mean);
}

function extentOf(box) {
  const extents = [0, 1, 2].map((part) => {
    const values = box.map(({ parts }) => parts[part]);
    return (
      values.reduce((most, value) => Math.max(most, value), 0) -
      values.reduce((least, value) => Math.min(least, value), 255)
    );
  });
  const part = extents.indexOf(Math.max(...extents));
  const count = box.reduce((sum, entry) => sum + entry.count, 0);
  return { part, weight: extents[part] * Math.sqrt(count) };
}

function cut(box, part) {
  const sorted = box.toSorted((left, right) => left.parts[part] - right.parts[part]);
  const middle = (sorted[0].parts[part] + sorted.at(-1).parts[part]) / 2;
  const at = sorted.findIndex(({ parts }) => parts[part] > middle);
  return [sorted.slice(0, at), sorted.slice(at)];
}

/** The commonest colour of a box where it has one, so that flat areas keep theirs; else the mean. */
function mean(box) {
  const count = box.reduce((sum, entry) => sum + entry.count, 0);
  const commonest = box.reduce((most, entry) => (entry.count > most.count ? entry : most));
  if (commonest.count * 2 > count) return commonest.pixel;
  const [red, green, blue] = [0, 1, 2].map((part) =>
    Math.round(box.reduce((sum, entry) => sum + entry.parts[part] * entry.count, 0) / count),
  );
  return (red << 16) | (green << 8) | blue;
}

function nearest(palette, pixel) {
  const parts = partsOf(pixel);
  let best = 0;
  let least = Infinity;
  for (const [index, colour] of palette.entries()) {
    const distance = partsOf(colour).reduce((sum, value, part) => sum + (value - parts[part]) ** 2, 0);
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

function chunk(kind, data) {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

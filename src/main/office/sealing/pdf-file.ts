import { isDigit, readCount, readToken, readValue, skipWhite, take } from './pdf-syntax.ts';
import type { PdfCursor, PdfEntries, PdfValue } from './pdf-syntax.ts';
import { demand } from './refused.ts';

/*
 * The reader of sealed files. It goes through the bytes once from the first to the last and accepts one shape only:
 * header, then revisions; each revision is objects, a classic cross-reference table that lists exactly these objects
 * at exactly these places, a trailer, `startxref` with the right place, `%%EOF`. Nothing may stand between, so no
 * reader can be led to bytes that another one does not see. Not pdf-lib: that takes the last object of a number in the
 * file, whatever the table says.
 */

/** An object of a file. */
export type PdfObject = {
  readonly number: number;
  readonly value: PdfValue;
  readonly stream: Uint8Array | null;
  readonly start: number;
};

/** A state of the file: what was added, and where the file ended then. */
export type PdfRevision = {
  readonly objects: ReadonlyMap<number, PdfObject>;
  readonly trailer: PdfEntries;
  readonly xrefAt: number;
  /** After `%%EOF` and the line feed, if there is one. */
  readonly end: number;
};

/** A file that was read to its last byte. */
export type PdfFile = { readonly bytes: Uint8Array; readonly revisions: readonly PdfRevision[] };

const LARGEST_BYTES = 64 * 1024 * 1024;
const MOST_VALUES = 400_000;
const MOST_REVISIONS = 32;
const HEADER = /^%PDF-1\.[4-7]\r?\n%[\x80-\xff]{4,8}\r?\n/;
const TRAILER_KEYS: ReadonlySet<string> = new Set(['Size', 'Root', 'Info', 'ID', 'Prev']);

/** Reads the whole file; throws `Refused`. */
export function readPdfFile(bytes: Uint8Array): PdfFile {
  demand(bytes.length <= LARGEST_BYTES, 'fileTooLarge');
  const head = HEADER.exec(String.fromCharCode(...bytes.subarray(0, 32)));
  demand(head, 'header');
  const cursor: PdfCursor = { bytes, at: head[0].length, valuesLeft: MOST_VALUES };
  const revisions: PdfRevision[] = [];
  while (cursor.at < bytes.length) {
    revisions.push(readRevision(cursor, revisions.at(-1)));
    demand(revisions.length <= MOST_REVISIONS, 'tooManyRevisions');
  }
  demand(revisions.length > 0, 'noRevision');
  return { bytes, revisions };
}

/** All objects as they are after the revision with this index. */
export function viewAt(file: PdfFile, revisionIndex: number): ReadonlyMap<number, PdfObject> {
  return new Map(file.revisions.slice(0, revisionIndex + 1).flatMap((revision) => [...revision.objects]));
}

function readRevision(cursor: PdfCursor, before: PdfRevision | undefined): PdfRevision {
  const objects = readObjects(cursor);
  const xrefAt = cursor.at;
  const listed = readXrefTable(cursor, before === undefined);
  demand(listed.size === objects.size, 'xrefIncomplete');
  for (const { number, start } of objects.values()) demand(listed.get(number) === start, 'xrefPlace');
  const trailer = readTrailer(cursor);
  skipWhite(cursor);
  demand(take(cursor, 'startxref') && takeEndOfLine(cursor) && readCount(cursor) === xrefAt, 'startxref');
  demand(takeEndOfLine(cursor) && take(cursor, '%%EOF'), 'endOfFile');
  takeEndOfLine(cursor);
  checkTrailer(trailer, { before, highest: Math.max(0, ...objects.keys()) });
  return { objects, trailer, xrefAt, end: cursor.at };
}

function readObjects(cursor: PdfCursor): ReadonlyMap<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  for (skipWhite(cursor); !isXrefNext(cursor); skipWhite(cursor)) {
    const object = readObject(cursor);
    demand(!objects.has(object.number), 'objectTwice');
    objects.set(object.number, object);
  }
  return objects;
}

function isXrefNext({ bytes, at }: PdfCursor): boolean {
  return bytes[at] === 0x78 && bytes[at + 1] === 0x72 && bytes[at + 2] === 0x65 && bytes[at + 3] === 0x66;
}

function readObject(cursor: PdfCursor): PdfObject {
  const start = cursor.at;
  demand(isDigit(cursor.bytes[start]), 'bytesBetweenObjects');
  const number = readCount(cursor);
  demand(number > 0 && take(cursor, ' 0 obj'), 'objectForm');
  const value = readValue(cursor);
  skipWhite(cursor);
  const stream =
    value.kind === 'dictionary' && take(cursor, 'stream') ? readStream(cursor, value.entries) : null;
  skipWhite(cursor);
  demand(take(cursor, 'endobj'), 'objectForm');
  return { number, value, stream, start };
}

/** Length stands in the dictionary itself; object and cross-reference streams are not used in our files. */
function readStream(cursor: PdfCursor, entries: PdfEntries): Uint8Array {
  const type = entries.get('Type');
  demand(!(type?.kind === 'name' && (type.value === 'ObjStm' || type.value === 'XRef')), 'compressedObjects');
  demand(!entries.has('F'), 'externalStream');
  const length = entries.get('Length');
  demand(length?.kind === 'number' && Number.isInteger(length.value) && length.value >= 0, 'streamLength');
  demand(takeEndOfLine(cursor), 'streamForm');
  const start = cursor.at;
  cursor.at += length.value;
  demand(cursor.at < cursor.bytes.length, 'streamLength');
  takeEndOfLine(cursor);
  demand(take(cursor, 'endstream'), 'streamLength');
  return cursor.bytes.subarray(start, start + length.value);
}

function takeEndOfLine(cursor: PdfCursor): boolean {
  return take(cursor, '\r\n') || take(cursor, '\n');
}

/** Number and place of every object in use. Freed objects are refused: a seal frees nothing. */
function readXrefTable(cursor: PdfCursor, isFirst: boolean): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  demand(take(cursor, 'xref') && takeEndOfLine(cursor), 'xrefForm');
  do {
    const first = readCount(cursor);
    demand(take(cursor, ' '), 'xrefForm');
    const count = readCount(cursor);
    demand(takeEndOfLine(cursor), 'xrefForm');
    for (let number = first; number < first + count; number += 1) {
      const entry = String.fromCharCode(...cursor.bytes.subarray(cursor.at, cursor.at + 20));
      cursor.at += 20;
      if (isFirst && number === 0 && entry === '0000000000 65535 f \n') continue;
      demand(/^\d{10} 00000 n(?: \n|\r\n)$/.test(entry) && !places.has(number), 'xrefForm');
      places.set(number, Number(entry.slice(0, 10)));
    }
    skipWhite(cursor);
  } while (cursor.bytes[cursor.at] !== 0x74);
  return places;
}

function readTrailer(cursor: PdfCursor): PdfEntries {
  demand(readToken(cursor) === 'trailer', 'trailerForm');
  const value = readValue(cursor);
  demand(value.kind === 'dictionary', 'trailerForm');
  return value.entries;
}

/** Root, Info and ID never change; `Prev` is the table before; `Size` counts the objects. */
function checkTrailer(
  trailer: PdfEntries,
  { before, highest }: { before: PdfRevision | undefined; highest: number },
): void {
  for (const key of trailer.keys())
    demand(TRAILER_KEYS.has(key), key === 'Encrypt' ? 'encrypted' : 'trailerKey');
  const size = numberIn(trailer, 'Size');
  const sizeBefore = before ? (numberIn(before.trailer, 'Size') ?? 0) : 0;
  demand(size === Math.max(highest + 1, sizeBefore), 'trailerSize');
  demand(numberIn(trailer, 'Prev') === before?.xrefAt, 'trailerPrev');
  if (!before) return;
  for (const key of ['Root', 'Info', 'ID']) {
    demand(describe(trailer.get(key)) === describe(before.trailer.get(key)), 'trailerChanged');
  }
}

function numberIn(entries: PdfEntries, key: string): number | undefined {
  const value = entries.get(key);
  return value?.kind === 'number' ? value.value : undefined;
}

/** The value as text, to compare values that stand at different places. */
export function describe(value: PdfValue | undefined): string {
  if (value === undefined) return '-';
  switch (value.kind) {
    case 'string':
      return `<${Buffer.from(value.bytes).toString('hex')}>`;
    case 'array':
      return `[${value.items.map(describe).join(' ')}]`;
    case 'dictionary':
      return `<<${[...value.entries].map(([key, item]) => `${JSON.stringify(key)} ${describe(item)}`).join(' ')}>>`;
    default:
      return describeAtom(value);
  }
}

function describeAtom(value: Exclude<PdfValue, { kind: 'string' | 'array' | 'dictionary' }>): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'boolean':
    case 'number':
      return String(value.value);
    case 'name':
      return `/${JSON.stringify(value.value)}`;
    case 'reference':
      return `${value.number}R`;
  }
}

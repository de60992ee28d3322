import { demand, refuse } from './refused.ts';

/** A PDF value with the place of its bytes in the file. */
export type PdfValue = PdfSpan &
  (
    | { readonly kind: 'null' }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'name'; readonly value: string }
    | { readonly kind: 'string'; readonly bytes: Uint8Array; readonly isHex: boolean }
    | { readonly kind: 'array'; readonly items: readonly PdfValue[] }
    | { readonly kind: 'dictionary'; readonly entries: PdfEntries }
    | { readonly kind: 'reference'; readonly number: number }
  );

/** Entries of a dictionary. */
export type PdfEntries = ReadonlyMap<string, PdfValue>;

/** From the first byte to the one after the last. */
export type PdfSpan = { readonly start: number; readonly end: number };

/** Reads forward through the file; `valuesLeft` bounds the work whatever the bytes say. */
export type PdfCursor = { readonly bytes: Uint8Array; at: number; valuesLeft: number };

const DEEPEST = 24;
const LONGEST_TOKEN = 128;

const NAMED_ESCAPES: Readonly<Record<string, number>> = {
  n: 10,
  r: 13,
  t: 9,
  b: 8,
  f: 12,
  '(': 40,
  ')': 41,
  '\\': 92,
};

/** Reads one value. Comments inside values, generations other than 0 and repeated keys are refused. */
export function readValue(cursor: PdfCursor, depth = 0): PdfValue {
  skipWhite(cursor);
  cursor.valuesLeft -= 1;
  demand(cursor.valuesLeft > 0 && depth <= DEEPEST, 'tooComplex');
  const start = cursor.at;
  switch (String.fromCharCode(cursor.bytes[start] ?? 0)) {
    case '/':
      return { kind: 'name', value: readName(cursor), start, end: cursor.at };
    case '(':
      return { kind: 'string', bytes: readLiteral(cursor), isHex: false, start, end: cursor.at };
    case '[':
      return readArray(cursor, depth);
    case '<':
      return cursor.bytes[start + 1] === 0x3c ? readDictionary(cursor, depth) : readHex(cursor);
    default:
      return readNumberOrWord(cursor);
  }
}

/** Blank, tab, line feed, carriage return, form feed, null. */
export function isWhite(byte: number | undefined): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 12 || byte === 0;
}

/** One of 0 to 9. */
export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** Goes to the next byte that is not white. */
export function skipWhite(cursor: PdfCursor): void {
  while (isWhite(cursor.bytes[cursor.at])) cursor.at += 1;
}

/** True when these characters come next; goes behind them. */
export function take(cursor: PdfCursor, text: string): boolean {
  for (let i = 0; i < text.length; i += 1)
    if (cursor.bytes[cursor.at + i] !== text.charCodeAt(i)) return false;
  cursor.at += text.length;
  return true;
}

/** Characters up to the next white or delimiting one. */
export function readToken(cursor: PdfCursor): string {
  const start = cursor.at;
  while (isRegular(cursor.bytes[cursor.at])) cursor.at += 1;
  demand(cursor.at - start <= LONGEST_TOKEN, 'tokenTooLong');
  return String.fromCharCode(...cursor.bytes.subarray(start, cursor.at));
}

/** A whole number without sign. */
export function readCount(cursor: PdfCursor): number {
  const token = readToken(cursor);
  demand(/^\d{1,10}$/.test(token), 'numberForm');
  return Number(token);
}

function isRegular(byte: number | undefined): boolean {
  return byte !== undefined && !isWhite(byte) && !'()<>[]{}/%'.includes(String.fromCharCode(byte));
}

function readName(cursor: PdfCursor): string {
  cursor.at += 1;
  const raw = readToken(cursor);
  demand(/^(?:[^#]|#[0-9A-Fa-f]{2})*$/.test(raw), 'nameForm');
  return raw.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function readArray(cursor: PdfCursor, depth: number): PdfValue {
  const start = cursor.at;
  cursor.at += 1;
  const items: PdfValue[] = [];
  for (skipWhite(cursor); !take(cursor, ']'); skipWhite(cursor)) items.push(readValue(cursor, depth + 1));
  return { kind: 'array', items, start, end: cursor.at };
}

function readDictionary(cursor: PdfCursor, depth: number): PdfValue {
  const start = cursor.at;
  cursor.at += 2;
  const entries = new Map<string, PdfValue>();
  for (skipWhite(cursor); !take(cursor, '>>'); skipWhite(cursor)) {
    demand(cursor.bytes[cursor.at] === 0x2f, 'dictionaryKey');
    const key = readName(cursor);
    demand(!entries.has(key), 'dictionaryKeyTwice');
    entries.set(key, readValue(cursor, depth + 1));
  }
  return { kind: 'dictionary', entries, start, end: cursor.at };
}

function readHex(cursor: PdfCursor): PdfValue {
  const start = cursor.at;
  const close = cursor.bytes.indexOf(0x3e, start);
  demand(close > 0, 'stringOpen');
  const text = Buffer.from(
    cursor.bytes.buffer,
    cursor.bytes.byteOffset + start + 1,
    close - start - 1,
  ).toString('latin1');
  demand(text.length % 2 === 0 && /^[0-9A-Fa-f]*$/.test(text), 'stringForm');
  cursor.at = close + 1;
  return {
    kind: 'string',
    bytes: new Uint8Array(Buffer.from(text, 'hex')),
    isHex: true,
    start,
    end: cursor.at,
  };
}

function readLiteral(cursor: PdfCursor): Uint8Array {
  const bytes: number[] = [];
  let open = 1;
  for (cursor.at += 1; ;) {
    const byte = cursor.bytes[cursor.at];
    demand(byte !== undefined && bytes.length <= 65_536, 'stringOpen');
    cursor.at += 1;
    if (byte === 0x5c) {
      bytes.push(readEscape(cursor));
      continue;
    }
    if (byte === 0x28) open += 1;
    if (byte === 0x29) open -= 1;
    if (open === 0) return Uint8Array.from(bytes);
    bytes.push(byte);
  }
}

/** Only the escapes with a name; octal ones and broken lines are refused. */
function readEscape(cursor: PdfCursor): number {
  const escaped = NAMED_ESCAPES[String.fromCharCode(cursor.bytes[cursor.at] ?? 0)];
  demand(escaped !== undefined, 'stringEscape');
  cursor.at += 1;
  return escaped;
}

function readNumberOrWord(cursor: PdfCursor): PdfValue {
  const start = cursor.at;
  const token = readToken(cursor);
  const span = { start, end: cursor.at };
  if (token === 'true' || token === 'false') return { kind: 'boolean', value: token === 'true', ...span };
  if (token === 'null') return { kind: 'null', ...span };
  if (/^\d{1,10}$/.test(token) && isReferenceTail(cursor)) {
    cursor.at += 4;
    return { kind: 'reference', number: Number(token), start, end: cursor.at };
  }
  if (!/^[+-]?(?:\d{1,12}(?:\.\d{0,12})?|\.\d{1,12})$/.test(token)) refuse('valueForm');
  return { kind: 'number', value: Number(token), ...span };
}

/** ` 0 R` and the end of the token: references are written this one way in files we accept. */
function isReferenceTail({ bytes, at }: PdfCursor): boolean {
  return (
    bytes[at] === 32 &&
    bytes[at + 1] === 48 &&
    bytes[at + 2] === 32 &&
    bytes[at + 3] === 82 &&
    !isRegular(bytes[at + 4])
  );
}

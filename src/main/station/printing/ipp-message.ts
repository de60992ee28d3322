/**
 * Internet Printing Protocol, RFC 8010: how requests and answers are written. A request has an operation, its
 * attributes in groups, and perhaps a document behind them. Of an answer only numbers, yes or no and texts are read;
 * values of other kinds (dates, ranges, collections) are passed over by their length.
 */
export type IppValue =
  | { readonly kind: 'integer' | 'enum'; readonly value: number }
  | {
      readonly kind: 'charset' | 'language' | 'keyword' | 'name' | 'uri' | 'mediaType';
      readonly value: string;
    };

/** Attributes by name; several values of one attribute follow each other. */
export type IppAttributes = readonly (readonly [name: string, ...values: readonly IppValue[]])[];

/** What is asked of a printer or a spooler. */
export type IppRequest = {
  readonly operation: number;
  readonly requestId: number;
  readonly attributes: IppAttributes;
  readonly jobAttributes?: IppAttributes;
};

/** One group of an answer. */
export type IppGroup = {
  readonly tag: number;
  readonly attributes: ReadonlyMap<string, readonly (string | number | boolean)[]>;
};

/** An answer; a status below 0x0100 is a success. */
export type IppAnswer = { readonly status: number; readonly groups: readonly IppGroup[] };

/** Groups of attributes. */
export const IPP_GROUPS = { operation: 1, job: 2, end: 3, printer: 4 } as const;

const VALUE_TAGS = {
  integer: 0x21,
  enum: 0x23,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
  mediaType: 0x49,
} as const;
const BOOLEAN_TAG = 0x22;
const TEXT_TAGS: readonly number[] = [0x41, 0x42, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49];
const FIRST_VALUE_TAG = 0x10;
const VERSION = [2, 0];

/** The bytes of a request, without the document. */
export function encodeRequest({ operation, requestId, attributes, jobAttributes = [] }: IppRequest): Buffer {
  const head = Buffer.alloc(8);
  head.set(VERSION);
  head.writeUInt16BE(operation, 2);
  head.writeUInt32BE(requestId, 4);
  const job = jobAttributes.length > 0 ? encodeGroup(IPP_GROUPS.job, jobAttributes) : [];
  return Buffer.concat([
    head,
    ...encodeGroup(IPP_GROUPS.operation, attributes),
    ...job,
    Buffer.of(IPP_GROUPS.end),
  ]);
}

function encodeGroup(tag: number, attributes: IppAttributes): readonly Buffer[] {
  const encoded = attributes.flatMap(([name, ...values]) =>
    values.map((value, index) => encodeAttribute(index === 0 ? name : '', value)),
  );
  return [Buffer.of(tag), ...encoded];
}

function encodeAttribute(name: string, { kind, value }: IppValue): Buffer {
  const bytes = typeof value === 'number' ? fourBytes(value) : Buffer.from(value, 'utf8');
  return Buffer.concat([
    Buffer.of(VALUE_TAGS[kind]),
    lengthOf(Buffer.from(name, 'utf8')),
    Buffer.from(name, 'utf8'),
    lengthOf(bytes),
    bytes,
  ]);
}

function fourBytes(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function lengthOf(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return length;
}

/** Reads an answer; undefined when the bytes are none. */
export function parseAnswer(bytes: Uint8Array): IppAnswer | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return { status: data.readUInt16BE(2), groups: parseGroups(data) };
  } catch (error) {
    if (error instanceof RangeError) return undefined; // it ends in the middle
    throw error;
  }
}

type MutableGroup = { readonly tag: number; readonly attributes: Map<string, (string | number | boolean)[]> };

function parseGroups(data: Buffer): readonly IppGroup[] {
  const groups: MutableGroup[] = [];
  let values: (string | number | boolean)[] = [];
  let at = 8;
  for (let tag = data.readUInt8(at++); tag !== IPP_GROUPS.end; tag = data.readUInt8(at++)) {
    if (tag < FIRST_VALUE_TAG) {
      groups.push({ tag, attributes: new Map() });
      continue;
    }
    const name = sliceOf(data, at);
    const value = sliceOf(data, name.end);
    at = value.end;
    if (name.bytes.length > 0) {
      values = [];
      groups.at(-1)?.attributes.set(name.bytes.toString('utf8'), values);
    }
    const read = readValue(tag, value.bytes);
    if (read !== undefined) values.push(read);
  }
  return groups;
}

/** A length in two bytes and as many bytes behind it. */
function sliceOf(data: Buffer, at: number): { readonly bytes: Buffer; readonly end: number } {
  const end = at + 2 + data.readUInt16BE(at);
  if (end > data.length) throw new RangeError('the value is longer than the answer');
  return { bytes: data.subarray(at + 2, end), end };
}

function readValue(tag: number, bytes: Buffer): string | number | boolean | undefined {
  if (tag === VALUE_TAGS.integer || tag === VALUE_TAGS.enum) return bytes.readInt32BE(0);
  if (tag === BOOLEAN_TAG) return bytes.readUInt8(0) !== 0;
  return TEXT_TAGS.includes(tag) ? bytes.toString('utf8') : undefined;
}

import { concatBytes } from '../../../shared/kernel/bytes.ts';
import { demand } from './refused.ts';

/** Tags of ITU-T X.690 this project meets. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** One element; `bytes` with its header, `content` without, `children` when it is constructed. */
export type DerElement = {
  readonly tag: number;
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
  readonly children: readonly DerElement[];
};

const DEEPEST = 16;
const LARGEST = 65_536;
const CONSTRUCTED = 0x20;

/** Writes one element. */
export function der(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = concatBytes(...contents);
  const size = content.length;
  const length =
    size < 0x80
      ? [size]
      : size < 0x100
        ? [0x81, size]
        : size < 0x10000
          ? [0x82, size >> 8, size & 255]
          : [0x83, size >> 16, (size >> 8) & 255, size & 255];
  return concatBytes(Uint8Array.from([tag, ...length]), content);
}

/** Writes a SEQUENCE. */
export function sequence(...contents: readonly Uint8Array[]): Uint8Array {
  return der(TAG.sequence, ...contents);
}

/** Writes the elements of a SET OF in the order DER asks for: by their bytes. */
export function sorted(elements: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...elements].sort((left, right) => Buffer.compare(left, right));
}

/** Writes an INTEGER of a non-negative number given as bytes. */
export function integer(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  const significant = first < 0 ? Uint8Array.of(0) : bytes.subarray(first);
  const sign = (significant[0] ?? 0) >= 0x80 ? Uint8Array.of(0) : new Uint8Array();
  return der(TAG.integer, sign, significant);
}

/** Writes an OBJECT IDENTIFIER from its dotted form. */
export function objectIdentifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(TAG.objectIdentifier, Uint8Array.from([first * 40 + second, ...rest.flatMap(toBase128)]));
}

function toBase128(value: number): readonly number[] {
  const digits = [value & 127];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) digits.unshift((rest & 127) | 128);
  return digits;
}

/** Reads one element that fills the bytes; BER forms that are not DER are refused. */
export function readDer(bytes: Uint8Array): DerElement {
  demand(bytes.length <= LARGEST, 'derTooLarge');
  const { element, end } = readElement(bytes, 0, 0);
  demand(end === bytes.length, 'derTrailingBytes');
  return element;
}

/** Reads one element at the beginning of the bytes; zeros may follow. */
export function readPaddedDer(bytes: Uint8Array): DerElement {
  demand(bytes.length <= LARGEST, 'derTooLarge');
  const { element, end } = readElement(bytes, 0, 0);
  demand(
    bytes.subarray(end).every((byte) => byte === 0),
    'derTrailingBytes',
  );
  return element;
}

function readElement(bytes: Uint8Array, start: number, depth: number): { element: DerElement; end: number } {
  demand(depth <= DEEPEST, 'derTooDeep');
  const tag = bytes[start];
  demand(tag !== undefined && (tag & 0x1f) !== 0x1f, 'derTag');
  const { size, contentStart } = readLength(bytes, start + 1);
  const end = contentStart + size;
  demand(end <= bytes.length, 'derTruncated');
  const content = bytes.subarray(contentStart, end);
  const children = (tag & CONSTRUCTED) === 0 ? [] : readChildren(content, depth + 1);
  return { element: { tag, bytes: bytes.subarray(start, end), content, children }, end };
}

function readChildren(content: Uint8Array, depth: number): readonly DerElement[] {
  const children: DerElement[] = [];
  for (let at = 0; at < content.length;) {
    const { element, end } = readElement(content, at, depth);
    children.push(element);
    at = end;
  }
  return children;
}

/** Definite and as short as can be. */
function readLength(bytes: Uint8Array, at: number): { size: number; contentStart: number } {
  const first = bytes[at];
  demand(first !== undefined, 'derTruncated');
  if (first < 0x80) return { size: first, contentStart: at + 1 };
  const count = first & 0x7f;
  demand(count >= 1 && count <= 3, 'derLength');
  let size = 0;
  for (let i = 1; i <= count; i += 1) size = (size << 8) | (bytes[at + i] ?? 0);
  demand(size >= 0x80 && size >= 1 << (8 * (count - 1)), 'derLength');
  return { size, contentStart: at + 1 + count };
}

/** The element, when it has the tag. */
export function expectTag(element: DerElement | undefined, tag: number): DerElement {
  demand(element !== undefined && element.tag === tag, 'derUnexpected');
  return element;
}

/** The children of a constructed element with this tag. */
export function childrenOf(element: DerElement | undefined, tag: number): readonly DerElement[] {
  return expectTag(element, tag).children;
}

/** Dotted form of an OBJECT IDENTIFIER. */
export function readObjectIdentifier(element: DerElement | undefined): string {
  const { content } = expectTag(element, TAG.objectIdentifier);
  const arcs: number[] = [];
  let value = 0;
  for (const byte of content) {
    value = value * 128 + (byte & 127);
    demand(value <= 0xffffffff, 'derObjectIdentifier');
    if (byte < 128) {
      arcs.push(value);
      value = 0;
    }
  }
  const [first = 0, ...rest] = arcs;
  const root = Math.min(Math.floor(first / 40), 2);
  return [root, first - root * 40, ...rest].join('.');
}

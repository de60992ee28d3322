import { concatBytes, equalBytes } from '../../../shared/kernel/bytes.ts';

const TAG = { integer: 0x02, octetString: 0x04, oid: 0x06, sequence: 0x30, set: 0x31 } as const;

/** 1.2.840.113549.1.9.4, messageDigest (PKCS #9). */
const MESSAGE_DIGEST = Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x04);

/** From which length on so many extra length bytes are the shortest form. */
const SHORTEST_FORM_FROM: readonly number[] = [0, 0x80, 0x100];

/** A value with its tag. */
type DerNode = { readonly tag: number; readonly content: Uint8Array };

/**
 * The one messageDigest among CMS signed attributes, or undefined when they are not exactly what we sign: one DER
 * SET OF attributes (tag 31, as RFC 5652 5.4 signs it) with one messageDigest that has one OCTET STRING. Strict on
 * purpose: what another reader could understand differently is not signed.
 */
export function findMessageDigest(signedAttributes: Uint8Array): Uint8Array | undefined {
  const set = readOnly(signedAttributes, TAG.set);
  const attributes = set && readAll(set)?.map(parseAttribute);
  if (!attributes || attributes.includes(undefined)) return undefined;
  const digests = attributes.filter((attribute) => attribute && equalBytes(attribute.type, MESSAGE_DIGEST));
  const [digest] = digests;
  return digest && digests.length === 1 ? readOnly(digest.values, TAG.octetString) : undefined;
}

/** SEQUENCE { type OID, values SET }; undefined for anything else. */
function parseAttribute({ tag, content }: DerNode): { type: Uint8Array; values: Uint8Array } | undefined {
  const [type, values, ...rest] = (tag === TAG.sequence && readAll(content)) || [];
  if (type?.tag !== TAG.oid || values?.tag !== TAG.set || rest.length > 0) return undefined;
  return { type: type.content, values: values.content };
}

/** The content of the one value there is, if it has this tag. */
function readOnly(bytes: Uint8Array, tag: number): Uint8Array | undefined {
  const [node, ...others] = readAll(bytes) ?? [];
  return node?.tag === tag && others.length === 0 ? node.content : undefined;
}

/** The values one after another, or undefined when the bytes are not DER to the last one. */
function readAll(bytes: Uint8Array): DerNode[] | undefined {
  const nodes: DerNode[] = [];
  for (let at = 0; at < bytes.length;) {
    const header = readHeader(bytes, at);
    if (!header || header.end > bytes.length) return undefined;
    nodes.push({ tag: header.tag, content: bytes.subarray(header.start, header.end) });
    at = header.end;
  }
  return nodes;
}

/** Low tag numbers, definite lengths in their shortest form, up to 64 KiB. */
function readHeader(bytes: Uint8Array, at: number): { tag: number; start: number; end: number } | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  const more = first < 0x80 ? 0 : first & 0x7f;
  const least = SHORTEST_FORM_FROM[more];
  if (least === undefined || first === 0x80) return undefined;
  const digits = bytes.subarray(at + 2, at + 2 + more);
  const length = more === 0 ? first : digits.reduce((sum, byte) => sum * 256 + byte, 0);
  const start = at + 2 + more;
  return length >= least ? { tag, start, end: start + length } : undefined;
}

/** An ECDSA signature as documents hold it: SEQUENCE of INTEGER r and INTEGER s (RFC 3279), from the bare numbers. */
export function encodeEcdsaSignature(r: Uint8Array, s: Uint8Array): Uint8Array {
  const body = concatBytes(encodeUnsigned(r), encodeUnsigned(s));
  return concatBytes(Uint8Array.of(TAG.sequence, body.length), body);
}

/** Shortest form that is not negative. */
function encodeUnsigned(number: Uint8Array): Uint8Array {
  const firstSet = number.findIndex((byte) => byte !== 0);
  const digits = firstSet === -1 ? Uint8Array.of(0) : number.subarray(firstSet);
  const sign = (digits[0] ?? 0) >= 0x80 ? Uint8Array.of(0) : new Uint8Array();
  return concatBytes(Uint8Array.of(TAG.integer, sign.length + digits.length), sign, digits);
}

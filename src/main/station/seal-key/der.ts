import { concatBytes, equalBytes } from '../../../shared/kernel/bytes.ts';

const TAG = { integer: 0x02, octetString: 0x04, oid: 0x06, sequence: 0x30, set: 0x31 } as const;

/** 1.2.840.113549.1.9.4, messageDigest (PKCS #9). */
const MESSAGE_DIGEST = Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x04);

/** A value with its tag; children only for SEQUENCE and SET. */
type DerNode = { readonly tag: number; readonly content: Uint8Array };

/**
 * The one messageDigest among CMS signed attributes, or undefined when they are not exactly what we sign: one DER
 * SET OF attributes (tag 31, as RFC 5652 5.4 signs it) with one messageDigest that has one OCTET STRING. Strict on
 * purpose: what another reader could understand differently is not signed.
 */
export function findMessageDigest(signedAttributes: Uint8Array): Uint8Array | undefined {
  const [set, ...more] = readAll(signedAttributes) ?? [];
  if (set?.tag !== TAG.set || more.length > 0) return undefined;
  const digests: (Uint8Array | undefined)[] = [];
  for (const attribute of readAll(set.content) ?? [undefined]) {
    const [type, values, ...rest] = (attribute?.tag === TAG.sequence && readAll(attribute.content)) || [];
    if (type?.tag !== TAG.oid || values?.tag !== TAG.set || rest.length > 0) return undefined;
    if (equalBytes(type.content, MESSAGE_DIGEST)) digests.push(onlyOctetString(values));
  }
  return digests.length === 1 ? digests[0] : undefined;
}

function onlyOctetString(values: DerNode): Uint8Array | undefined {
  const [value, ...others] = readAll(values.content) ?? [];
  return value?.tag === TAG.octetString && others.length === 0 ? value.content : undefined;
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
  const [tag, first, second = 0, third = 0] = bytes.subarray(at, at + 4);
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  if (first < 0x80) return { tag, start: at + 2, end: at + 2 + first };
  if (first === 0x81 && second >= 0x80) return { tag, start: at + 3, end: at + 3 + second };
  const long = (second << 8) | third;
  if (first === 0x82 && long >= 0x100) return { tag, start: at + 4, end: at + 4 + long };
  return undefined;
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

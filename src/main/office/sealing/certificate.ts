import { createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { equalBytes } from '../../../shared/kernel/bytes.ts';
import { toInstant } from '../../../shared/kernel/time.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import {
  TAG,
  childrenOf,
  expectTag,
  objectIdentifier,
  readDer,
  readObjectIdentifier,
  sequence,
} from './der.ts';
import type { DerElement } from './der.ts';
import { OID } from './oids.ts';
import { demand, refuse } from './refused.ts';

/** 签名证书. An X.509 certificate of the p256-sha256 suite, read strictly. */
export type SigningCertificate = {
  readonly bytes: Uint8Array;
  readonly serial: Uint8Array;
  /** DER of the names. */
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly organizationName: string | null;
  readonly commonName: string | null;
  readonly validFrom: Instant;
  readonly validUntil: Instant;
  readonly publicKey: KeyObject;
  readonly isAuthority: boolean;
  /** Bits of key usage, the first one highest: digitalSignature 0x80, nonRepudiation 0x40, keyCertSign 0x04. */
  readonly keyUsage: number;
  readonly subjectKeyId: Uint8Array | null;
  readonly authorityKeyId: Uint8Array | null;
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
};

const ECDSA_SHA256 = sequence(objectIdentifier(OID.ecdsaWithSha256));
const P256_ALGORITHM = sequence(objectIdentifier(OID.ecPublicKey), objectIdentifier(OID.p256));
const KEY_CERT_SIGN = 0x04;
const SIGNING = 0x80 | 0x40;
const LONGEST_CHAIN = 4;

/** Reads a certificate; another algorithm inside than outside, repeated or unknown critical extensions are refused. */
export function readCertificate(bytes: Uint8Array): SigningCertificate {
  const [signed, algorithm, signature, ...more] = childrenOf(readDer(bytes), TAG.sequence);
  demand(more.length === 0, 'certificateForm');
  const [version, serial, inner, issuer, validity, subject, keyInfo, extensions, ...rest] = childrenOf(
    signed,
    TAG.sequence,
  );
  demand(
    rest.length === 0 && version !== undefined && equalBytes(version.bytes, Uint8Array.of(0xa0, 3, 2, 1, 2)),
    'certificateForm',
  );
  demand(
    algorithm && inner && equalBytes(algorithm.bytes, ECDSA_SHA256) && equalBytes(inner.bytes, ECDSA_SHA256),
    'certificateAlgorithm',
  );
  const [from, until] = childrenOf(validity, TAG.sequence);
  return {
    bytes,
    serial: expectTag(serial, TAG.integer).content,
    issuer: expectTag(issuer, TAG.sequence).bytes,
    subject: expectTag(subject, TAG.sequence).bytes,
    organizationName: readName(subject, OID.organizationName),
    commonName: readName(subject, OID.commonName),
    validFrom: readTime(from),
    validUntil: readTime(until),
    publicKey: readPublicKey(keyInfo),
    ...readExtensions(extensions),
    signed: expectTag(signed, TAG.sequence).bytes,
    signature: readBitString(signature),
  };
}

/**
 * Walks from the signer to one of the anchors. Every certificate that came along must be part of the way, so that
 * none carries bytes nobody looks at.
 */
export function checkChain(
  signer: SigningCertificate,
  { others, anchors, at }: { others: readonly Uint8Array[]; anchors: readonly Uint8Array[]; at: Instant },
): void {
  demand((signer.keyUsage & SIGNING) === SIGNING && !signer.isAuthority, 'certificateUsage');
  requireValidAt(signer, at);
  const rest = others.map(readCertificate);
  const roots = anchors.map(readCertificate);
  let current = signer;
  for (let length = 1; length <= LONGEST_CHAIN; length += 1) {
    const root = roots.find((candidate) => isIssuerOf(candidate, current));
    const next = root ?? rest.find((candidate) => isIssuerOf(candidate, current));
    demand(next, 'chainUntrusted');
    requireValidAt(next, at);
    const place = rest.findIndex((candidate) => equalBytes(candidate.bytes, next.bytes));
    if (place >= 0) rest.splice(place, 1);
    if (root) {
      demand(rest.length === 0, 'chainExtraCertificate');
      return;
    }
    current = next;
  }
  refuse('chainTooLong');
}

function requireValidAt(certificate: SigningCertificate, at: Instant): void {
  demand(certificate.validFrom <= at, 'certificateNotYetValid');
  demand(at <= certificate.validUntil, 'certificateExpired');
}

function isIssuerOf(candidate: SigningCertificate, child: SigningCertificate): boolean {
  const linked = equalBytes(candidate.subject, child.issuer);
  const mayIssue = candidate.isAuthority && (candidate.keyUsage & KEY_CERT_SIGN) !== 0;
  const sameKey =
    !child.authorityKeyId ||
    (candidate.subjectKeyId !== null && equalBytes(candidate.subjectKeyId, child.authorityKeyId));
  return (
    linked && mayIssue && sameKey && verify('sha256', child.signed, candidate.publicKey, child.signature)
  );
}

function readPublicKey(element: DerElement | undefined): KeyObject {
  const [algorithm, key] = childrenOf(element, TAG.sequence);
  demand(algorithm && equalBytes(algorithm.bytes, P256_ALGORITHM), 'certificateKey');
  demand(readBitString(key).length === 65 && element, 'certificateKey');
  return createPublicKey({ key: Buffer.from(element.bytes), format: 'der', type: 'spki' });
}

/** Whole bytes only. */
function readBitString(element: DerElement | undefined): Uint8Array {
  const { content } = expectTag(element, TAG.bitString);
  demand(content[0] === 0 && content.length > 1, 'derBitString');
  return content.subarray(1);
}

function readName(name: DerElement | undefined, oid: string): string | null {
  for (const set of childrenOf(name, TAG.sequence)) {
    for (const pair of childrenOf(set, TAG.set)) {
      const [type, value] = childrenOf(pair, TAG.sequence);
      if (readObjectIdentifier(type) !== oid || !value) continue;
      demand(value.tag === TAG.utf8String || value.tag === TAG.printableString, 'certificateName');
      return new TextDecoder().decode(value.content);
    }
  }
  return null;
}

/** UTCTime up to 2049, GeneralizedTime after (RFC 5280, 4.1.2.5), seconds and Z always. */
function readTime(element: DerElement | undefined): Instant {
  const text = new TextDecoder().decode(element?.content);
  const isShort = element?.tag === TAG.utcTime && /^\d{12}Z$/.test(text);
  const isLong = element?.tag === TAG.generalizedTime && /^\d{14}Z$/.test(text);
  demand(isShort || isLong, 'certificateTime');
  const full = isShort ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  const epochMs = Date.parse(full.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  demand(!Number.isNaN(epochMs), 'certificateTime');
  return toInstant(epochMs);
}

type Extensions = Pick<SigningCertificate, 'isAuthority' | 'keyUsage' | 'subjectKeyId' | 'authorityKeyId'>;

function readExtensions(element: DerElement | undefined): Extensions {
  const [list] = childrenOf(element, 0xa3);
  const found = new Map<string, DerElement>();
  for (const extension of childrenOf(list, TAG.sequence)) {
    const parts = childrenOf(extension, TAG.sequence);
    const oid = readObjectIdentifier(parts[0]);
    demand(!found.has(oid), 'certificateExtensionTwice');
    demand(parts.length === 2 || KNOWN_EXTENSIONS.has(oid), 'certificateExtensionUnknown');
    const value = expectTag(parts.at(-1), TAG.octetString).content;
    if (KNOWN_EXTENSIONS.has(oid)) found.set(oid, readDer(value));
  }
  return {
    isAuthority: readBasicConstraints(found.get(OID.basicConstraints)),
    keyUsage: readKeyUsage(found.get(OID.keyUsage)),
    subjectKeyId: found.get(OID.subjectKeyIdentifier)?.content ?? null,
    authorityKeyId: found.get(OID.authorityKeyIdentifier)?.children[0]?.content ?? null,
  };
}

const KNOWN_EXTENSIONS: ReadonlySet<string> = new Set([
  OID.basicConstraints,
  OID.keyUsage,
  OID.subjectKeyIdentifier,
  OID.authorityKeyIdentifier,
]);

function readBasicConstraints(element: DerElement | undefined): boolean {
  if (!element) return false;
  const [flag] = childrenOf(element, TAG.sequence);
  return flag?.tag === TAG.boolean && flag.content[0] === 0xff;
}

function readKeyUsage(element: DerElement | undefined): number {
  if (!element) return 0;
  return expectTag(element, TAG.bitString).content[1] ?? 0;
}

import { createHash } from 'node:crypto';
import { equalBytes } from '../../../shared/kernel/bytes.ts';
import { readCertificate } from './certificate.ts';
import type { SigningCertificate } from './certificate.ts';
import {
  TAG,
  childrenOf,
  der,
  expectTag,
  integer,
  objectIdentifier,
  readDer,
  readPaddedDer,
  sequence,
  sorted,
} from './der.ts';
import type { DerElement } from './der.ts';
import { OID } from './oids.ts';
import { demand, refuse } from './refused.ts';

/** What a signature envelope says, after it was found to be exactly the one we would have written. */
export type SealEnvelope = {
  readonly messageDigest: Uint8Array;
  readonly signature: Uint8Array;
  readonly signer: SigningCertificate;
  /** All certificates that came along, the signer's among them. */
  readonly certificates: readonly Uint8Array[];
};

const SHA256 = sequence(objectIdentifier(OID.sha256));
const ECDSA_SHA256 = sequence(objectIdentifier(OID.ecdsaWithSha256));

/**
 * The signed attributes as SET OF: what the key signs the SHA-256 of. Content type, digest of the byte range and
 * signing-certificate-v2; no signing time, which PAdES keeps in the file (ETSI EN 319 142-1, 6.3).
 */
export function buildSignedAttributes(messageDigest: Uint8Array, leaf: Uint8Array): Uint8Array {
  const certificateHash = createHash('sha256').update(leaf).digest();
  const certificateIds = sequence(sequence(sequence(der(TAG.octetString, certificateHash))));
  const attributes = [
    attribute(OID.contentType, objectIdentifier(OID.data)),
    attribute(OID.messageDigest, der(TAG.octetString, messageDigest)),
    attribute(OID.signingCertificateV2, certificateIds),
  ];
  return der(TAG.set, ...sorted(attributes));
}

function attribute(oid: string, value: Uint8Array): Uint8Array {
  return sequence(objectIdentifier(oid), der(TAG.set, value));
}

/** What the envelope is made of. */
export type EnvelopeParts = {
  readonly messageDigest: Uint8Array;
  /** ECDSA signature, DER. */
  readonly signature: Uint8Array;
  /** DER, leaf first. */
  readonly certificates: readonly Uint8Array[];
};

/** Detached SignedData with one signer, as CAdES and PAdES ask for it. */
export function buildEnvelope({ messageDigest, signature, certificates }: EnvelopeParts): Uint8Array {
  const [leaf] = certificates;
  demand(leaf, 'certificateMissing');
  const { issuer, serial } = readCertificate(leaf);
  const attributes = readDer(buildSignedAttributes(messageDigest, leaf)).content;
  const signerInfo = sequence(
    integer(Uint8Array.of(1)),
    sequence(issuer, integer(serial)),
    SHA256,
    der(0xa0, attributes),
    ECDSA_SHA256,
    der(TAG.octetString, signature),
  );
  const signedData = sequence(
    integer(Uint8Array.of(1)),
    der(TAG.set, SHA256),
    sequence(objectIdentifier(OID.data)),
    der(0xa0, ...sorted(certificates)),
    der(TAG.set, signerInfo),
  );
  return sequence(objectIdentifier(OID.signedData), der(0xa0, signedData));
}

/**
 * Takes out digest, signature and certificates, writes the envelope again from these and compares: so every byte
 * is either signed, checked by the chain, or fixed. Zeros may follow, as the room for it is larger.
 */
export function readEnvelope(padded: Uint8Array): SealEnvelope {
  const whole = readPaddedDer(padded);
  const [, explicit] = childrenOf(whole, TAG.sequence);
  const [signedData] = childrenOf(explicit, 0xa0);
  const [, , , certificateSet, signerInfos] = childrenOf(signedData, TAG.sequence);
  const [signerInfo, ...otherSigners] = childrenOf(signerInfos, TAG.set);
  demand(otherSigners.length === 0, 'severalSigners');
  const [, , , attributes, , signatureElement] = childrenOf(signerInfo, TAG.sequence);
  const messageDigest = messageDigestIn(childrenOf(attributes, 0xa0));
  const signature = expectTag(signatureElement, TAG.octetString).content;
  const found = childrenOf(certificateSet, 0xa0).map((element) => element.bytes);
  demand(found.length > 0 && found.length <= 4, 'certificateCount');
  for (const leaf of found) {
    const certificates = [leaf, ...found.filter((other) => other !== leaf)];
    if (equalBytes(buildEnvelope({ messageDigest, signature, certificates }), whole.bytes)) {
      return { messageDigest, signature, signer: readCertificate(leaf), certificates };
    }
  }
  refuse('envelopeNotCanonical');
}

function messageDigestIn(attributes: readonly DerElement[]): Uint8Array {
  const [, found] = attributes;
  const [, values] = childrenOf(found, TAG.sequence);
  const [digest] = childrenOf(values, TAG.set);
  const { content } = expectTag(digest, TAG.octetString);
  demand(content.length === 32, 'messageDigestLength');
  return content;
}

import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { toBase64 } from '../../../shared/kernel/bytes.ts';
import { toEpochMs } from '../../../shared/kernel/time.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { PAPER_MARKS } from '../../../shared/texts/paper-marks.ts';
import { TAG, der, integer, objectIdentifier, sequence } from './der.ts';
import { OID } from './oids.ts';

/** Everything a simulated seal key carries. */
export type SimulatedSealKey = {
  readonly serial: string;
  readonly label: string;
  readonly pin: string;
  /** PKCS #8, DER as base64. */
  readonly privateKey: string;
  /** DER as base64, leaf first. */
  readonly certificates: readonly [leaf: string, root: string];
};

/** An authority for simulated seal keys; its own private key lives as long as this object. */
export interface DemoAuthority {
  /** The root certificate, DER: what a verifier must trust. */
  readonly rootCertificate: Uint8Array;
  /** Makes a key and its certificate for a body. */
  issueSealKey(request: {
    readonly organizationName: string;
    readonly label: string;
    readonly serial: string;
    readonly pin: string;
  }): SimulatedSealKey;
}

type KeyPair = { readonly publicKey: KeyObject; readonly privateKey: KeyObject };

const ECDSA_SHA256 = sequence(objectIdentifier(OID.ecdsaWithSha256));
const ROOT_YEARS = 10;
const LEAF_YEARS = 5;
/** A whole day earlier: clocks of workstations differ. */
const HEAD_START_MS = 86_400_000;

/** Makes a self-signed P-256 root and lets it issue seal keys. For demonstration and tests only. */
export function createDemoAuthority(now: Instant): DemoAuthority {
  const rootKeys = makeKeyPair();
  const rootName = makeName({ commonName: PAPER_MARKS.demoRootName, organizationName: PAPER_MARKS.producer });
  const rootKeyId = keyIdOf(rootKeys.publicKey);
  const rootCertificate = makeCertificate(rootKeys.privateKey, {
    issuer: rootName,
    subject: rootName,
    publicKey: rootKeys.publicKey,
    now,
    years: ROOT_YEARS,
    extensions: [
      extension(
        OID.basicConstraints,
        sequence(der(TAG.boolean, Uint8Array.of(0xff)), integer(Uint8Array.of(0))),
        'critical',
      ),
      extension(OID.keyUsage, der(TAG.bitString, Uint8Array.of(1, 0x06)), 'critical'), // keyCertSign, cRLSign
      extension(OID.subjectKeyIdentifier, der(TAG.octetString, rootKeyId)),
    ],
  });

  return {
    rootCertificate,
    issueSealKey({ organizationName, label, serial, pin }) {
      const keys = makeKeyPair();
      const leaf = makeCertificate(rootKeys.privateKey, {
        issuer: rootName,
        subject: makeName({ commonName: label, organizationName }),
        publicKey: keys.publicKey,
        now,
        years: LEAF_YEARS,
        extensions: [
          extension(OID.keyUsage, der(TAG.bitString, Uint8Array.of(6, 0xc0)), 'critical'), // digitalSignature, nonRepudiation
          extension(OID.subjectKeyIdentifier, der(TAG.octetString, keyIdOf(keys.publicKey))),
          extension(OID.authorityKeyIdentifier, sequence(der(0x80, rootKeyId))),
        ],
      });
      const privateKey = toBase64(keys.privateKey.export({ format: 'der', type: 'pkcs8' }));
      return { serial, label, pin, privateKey, certificates: [toBase64(leaf), toBase64(rootCertificate)] };
    },
  };
}

function makeKeyPair(): KeyPair {
  return generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
}

type CertificateRequest = {
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly publicKey: KeyObject;
  readonly now: Instant;
  readonly years: number;
  readonly extensions: readonly Uint8Array[];
};

function makeCertificate(issuerKey: KeyObject, request: CertificateRequest): Uint8Array {
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40; // positive, without a leading zero
  const signed = sequence(
    der(0xa0, integer(Uint8Array.of(2))), // version 3
    integer(serial),
    ECDSA_SHA256,
    request.issuer,
    sequence(...validityOf(request)),
    request.subject,
    request.publicKey.export({ format: 'der', type: 'spki' }),
    der(0xa3, sequence(...request.extensions)),
  );
  const signature = sign('sha256', signed, issuerKey);
  return sequence(signed, ECDSA_SHA256, der(TAG.bitString, Uint8Array.of(0), signature));
}

function validityOf({ now, years }: CertificateRequest): readonly [Uint8Array, Uint8Array] {
  const until = new Date(toEpochMs(now));
  until.setUTCFullYear(until.getUTCFullYear() + years);
  return [makeTime(new Date(toEpochMs(now) - HEAD_START_MS)), makeTime(until)];
}

/** UTCTime up to 2049, GeneralizedTime after (RFC 5280, 4.1.2.5). */
function makeTime(moment: Date): Uint8Array {
  const digits = `${moment.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`;
  const isShort = moment.getUTCFullYear() < 2050;
  return der(isShort ? TAG.utcTime : TAG.generalizedTime, Buffer.from(isShort ? digits.slice(2) : digits));
}

function makeName({
  commonName,
  organizationName,
}: {
  commonName: string;
  organizationName: string;
}): Uint8Array {
  const part = (oid: string, tag: number, text: string) =>
    der(TAG.set, sequence(objectIdentifier(oid), der(tag, Buffer.from(text))));
  return sequence(
    part(OID.countryName, TAG.printableString, 'CN'),
    part(OID.organizationName, TAG.utf8String, organizationName),
    part(OID.commonName, TAG.utf8String, commonName),
  );
}

function extension(oid: string, value: Uint8Array, critical?: 'critical'): Uint8Array {
  const flag = critical ? der(TAG.boolean, Uint8Array.of(0xff)) : new Uint8Array();
  return sequence(objectIdentifier(oid), flag, der(TAG.octetString, value));
}

/** First method of RFC 7093: 160 bits of the SHA-256 of the public key. */
function keyIdOf(publicKey: KeyObject): Uint8Array {
  const point = publicKey.export({ format: 'der', type: 'spki' }).subarray(-65);
  return createHash('sha256').update(point).digest().subarray(0, 20);
}

import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { concatBytes, toBase64 } from '../../../src/shared/kernel/bytes.ts';
import { hex } from './vectors.ts';

/** One DER value. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = concatBytes(...parts);
  const { length } = content;
  const long = length < 0x100 ? Uint8Array.of(0x81, length) : Uint8Array.of(0x82, length >> 8, length & 255);
  return concatBytes(Uint8Array.of(tag), length < 0x80 ? Uint8Array.of(length) : long, content);
}

const text = (value: string) => new TextEncoder().encode(value);
const name = (commonName: string) =>
  der(0x30, der(0x31, der(0x30, hex('0603550403'), der(0x0c, text(commonName)))));
const ECDSA_SHA256 = der(0x30, hex('06082A8648CE3D040302'));

/** The smallest certificate that OpenSSL takes for one (version 1, no extensions). */
function makeCertificate(
  subject: string,
  publicKey: KeyObject,
  issuer: { name: string; privateKey: KeyObject },
) {
  const tbs = der(
    0x30,
    der(0x02, Uint8Array.of(1)),
    ECDSA_SHA256,
    name(issuer.name),
    der(0x30, der(0x17, text('250101000000Z')), der(0x17, text('450101000000Z'))),
    name(subject),
    publicKey.export({ format: 'der', type: 'spki' }),
  );
  const signature = sign('sha256', tbs, issuer.privateKey);
  return der(0x30, tbs, ECDSA_SHA256, der(0x03, Uint8Array.of(0), signature));
}

/** One entry of the file of simulated seal keys, with a key and certificates of its own. */
export function makeSealKey(more: { serial?: string; label?: string; pin?: string } = {}) {
  const root = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const leaf = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = { name: 'Test root', privateKey: root.privateKey };
  const certificates = [
    makeCertificate('Test seal', leaf.publicKey, issuer),
    makeCertificate('Test root', createPublicKey(root.privateKey), issuer),
  ];
  return {
    serial: 'SIM-0001',
    label: '测试专用章',
    pin: '246802',
    privateKey: toBase64(leaf.privateKey.export({ format: 'der', type: 'pkcs8' })),
    certificates: certificates.map(toBase64),
    ...more,
  };
}

import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { SealTicket } from '../../../src/shared/domain/seal/seal-ticket.ts';
import { toBase64, toHex } from '../../../src/shared/kernel/bytes.ts';
import { joinSigned } from '../../../src/shared/kernel/signed-text.ts';
import type { SignedText } from '../../../src/shared/kernel/signed-text.ts';
import { der } from './make-seal-keys.ts';
import { hex } from './vectors.ts';

/** The moment at which the tests of the seal key take place. */
export const NOW = '2026-11-20T02:00:00.000Z';

const digest = createHash('sha256').update('a document').digest();

/** 1.2.840.113549.1.9.3 contentType = data, and 1.2.840.113549.1.9.4 messageDigest. */
export function makeSignedAttributes(messageDigest: Uint8Array = digest): Uint8Array {
  return der(0x31, CONTENT_TYPE, digestAttribute(messageDigest));
}

export const CONTENT_TYPE = der(
  0x30,
  hex('06092A864886F70D010903'),
  der(0x31, hex('06092A864886F70D010701')),
);

export function digestAttribute(...values: readonly Uint8Array[]): Uint8Array {
  return der(0x30, hex('06092A864886F70D010904'), der(0x31, ...values.map((value) => der(0x04, value))));
}

/** An office with its Ed25519 key. */
export function makeOffice() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const identity = {
    officeId: 'test-office',
    publicKey: toBase64(publicKey.export({ format: 'der', type: 'spki' })),
  };
  return { identity, sign: (statement: unknown) => signText(statement, privateKey) };
}

function signText(statement: unknown, privateKey: KeyObject): SignedText {
  const bytes = new TextEncoder().encode(JSON.stringify(statement));
  return joinSigned({ statement: bytes, signature: sign(null, bytes, privateKey) });
}

/** A ticket for the attributes of `makeSignedAttributes` and the key of `makeSealKey`. */
export function makeTicket(more: Partial<SealTicket> = {}): SealTicket {
  return {
    ticketId: '01930000-0000-7000-8000-000000000001',
    documentId: 'document-1',
    sealId: 'seal-1',
    sealKeySerial: 'SIM-0001',
    approverId: 'approver-1',
    messageDigest: toHex(digest),
    issuedAt: '2026-11-20T01:59:00.000Z',
    expiresAt: '2026-11-20T02:05:00.000Z',
    ...more,
  };
}

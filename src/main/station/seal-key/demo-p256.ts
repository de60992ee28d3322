import { createCipheriv, createHash } from 'node:crypto';
import { concatBytes } from '../../../shared/kernel/bytes.ts';

/*
 * Profile `demo-p256`: what our simulated seal key speaks above the APDU. The commands follow the public part of
 * GM/T 0017; what is not public (PIN block, names, order of certificates) is our own and fits no token on the market.
 * A real key gets its own profile with SM2, SM3 and SM4.
 */

/** Name of the application that holds the seal. */
export const APPLICATION = 'QUANKE-SEAL';
/** Name of the container with the signing key. */
export const CONTAINER = 'SIGN';
/** P2 of VerifyPIN and GetPINInfo: the user's PIN, not the administrator's. */
export const USER_PIN = 0x01;
/** P1 of ExportCertificate: the signing chain; P2 counts from 0, the leaf. */
export const SIGNING_CHAIN = 0x01;
/** P1 of ECCSign: the data is the 32 bytes to be signed, already hashed. */
export const SIGN_DIGEST = 0x02;
/** Bytes of the challenge and of the proof. */
export const CHALLENGE_BYTES = 16;

/** Where things stand in the answer to GetDeviceInfo (288 bytes; text fields are filled up with zeros). */
export const DEVICE_INFO = { bytes: 288, label: [132, 32], serial: [164, 32] } as const;
/** Answer to OpenApplication: 10 bytes, the last two are the application's number. */
export const APPLICATION_INFO_BYTES = 10;
/** Answer to ECCSign: bit length u32 (256), r, s. */
export const SIGNATURE_BYTES = 4 + 32 + 32;

/** False for what cannot be a PIN: such a slip of the finger must not cost a try. */
export function mayBePin(pin: Uint8Array): boolean {
  return pin.length >= 6 && pin.length <= 16 && pin.every((byte) => byte >= 0x20 && byte <= 0x7e);
}

/** Proves the PIN without sending it: the challenge under AES-256 (one block) with SHA-256 of the PIN as key. */
export function proofOfPin(pin: Uint8Array, challenge: Uint8Array): Uint8Array {
  const key = createHash('sha256').update(pin).digest();
  try {
    const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
    return concatBytes(cipher.update(challenge), cipher.final());
  } finally {
    key.fill(0);
  }
}

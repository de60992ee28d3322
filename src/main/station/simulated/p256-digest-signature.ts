import { createECDH, createPrivateKey } from 'node:crypto';
import { toHex } from '../../../shared/kernel/bytes.ts';

/** Order of the group of P-256 (FIPS 186-4). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * ECDSA P-256 over 32 bytes that are a digest already: 32 bytes r, 32 bytes s. node:crypto always hashes first, and
 * this key is handed the digest. Only for simulated keys: BigInt arithmetic tells its secrets by its timing.
 */
export function signDigestP256(digest: Uint8Array, privateKeyPkcs8: Uint8Array): Uint8Array {
  const d = privateScalar(privateKeyPkcs8);
  const e = toNumber(digest);
  for (;;) {
    const nonce = createECDH('prime256v1');
    const point = nonce.generateKeys();
    const k = toNumber(nonce.getPrivateKey());
    const r = toNumber(point.subarray(1, 33)) % ORDER;
    const s = (invert(k) * ((e + r * d) % ORDER)) % ORDER;
    if (r !== 0n && s !== 0n) return Uint8Array.from(Buffer.from(toHex32(r) + toHex32(s), 'hex'));
  }
}

function privateScalar(privateKeyPkcs8: Uint8Array): bigint {
  const key = createPrivateKey({ key: Buffer.from(privateKeyPkcs8), format: 'der', type: 'pkcs8' });
  const { crv, d } = key.export({ format: 'jwk' });
  if (crv !== 'P-256' || d === undefined) throw new Error('A simulated seal key needs a P-256 private key.');
  return toNumber(Buffer.from(d, 'base64url'));
}

/** The inverse modulo the order, by Euclid. */
function invert(value: bigint): bigint {
  let [low, high, lowFactor, highFactor] = [value % ORDER, ORDER, 1n, 0n];
  while (low > 1n) {
    const quotient = high / low;
    [low, high] = [high - quotient * low, low];
    [lowFactor, highFactor] = [highFactor - quotient * lowFactor, lowFactor];
  }
  return ((lowFactor % ORDER) + ORDER) % ORDER;
}

function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(bytes)}`);
}

function toHex32(value: bigint): string {
  return value.toString(16).padStart(64, '0');
}

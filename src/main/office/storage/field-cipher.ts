import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Bytes of every key here. */
export const KEY_BYTES = 32;

const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const TOKEN_BYTES = 16;

/** A fresh random key. */
export function newKey(): Uint8Array {
  return randomBytes(KEY_BYTES);
}

/**
 * AES-256-GCM with a random nonce; format byte, nonce, ciphertext, tag. `place` (table/column/row) is authenticated
 * too, so that a value copied to another row does not open there.
 */
export function sealBytes(key: Uint8Array, plain: Uint8Array, place: string): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  return Buffer.concat([
    Uint8Array.of(FORMAT),
    nonce,
    cipher.update(plain),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** Opens what `sealBytes` made at the same place; throws when a single bit differs. */
export function openBytes(key: Uint8Array, sealed: Uint8Array, place: string): Uint8Array {
  if (sealed[0] !== FORMAT || sealed.length < 1 + NONCE_BYTES + TAG_BYTES) throw damaged(place);
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const tag = sealed.subarray(sealed.length - TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
  const opened = decipher.update(sealed.subarray(1 + NONCE_BYTES, sealed.length - TAG_BYTES));
  try {
    return Buffer.concat([opened, decipher.final()]);
  } catch (error) {
    throw damaged(place, error);
  }
}

/** Any JSON value, sealed. */
export function sealJson(key: Uint8Array, value: unknown, place: string): Uint8Array {
  return sealBytes(key, Buffer.from(JSON.stringify(value)), place);
}

/** What `sealJson` sealed; this program wrote it, so it has the form it had. */
export function openJson<Value>(key: Uint8Array, sealed: Uint8Array, place: string): Value {
  return JSON.parse(Buffer.from(openBytes(key, sealed, place)).toString('utf8')) as Value;
}

/** A key for one purpose, from which neither the given key nor another purpose's can be computed. */
export function deriveKey(key: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), purpose, KEY_BYTES));
}

/** HMAC-SHA-256. */
export function keyedDigest(key: Uint8Array, text: string): Uint8Array {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}

/** A keyed digest cut to 16 bytes: enough to find a row, and some doubt for who counts rows. */
export function blindToken(key: Uint8Array, text: string): Uint8Array {
  return keyedDigest(key, text).subarray(0, TOKEN_BYTES);
}

function damaged(place: string, cause?: unknown): Error {
  return new Error(`The stored value at ${place} is damaged or belongs to another key`, { cause });
}

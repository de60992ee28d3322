import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Plain bytes of a chunk. */
export const CHUNK_BYTES = 65_536;

const MAGIC = Buffer.from('QKF1');
const SALT_BYTES = 16;
const HEADER_BYTES = MAGIC.length + SALT_BYTES;
const TAG_BYTES = 16;
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;

/**
 * A file is a header (magic, random salt) and chunks of AES-256-GCM, each with its tag, under a key derived for this
 * one file. The nonce is the number of the chunk with a mark on the last one, so that chunks cannot be exchanged,
 * left out, or cut off at the end without notice. The last chunk may be empty.
 */
export class FileSealer {
  readonly header: Uint8Array;
  readonly #key: Uint8Array;
  #count = 0;

  constructor(storeKey: Uint8Array) {
    const salt = randomBytes(SALT_BYTES);
    this.header = Buffer.concat([MAGIC, salt]);
    this.#key = fileKey(storeKey, salt);
  }

  seal(chunk: Uint8Array, isLast: boolean): Uint8Array {
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonceOf(this.#count, isLast));
    this.#count += 1;
    return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Opens a whole file; throws when a bit of it differs from what was written. */
export function openFile(storeKey: Uint8Array, sealed: Uint8Array): Uint8Array {
  if (!MAGIC.equals(sealed.subarray(0, MAGIC.length))) throw new Error('This is no file of the file store');
  const key = fileKey(storeKey, sealed.subarray(MAGIC.length, HEADER_BYTES));
  const chunks: Uint8Array[] = [];
  for (let at = HEADER_BYTES, count = 0; ; at += SEALED_CHUNK_BYTES, count += 1) {
    const isLast = at + SEALED_CHUNK_BYTES >= sealed.length;
    chunks.push(openChunk(key, nonceOf(count, isLast), sealed.subarray(at, at + SEALED_CHUNK_BYTES)));
    if (isLast) return Buffer.concat(chunks);
  }
}

function openChunk(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Uint8Array {
  const end = sealed.length - TAG_BYTES;
  if (end < 0) throw new Error('A chunk of the file is cut off');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(sealed.subarray(end));
  return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]);
}

function fileKey(storeKey: Uint8Array, salt: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', storeKey, salt, 'file', 32));
}

function nonceOf(count: number, isLast: boolean): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(count, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

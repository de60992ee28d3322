import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CHUNK_BYTES, FileSealer, openFile } from '../../../src/main/office/files/file-cipher.ts';

const key = randomBytes(32);
const HEADER_BYTES = 20;
const SEALED_CHUNK_BYTES = CHUNK_BYTES + 16;

function sealChunks(...chunks: readonly Uint8Array[]): Buffer {
  const sealer = new FileSealer(key);
  const sealed = chunks.map((chunk, i) => sealer.seal(chunk, i === chunks.length - 1));
  return Buffer.concat([sealer.header, ...sealed]);
}

describe('a sealed file', () => {
  const content = [randomBytes(CHUNK_BYTES), randomBytes(CHUNK_BYTES), randomBytes(9)];
  const sealed = sealChunks(...content);

  it('opens with its key only', () => {
    expect(openFile(key, sealed)).toEqual(Buffer.concat(content));
    expect(() => openFile(randomBytes(32), sealed)).toThrow();
  });

  it('does not open when whole chunks are cut off at the end', () => {
    for (const chunks of [1, 2]) {
      const cut = sealed.subarray(0, HEADER_BYTES + chunks * SEALED_CHUNK_BYTES);
      expect(() => openFile(key, cut), `${chunks} left`).toThrow();
    }
  });

  it('does not open when a chunk is put in twice', () => {
    const first = sealed.subarray(HEADER_BYTES, HEADER_BYTES + SEALED_CHUNK_BYTES);

    expect(() =>
      openFile(key, Buffer.concat([sealed.subarray(0, HEADER_BYTES), first, sealed.subarray(HEADER_BYTES)])),
    ).toThrow();
  });

  it('of equal content looks different each time', () => {
    expect(sealChunks(...content).subarray(HEADER_BYTES)).not.toEqual(sealed.subarray(HEADER_BYTES));
  });
});

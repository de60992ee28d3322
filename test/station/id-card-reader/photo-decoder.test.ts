import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  noPhotoDecoder,
  ProcessPhotoDecoder,
} from '../../../src/main/station/id-card-reader/photo-decoder.ts';

const folder = mkdtempSync(join(tmpdir(), 'quanke-photo-'));
afterAll(() => rmSync(folder, { recursive: true }));
const packed = Uint8Array.from({ length: 1024 }, (_, i) => (7 * i) & 255);

let made = 0;
/** A decoder that does this with the packed bytes in `input`. */
function makeDecoder(script: string, limitMs = 5000): ProcessPhotoDecoder {
  const file = join(folder, `decoder-${made++}`);
  writeFileSync(
    file,
    `#!${process.execPath}\nconst input = require('node:fs').readFileSync(0);\n${script}\n`,
  );
  chmodSync(file, 0o755);
  return new ProcessPhotoDecoder(file, limitMs);
}
const rows = `const rows = Buffer.alloc(38556, 9); rows.set(input.subarray(0, 306));`;

describe('a photo', () => {
  it('is not available where no decoder is installed', async () => {
    expect(await noPhotoDecoder.decode(packed)).toBeUndefined();
  });

  it('is made a BMP of the rows a decoder gives', async () => {
    const bmp = await makeDecoder(`${rows} process.stdout.write(rows)`).decode(packed);

    expect(bmp?.length).toBe(38_862);
    const view = new DataView(bmp?.buffer ?? new ArrayBuffer(54), bmp?.byteOffset);
    expect([view.getInt32(18, true), view.getInt32(22, true), view.getUint16(28, true)]).toEqual([
      102, -126, 24,
    ]);
    expect(bmp?.subarray(54, 54 + 306)).toEqual(packed.subarray(0, 306));
    expect(bmp?.subarray(54 + 306, 54 + 310)).toEqual(Uint8Array.of(0, 0, 9, 9));
  });

  it('is taken as it is when the decoder gives a BMP', async () => {
    const bmp = await makeDecoder(
      `const b = Buffer.alloc(38862); b.write('BM'); process.stdout.write(b)`,
    ).decode(packed);

    expect(bmp?.length).toBe(38_862);
  });

  it.each([
    ['gives too little', `process.stdout.write(Buffer.alloc(38555))`],
    ['gives too much', `process.stdout.write(Buffer.alloc(1_000_000))`],
    ['gives no BMP', `process.stdout.write(Buffer.alloc(38862))`],
    ['fails', `${rows} process.stdout.write(rows, () => process.exit(3))`],
    ['crashes', `process.kill(process.pid, 'SIGSEGV')`],
  ])('is not believed when the decoder %s', async (_what, script) => {
    expect(await makeDecoder(script).decode(packed)).toBeUndefined();
  });

  it('is given up when the decoder hangs, and the next one is decoded', async () => {
    expect(await makeDecoder(`setInterval(() => {}, 1000)`, 200).decode(packed)).toBeUndefined();
  });

  it('is not available when the program is not there', async () => {
    expect(await new ProcessPhotoDecoder(join(folder, 'none')).decode(packed)).toBeUndefined();
  });

  it('is decoded one at a time, without environment, and leaves nothing on the disk', async () => {
    const before = readdirSync(folder);
    const decoder = makeDecoder(
      `${rows} const left = Object.keys(process.env).filter((k) => !k.startsWith('__')); process.stdout.write(left.length === 0 ? rows : '')`,
    );

    const all = await Promise.all([decoder.decode(packed), decoder.decode(packed)]);

    expect(all.map((bmp) => bmp?.length)).toEqual([38_862, 38_862]);
    expect(readdirSync(folder).length).toBe(before.length + 1);
  });

  it('wants the decoder named by its absolute path', () => {
    expect(() => new ProcessPhotoDecoder('decoder')).toThrow('absolute');
  });
});

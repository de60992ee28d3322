import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFileStore } from '../../../src/main/office/files/folder-file-store.ts';
import type { FileStore } from '../../../src/main/office/ports/files.ts';
import { concatBytes } from '../../../src/shared/kernel/bytes.ts';
import { fail } from '../../../src/shared/kernel/result.ts';
import { times } from '../../support/deep.ts';

const MEGABYTE = 1_048_576;
const PDF = '%PDF-1.7\n';

let folder = '';
let key = new Uint8Array(32);
let files: FileStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quanke-files-'));
  key = new Uint8Array(randomBytes(32));
  files = openFileStore({ folder, key });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function makePdf(length: number): Uint8Array {
  return concatBytes(Buffer.from(PDF), new Uint8Array(randomBytes(length - PDF.length)));
}

async function* inParts(bytes: Uint8Array, partLength: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += partLength) yield bytes.subarray(at, at + partLength);
}

function stage(bytes: Uint8Array, { partLength = 10_000, maxBytes = 20 * MEGABYTE, name = 'scan.pdf' } = {}) {
  return files.stage(inParts(bytes, partLength), { name, maxBytes });
}

async function listAll(): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function onlyFile(): Promise<string> {
  const [path = ''] = await listAll();
  return path;
}

describe('a file that is staged', () => {
  it.each([9, 65_535, 65_536, 65_537, 131_072, 300_000])(
    'of %i bytes comes back as it was',
    async (length) => {
      const pdf = makePdf(length);

      const staged = await stage(pdf, { partLength: 4_096 });

      const sha256 = createHash('sha256').update(pdf).digest('hex');
      const about = { name: 'scan.pdf', mediaType: 'application/pdf', byteLength: length, sha256 };
      expect(staged).toMatchObject({ ok: true, value: about });
      expect(staged.ok && (await files.read(staged.value.fileId))).toEqual(Buffer.from(pdf));
    },
  );

  it('has the same address however it arrives, and is kept once', async () => {
    const pdf = makePdf(100_000);

    const addresses = [
      await stage(pdf, { partLength: 7 }),
      await stage(pdf, { partLength: 100_000 }),
      { ok: true, value: await files.stageBytes(pdf, 'other.pdf') } as const,
    ].map((staged) => staged.ok && staged.value.fileId);

    expect(new Set(addresses).size).toBe(1);
    expect(await listAll()).toHaveLength(1);
  });

  it('is JSON only where JSON is asked for, and comes back as it was', async () => {
    const json = Buffer.from('{"files":[]}');
    const about = { name: 'catalogue.json', maxBytes: MEGABYTE };

    const staged = await files.stageJson(inParts(json, 5), about);
    const asScan = await stage(json);
    const scan = await files.stageJson(inParts(makePdf(100), 50), about);

    expect(staged).toMatchObject({ ok: true, value: { mediaType: 'application/json', byteLength: 12 } });
    expect(staged.ok && (await files.read(staged.value.fileId))).toEqual(json);
    expect([asScan, scan]).toEqual([fail('file.typeNotAllowed'), fail('file.typeNotAllowed')]);
  });

  it('has an address that tells nothing about its content to who lacks the key', async () => {
    const pdf = makePdf(1_000);
    const other = openFileStore({ folder: join(folder, 'other'), key: new Uint8Array(randomBytes(32)) });

    const here = await files.stageBytes(pdf, 'a.pdf');
    const there = await other.stageBytes(pdf, 'a.pdf');

    expect(here.fileId).not.toBe(there.fileId);
    expect(here.fileId).not.toBe(here.sha256);
  });

  it('lies encrypted, readable by its owner only, and nothing else is left in the folder', async () => {
    const marked = concatBytes(makePdf(70_000), Buffer.from('郑测试 100000199003070034'));

    await stage(marked, { name: '郑测试.pdf' });

    const paths = await listAll();
    const bytes = await readFile(paths[0] ?? '');
    expect(paths).toHaveLength(1);
    expect([PDF, '郑测试', '100000199003070034'].filter((text) => bytes.includes(text))).toEqual([]);
    expect(paths[0]).not.toContain('郑测试');
    expect((await stat(paths[0] ?? '')).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['image/jpeg', [0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]],
    ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ])('is known as %s by its first bytes, whatever its name says', async (mediaType, bytes) => {
    expect(await stage(Uint8Array.from(bytes), { partLength: 1 })).toMatchObject({ value: { mediaType } });
  });

  it.each([
    ['C:\\scans\\birth.pdf', 'birth.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['a\u0000b\u202efdp.pdf', 'abfdp.pdf'],
    ['', 'file'],
    ['长'.repeat(300), '长'.repeat(100)],
  ])('named "%s" is known as "%s"', async (given, kept) => {
    expect(await stage(makePdf(100), { name: given })).toMatchObject({ value: { name: kept } });
  });
});

describe('a file that is refused', () => {
  it.each([
    ['a program', 'MZ\u0090\u0000 and more'],
    ['text', 'hello, world'],
    ['a picture that could hold scripts', '<svg xmlns="http://www.w3.org/2000/svg">'],
    ['a PDF that begins with something else', `\n${PDF}`],
    ['too little to tell', '%PD'],
  ])('because it is %s leaves nothing behind', async (_title, text) => {
    expect(await stage(Buffer.from(text))).toEqual(fail('file.typeNotAllowed'));
    expect(await listAll()).toEqual([]);
  });

  it('because it is empty leaves nothing behind', async () => {
    expect(await stage(new Uint8Array(0))).toEqual(fail('file.empty'));
    expect(await listAll()).toEqual([]);
  });

  it('because it is too large is not taken in to its end', async () => {
    let sent = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        sent += MEGABYTE;
        yield makePdf(MEGABYTE);
      }
    }

    const refused = await files.stage(endless(), { name: 'a.pdf', maxBytes: 3 * MEGABYTE });

    expect(refused).toEqual(fail('file.tooLarge', { maxBytes: 3 * MEGABYTE }));
    expect(sent).toBe(4 * MEGABYTE);
    expect(await listAll()).toEqual([]);
  });

  it('by one byte over the limit, while the limit itself is allowed', async () => {
    expect(await stage(makePdf(70_001), { maxBytes: 70_000 })).toMatchObject({ ok: false });
    expect(await stage(makePdf(70_000), { maxBytes: 70_000 })).toMatchObject({ ok: true });
  });

  it('because its sender went away leaves nothing behind', async () => {
    async function* cut(): AsyncGenerator<Uint8Array> {
      yield makePdf(200_000);
      throw new Error('the sender went away');
    }

    await expect(files.stage(cut(), { name: 'a.pdf', maxBytes: MEGABYTE })).rejects.toThrow('went away');
    expect(await listAll()).toEqual([]);
  });
});

describe('a file that is damaged', () => {
  it('is noticed at any byte and never served', async () => {
    const { fileId } = await files.stageBytes(makePdf(1_000), 'a.pdf');
    const path = await onlyFile();
    const sound = await readFile(path);
    const step = Math.ceil(sound.length / times(100, sound.length));

    for (let at = 0; at < sound.length; at += step) {
      const damaged = Buffer.from(sound);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      await writeFile(path, damaged);
      await expect(files.read(fileId), `byte ${at}`).rejects.toThrow('damaged');
    }
    await writeFile(path, sound);
    expect(await files.read(fileId)).toHaveLength(1_000);
  });

  it('by a cut at any place, between chunks too, is noticed', async () => {
    const { fileId } = await files.stageBytes(makePdf(200_000), 'a.pdf');
    const path = await onlyFile();
    const sound = await readFile(path);
    const chunk = 65_536 + 16;

    for (const length of [0, 3, 20, 21, 20 + chunk, 20 + 2 * chunk, sound.length - 1]) {
      await writeFile(path, sound.subarray(0, length));
      await expect(files.read(fileId), `cut to ${length}`).rejects.toThrow('damaged');
    }
  });

  it('by exchanged chunks is noticed', async () => {
    const { fileId } = await files.stageBytes(makePdf(200_000), 'a.pdf');
    const path = await onlyFile();
    const sound = await readFile(path);
    const [first, second] = [sound.subarray(20, 20 + 65_552), sound.subarray(20 + 65_552, 20 + 131_104)];
    await writeFile(path, concatBytes(sound.subarray(0, 20), second, first, sound.subarray(20 + 131_104)));

    await expect(files.read(fileId)).rejects.toThrow('damaged');
  });

  it('by another whole file in its place is noticed', async () => {
    const { fileId } = await files.stageBytes(makePdf(1_000), 'a.pdf');
    const path = await onlyFile();
    const other = await files.stageBytes(makePdf(1_000), 'b.pdf');
    await writeFile(path, await readFile(join(folder, other.fileId.slice(0, 2), other.fileId)));

    await expect(files.read(fileId)).rejects.toThrow('damaged');
  });

  it('is sound again when the same paper is scanned once more', async () => {
    const pdf = makePdf(1_000);
    const { fileId } = await files.stageBytes(pdf, 'a.pdf');
    await writeFile(await onlyFile(), 'rubbish');

    await files.stageBytes(pdf, 'a.pdf');

    expect(await files.read(fileId)).toEqual(Buffer.from(pdf));
  });
});

describe('an address', () => {
  it.each(['', '../../../etc/passwd', 'F'.repeat(64), '0'.repeat(64), `${'0'.repeat(64)}/..`])(
    'that is not there, or none, reads as nothing: "%s"',
    async (fileId) => {
      expect(await files.read(fileId)).toBeUndefined();
    },
  );
});

describe('a sweep', () => {
  it('removes what nobody refers to, and what a killed office was writing', async () => {
    files = openFileStore({ folder, key, graceMs: 0 });
    const kept = await files.stageBytes(makePdf(100), 'a.pdf');
    const left = await files.stageBytes(makePdf(100), 'b.pdf');
    await writeFile(join(folder, 'incoming', 'half'), 'half');

    const removed = await files.sweep(async (fileId) => fileId === kept.fileId);

    expect(removed).toBe(1);
    expect(await files.read(left.fileId)).toBeUndefined();
    expect(await files.read(kept.fileId)).toHaveLength(100);
    expect(await listAll()).toHaveLength(1);
  });

  it('leaves alone what another office staged again while this one asked about it', async () => {
    const bytes = makePdf(100);
    const { fileId } = await files.stageBytes(bytes, 'a.pdf');
    const before = Date.now() / 1_000 - 2 * 86_400;
    await utimes(join(folder, fileId.slice(0, 2), fileId), before, before);
    const other = openFileStore({ folder, key });

    const removed = await files.sweep(async () => {
      await other.stageBytes(bytes, 'a.pdf');
      return false;
    });

    expect(removed).toBe(0);
    expect(await files.read(fileId)).toHaveLength(100);
  });

  it('leaves alone what was staged just now: its transaction may be under way', async () => {
    const { fileId } = await files.stageBytes(makePdf(100), 'a.pdf');

    expect(await files.sweep(async () => false)).toBe(0);
    expect(await files.read(fileId)).toHaveLength(100);
  });
});

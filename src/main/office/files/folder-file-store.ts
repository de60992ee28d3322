import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { StoredFileRef } from '../../../shared/domain/form/draft.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import { concatBytes } from '../../../shared/kernel/bytes.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { FileStore } from '../ports/files.ts';
import { CHUNK_BYTES, FileSealer, openFile } from './file-cipher.ts';
import { HEAD_BYTES, jsonTypeOf, mediaTypeOf, toFileName } from './file-kind.ts';

const DAY_MS = 86_400_000;
const ADDRESS = /^[0-9a-f]{64}$/;

/** Where the files lie and how. */
export type FileStoreSettings = {
  readonly folder: string;
  /** 32 bytes; the office keeps them under its master key. */
  readonly key: Uint8Array;
  /** A file younger than this is never swept: the transaction that refers to it may still be under way. */
  readonly graceMs?: number;
};

type Refusal = 'file.tooLarge' | 'file.typeNotAllowed' | 'file.empty';
type Staged<MediaType extends string> = Result<
  Omit<StoredFileRef, 'mediaType'> & { readonly mediaType: MediaType },
  Refusal
>;
type About = { readonly name: string; readonly maxBytes: number };

/** Tells by the first bytes what a file is; undefined when it is nothing that is taken in here. */
type TellType<MediaType extends string> = (head: Uint8Array) => MediaType | undefined;

/**
 * Files in a folder. The address is a keyed digest of the content, so a name tells nothing, and equal files are kept
 * once. A file is written beside, flushed, and only then gets its name: it is there whole or not at all.
 */
export function openFileStore({ folder, key, graceMs = DAY_MS }: FileStoreSettings): FileStore {
  const store = new FolderFileStore(folder, key, graceMs);
  return {
    stage: (content, about) => store.stage(content, about, mediaTypeOf),
    stageJson: (content, about) => store.stage(content, about, jsonTypeOf),
    stageBytes: (bytes, name) => store.stageBytes(bytes, name),
    read: (fileId) => store.read(fileId),
    sweep: (isReferredTo) => store.sweep(isReferredTo),
  };
}

class FolderFileStore {
  readonly #folder: string;
  readonly #key: Uint8Array;
  readonly #addressKey: Uint8Array;
  readonly #graceMs: number;
  /** Giving a name and sweeping follow each other, or a sweep could take a file that was just staged again. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: string, key: Uint8Array, graceMs: number) {
    this.#folder = folder;
    this.#key = key;
    this.#addressKey = new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), 'address', 32));
    this.#graceMs = graceMs;
  }

  async stage<MediaType extends string>(
    content: AsyncIterable<Uint8Array>,
    { name, maxBytes }: About,
    tellType: TellType<MediaType>,
  ): Promise<Staged<MediaType>> {
    const temporary = join(this.#folder, 'incoming', randomBytes(16).toString('hex'));
    let isNamed = false;
    try {
      const [handle] = await inFolderOf(temporary, () => open(temporary, 'wx', 0o600));
      const written = await this.#write(handle, content, { maxBytes, tellType }).finally(() =>
        handle.close(),
      );
      if (!written.ok) return written;
      await this.#name(temporary, written.value.fileId);
      isNamed = true;
      return succeed({ ...written.value, name: toFileName(name) });
    } finally {
      if (!isNamed) await rm(temporary, { force: true });
    }
  }

  async stageBytes(bytes: Uint8Array, name: string): Promise<StoredFileRef> {
    const staged = await this.stage(once(bytes), { name, maxBytes: bytes.length }, mediaTypeOf);
    assert(staged.ok, 'what this program makes is a PDF or a picture');
    return staged.value;
  }

  async read(fileId: string): Promise<Uint8Array | undefined> {
    if (!ADDRESS.test(fileId)) return undefined;
    const sealed = await readIfThere(this.#pathOf(fileId));
    if (!sealed) return undefined;
    try {
      const content = openFile(this.#key, sealed);
      assert(this.#addressOf(content) === fileId, 'a file lies at the address of its content');
      return content;
    } catch (error) {
      throw new Error(`The stored file ${fileId} is damaged`, { cause: error });
    }
  }

  async sweep(isReferredTo: (fileId: string) => Promise<boolean>): Promise<number> {
    await this.#removeLeftovers();
    let removed = 0;
    for (const fileId of await this.#list()) {
      if (await this.#inTurn(() => this.#removeIfUnused(fileId, isReferredTo))) removed += 1;
    }
    return removed;
  }

  async #write<MediaType extends string>(
    handle: FileHandle,
    content: AsyncIterable<Uint8Array>,
    { maxBytes, tellType }: { readonly maxBytes: number; readonly tellType: TellType<MediaType> },
  ) {
    const sealer = new FileSealer(this.#key);
    const sha256 = createHash('sha256');
    const address = createHmac('sha256', this.#addressKey);
    let header: Uint8Array | undefined = sealer.header;
    let byteLength = 0;
    let head: Uint8Array = new Uint8Array(0);
    for await (const { chunk, isLast } of inChunks(content)) {
      byteLength += chunk.length;
      if (byteLength > maxBytes) return fail('file.tooLarge', { maxBytes });
      if (head.length === 0) head = chunk.slice(0, HEAD_BYTES);
      if (byteLength > 0 && !tellType(head)) return fail('file.typeNotAllowed');
      sha256.update(chunk);
      address.update(chunk);
      const sealed = sealer.seal(chunk, isLast);
      await handle.appendFile(header === undefined ? sealed : concatBytes(header, sealed));
      header = undefined;
    }
    const mediaType = tellType(head);
    if (!mediaType) return fail('file.empty');
    await handle.sync();
    return succeed({ fileId: address.digest('hex'), mediaType, byteLength, sha256: sha256.digest('hex') });
  }

  /** Also over a file that is there: the older one may be damaged, and counts as young again. */
  async #name(temporary: string, fileId: string): Promise<void> {
    const path = this.#pathOf(fileId);
    const [, isFolderNew] = await this.#inTurn(() => inFolderOf(path, () => rename(temporary, path)));
    await flushFolder(dirname(path));
    if (isFolderNew) await flushFolder(this.#folder);
  }

  async #removeIfUnused(
    fileId: string,
    isReferredTo: (fileId: string) => Promise<boolean>,
  ): Promise<boolean> {
    const path = this.#pathOf(fileId);
    if (!(await this.#isOld(path)) || (await isReferredTo(fileId))) return false;
    return this.#removeIfOld(path);
  }

  /** Another office over the same folder may have staged it again meanwhile: out of its place first, then looked at. */
  async #removeIfOld(path: string): Promise<boolean> {
    const aside = join(this.#folder, 'incoming', randomBytes(16).toString('hex'));
    await mkdir(dirname(aside), { recursive: true, mode: 0o700 });
    await rename(path, aside);
    const isOld = await this.#isOld(aside);
    await (isOld ? rm(aside, { force: true }) : rename(aside, path));
    return isOld;
  }

  async #removeLeftovers(): Promise<void> {
    const incoming = join(this.#folder, 'incoming');
    for (const name of await listIfThere(incoming)) {
      const path = join(incoming, name);
      if (await this.#isOld(path)) await rm(path, { force: true });
    }
  }

  async #isOld(path: string): Promise<boolean> {
    const found = await stat(path).catch(() => undefined); // gone meanwhile: nothing to remove
    return found !== undefined && Date.now() - found.mtimeMs >= this.#graceMs;
  }

  async #list(): Promise<readonly string[]> {
    const folders = (await listIfThere(this.#folder)).filter((name) => /^[0-9a-f]{2}$/.test(name));
    const names = await Promise.all(folders.map((name) => listIfThere(join(this.#folder, name))));
    return names.flat().filter((name) => ADDRESS.test(name));
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined); // whoever asked for the work hears of its failure
    return turn;
  }

  #addressOf(content: Uint8Array): string {
    return createHmac('sha256', this.#addressKey).update(content).digest('hex');
  }

  #pathOf(fileId: string): string {
    return join(this.#folder, fileId.slice(0, 2), fileId);
  }
}

/** Cuts any stream into chunks of one size; the last one is marked, and empty only when all is empty. */
async function* inChunks(
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ readonly chunk: Uint8Array; readonly isLast: boolean }> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of content) {
    parts.push(part);
    length += part.length;
    if (length <= CHUNK_BYTES) continue;
    let rest = parts.length === 1 ? part : concatBytes(...parts);
    for (; rest.length > CHUNK_BYTES; rest = rest.subarray(CHUNK_BYTES)) {
      yield { chunk: rest.subarray(0, CHUNK_BYTES), isLast: false };
    }
    parts = [rest];
    length = rest.length;
  }
  yield { chunk: concatBytes(...parts), isLast: true };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function listIfThere(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Works on a path in a folder that is almost always there, and makes the folder where it is not. */
async function inFolderOf<Value>(
  path: string,
  work: () => Promise<Value>,
): Promise<readonly [value: Value, isFolderNew: boolean]> {
  try {
    return [await work(), false];
  } catch (error) {
    if (!isMissing(error)) throw error;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    return [await work(), true];
  }
}

/** A name is only safe once its folder is on the disk too; Windows does not open folders and does not need it. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, existsSync, fsyncSync, linkSync, openSync } from 'node:fs';
import { readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { KEY_BYTES, newKey, openBytes, sealBytes } from './field-cipher.ts';

/** The file of master keys. Older ones stay until every key they wrap is wrapped anew. */
const MasterKeyFile = z.strictObject({
  current: z.string(),
  /** Base64 of 32 bytes by key id. */
  keys: z.record(z.string(), z.string()),
});
type MasterKeyFile = z.infer<typeof MasterKeyFile>;

/** A key encrypted under a master key. */
export type WrappedKey = { readonly masterKeyId: string; readonly wrappedKey: Uint8Array };

/** The keys that open all other keys; without their file nothing personal can be read again. */
export class MasterKeys {
  #current: string;
  #keys: ReadonlyMap<string, Uint8Array>;

  constructor(file: MasterKeyFile) {
    this.#current = file.current;
    this.#keys = new Map(Object.entries(file.keys).map(([id, text]) => [id, Buffer.from(text, 'base64')]));
    for (const [id, key] of this.#keys) {
      if (key.length !== KEY_BYTES) throw new Error(`Master key ${id} does not have ${KEY_BYTES} bytes`);
    }
    if (!this.#keys.has(this.#current)) throw new Error(`Master key ${this.#current} is not in its file`);
  }

  /** Takes over the keys of a newer file. */
  replaceWith(newer: MasterKeys): void {
    this.#current = newer.#current;
    this.#keys = newer.#keys;
  }

  /** `place` is authenticated too: a key of one case does not open as the key of another. */
  wrap(key: Uint8Array, place: string): WrappedKey {
    return { masterKeyId: this.#current, wrappedKey: sealBytes(this.#get(this.#current), key, place) };
  }

  unwrap({ masterKeyId, wrappedKey }: WrappedKey, place: string): Uint8Array {
    return openBytes(this.#get(masterKeyId), wrappedKey, place);
  }

  #get(id: string): Uint8Array {
    const key = this.#keys.get(id);
    if (!key) throw new Error(`Master key ${id} is not in its file`);
    return key;
  }
}

/** Reads the file; makes one when there is none and `mayCreate` says that nothing was encrypted yet. */
export function loadMasterKeys(path: string, mayCreate: boolean): MasterKeys {
  if (!existsSync(path)) {
    if (!mayCreate) throw new Error(`The master key file ${path} of this database is missing`);
    const id = newKeyId();
    writeOnce(path, { current: id, keys: { [id]: toText(newKey()) } });
  }
  return new MasterKeys(readKeyFile(path));
}

/** Adds a fresh master key and makes it the current one. */
export function addMasterKey(path: string): MasterKeys {
  const file = readKeyFile(path);
  const id = newKeyId();
  const next = { current: id, keys: { ...file.keys, [id]: toText(newKey()) } };
  const temporary = writeTemporary(path, next);
  renameSync(temporary, path);
  return new MasterKeys(next);
}

/** Takes all but the current key out, once nothing is wrapped by them any more. */
export function dropOldMasterKeys(path: string): void {
  const { current, keys } = readKeyFile(path);
  const key = keys[current] ?? '';
  renameSync(writeTemporary(path, { current, keys: { [current]: key } }), path);
}

function readKeyFile(path: string): MasterKeyFile {
  const open = process.platform === 'win32' ? 0 : statSync(path).mode & 0o077;
  if (open !== 0) throw new Error(`The master key file ${path} can be read by others: set its mode to 0600`);
  try {
    return MasterKeyFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // The reason is left out: it may quote the keys.
    throw new Error(`The master key file ${path} cannot be read`);
  }
}

/** Two offices may start at once: a link appears whole and only once. */
function writeOnce(path: string, file: MasterKeyFile): void {
  const temporary = writeTemporary(path, file);
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(temporary);
  }
}

function writeTemporary(path: string, file: MasterKeyFile): string {
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  const handle = openSync(temporary, 'wx', 0o600);
  try {
    writeSync(handle, `${JSON.stringify(file)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  chmodSync(temporary, 0o600);
  return temporary;
}

function newKeyId(): string {
  return randomBytes(4).toString('hex');
}

function toText(key: Uint8Array): string {
  return Buffer.from(key).toString('base64');
}

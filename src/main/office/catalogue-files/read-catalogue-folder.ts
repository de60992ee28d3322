import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import type { CatalogueFile } from '../ports/catalogue-files.ts';
import { CATALOGUE_LIMITS } from './catalogue-layout.ts';

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Folders of a catalogue lie side by side; one level more, so that what lies too deep is told and not overlooked. */
const MOST_LEVELS = 3;

/**
 * Takes the files of a folder, as a browser would send them: nothing hidden, nothing behind a link. Never reads much
 * more than a reader of catalogues takes, whatever lies there. Throws when the folder cannot be read. For the start of
 * an office and the command line, where nobody else waits: a few hundred small files are read at once in no time.
 */
export function readCatalogueFolder(folder: string): readonly CatalogueFile[] {
  const files: CatalogueFile[] = [];
  let bytesLeft = CATALOGUE_LIMITS.allBytes + 1;
  for (const path of listFiles(folder, '', 1)) {
    if (files.length > CATALOGUE_LIMITS.files) break;
    const bytes = readBegin(join(folder, path), Math.min(bytesLeft, CATALOGUE_LIMITS.fileBytes + 1));
    files.push({ path, text: UTF8.decode(bytes) });
    bytesLeft -= bytes.length;
  }
  return files;
}

function* listFiles(folder: string, prefix: string, level: number): Generator<string> {
  const entries = readdirSync(join(folder, prefix), { withFileTypes: true });
  for (const entry of entries.filter(isVisible)) {
    const path = `${prefix}${entry.name}`;
    if (entry.isFile()) yield path;
    if (entry.isDirectory() && level < MOST_LEVELS) yield* listFiles(folder, `${path}/`, level + 1);
  }
}

function isVisible({ name }: Dirent): boolean {
  return !name.startsWith('.');
}

function readBegin(path: string, mostBytes: number): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(Math.min(fstatSync(file).size, mostBytes));
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(file, bytes, length, bytes.length - length, length);
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

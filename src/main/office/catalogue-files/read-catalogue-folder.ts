import { open, readdir } from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import type { CatalogueFile } from '../ports/catalogue-files.ts';
import { CATALOGUE_LIMITS } from './catalogue-layout.ts';

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Folders of a catalogue lie side by side; one level more, so that what lies too deep is told and not overlooked. */
const MOST_LEVELS = 3;

/**
 * Takes the files of a folder, as a browser would send them: nothing hidden, nothing behind a link. Never reads much
 * more than a reader of catalogues takes, whatever lies there. Throws when the folder cannot be read.
 */
export async function readCatalogueFolder(folder: string): Promise<readonly CatalogueFile[]> {
  const files: CatalogueFile[] = [];
  let bytesLeft = CATALOGUE_LIMITS.allBytes + 1;
  for await (const path of listFiles(folder, '', 1)) {
    if (files.length > CATALOGUE_LIMITS.files) break;
    const bytes = await readBegin(join(folder, path), Math.min(bytesLeft, CATALOGUE_LIMITS.fileBytes + 1));
    files.push({ path, text: UTF8.decode(bytes) });
    bytesLeft -= bytes.length;
  }
  return files;
}

async function* listFiles(folder: string, prefix: string, level: number): AsyncGenerator<string> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true });
  for (const entry of entries.filter(isVisible)) {
    const path = `${prefix}${entry.name}`;
    if (entry.isFile()) yield path;
    if (entry.isDirectory() && level < MOST_LEVELS) yield* listFiles(folder, `${path}/`, level + 1);
  }
}

function isVisible({ name }: Dirent): boolean {
  return !name.startsWith('.');
}

async function readBegin(path: string, mostBytes: number): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const chunks: Uint8Array[] = [];
    if (mostBytes === 0) return new Uint8Array(0);
    for await (const chunk of handle.createReadStream({ end: mostBytes - 1, autoClose: false })) {
      chunks.push(chunk as Uint8Array);
    }
    return Buffer.concat(chunks);
  } finally {
    await handle.close();
  }
}

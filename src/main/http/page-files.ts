import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { PAGE_HEADERS } from '../../shared/api/page-headers.ts';

/** A file of the page as it goes out. */
export type PageFile = { readonly bytes: Uint8Array; readonly headers: Readonly<Record<string, string>> };

/** The built page, served alike by the shell and the workbench. */
export interface PageFiles {
  /** The file at this path; `index.html` for the page's own routes; undefined for files that are not there. */
  find(pathname: string): PageFile | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** Names with a hash in them never change; all else is asked for again. */
const HASHED = '/assets/';

/**
 * Reads the list of files once: a path is looked up in it and never joined to a folder, so no path leads out of it.
 * Undefined when the page was not built.
 */
export function openPageFiles(folder: string): PageFiles | undefined {
  const files = listFiles(folder);
  const index = files.get('/index.html');
  if (index === undefined) return undefined;
  const read = (path: string): PageFile => ({
    bytes: readFileSync(path),
    headers: {
      ...PAGE_HEADERS,
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'cache-control': path.split(sep).join('/').includes(HASHED)
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
    },
  });
  return {
    find: (pathname) => {
      const path = files.get(pathname);
      if (path !== undefined) return read(path);
      return extname(pathname) === '' ? read(index) : undefined;
    },
  };
}

function listFiles(folder: string): ReadonlyMap<string, string> {
  const entries = readEntries(folder);
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(folder.length).split(sep).join('/'), path];
      }),
  );
}

function readEntries(folder: string) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    return []; // not built: the program says so
  }
}

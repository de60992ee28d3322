import type { CatalogueFile } from '../../api/files.ts';

/** 目录文件夹, read into memory as texts. */
export type ChosenFolder = {
  readonly name: string;
  readonly files: readonly CatalogueFile[];
  /** Files that are no JSON and stay here. */
  readonly skipped: number;
  readonly bytes: number;
};

/** A file with its path, the chosen folder first. */
type Placed = { readonly path: string; readonly file: File };

/** Reads what was chosen with `webkitdirectory`; null when a file was moved or changed in between. */
export function readChosen(files: Iterable<File>): Promise<ChosenFolder | null> {
  return readPlaced([...files].map((file) => ({ path: file.webkitRelativePath || file.name, file })));
}

/** Reads what was dropped: folders are walked through. */
export async function readDropped(entries: readonly FileSystemEntry[]): Promise<ChosenFolder | null> {
  const placed = await Promise.all(entries.map(walk)).catch(() => null); // moved while it was read
  return placed && readPlaced(placed.flat());
}

async function readPlaced(placed: readonly Placed[]): Promise<ChosenFolder | null> {
  const wanted = placed.filter(({ path }) => /\.json$/i.test(path) && !/(^|\/)\./.test(path));
  const [first] = placed;
  const texts = await Promise.all(wanted.map(({ file }) => file.text())).catch(() => null); // changed since it was chosen
  if (!texts) return null;
  const files = wanted
    .map(({ path }, at) => ({ path: withoutRoot(path), text: texts[at] ?? '' }))
    .toSorted((left, right) => Number(left.path > right.path) - Number(left.path < right.path));
  return {
    name: first?.path.split('/').find((part) => part !== '') ?? '',
    files,
    skipped: placed.length - wanted.length,
    bytes: wanted.reduce((sum, { file }) => sum + file.size, 0),
  };
}

/** `catalogue/items/N3.json` is `items/N3.json` of the catalogue; a file dropped by itself keeps its name. */
function withoutRoot(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  return parts.length > 1 ? parts.slice(1).join('/') : path;
}

async function walk(entry: FileSystemEntry): Promise<readonly Placed[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path: entry.fullPath, file }];
  }
  if (!isDirectory(entry)) return [];
  const reader = entry.createReader();
  const found: Placed[] = [];
  for (;;) {
    // Chromium gives a hundred at a time, and none at the end.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return found;
    found.push(...(await Promise.all(some.map(walk))).flat());
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

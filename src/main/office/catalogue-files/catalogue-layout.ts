import type { CataloguePart } from '../../../shared/domain/catalogue/check/catalogue-problem.ts';
import type { CatalogueFileProblem } from '../../../shared/texts/catalogue-files.ts';
import type { CatalogueFile } from '../ports/catalogue-files.ts';

/** How much a catalogue may be: ten times what the whole city needs, and no more than an office can hold in memory. */
export const CATALOGUE_LIMITS = {
  files: 20_000,
  fileBytes: 2 * 1024 * 1024,
  allBytes: 64 * 1024 * 1024,
} as const;

/** A file whose place says what it holds: one entry, or a list of them. */
export type PlacedFile = CatalogueFile & { readonly part: CataloguePart; readonly holds: 'entry' | 'list' };

/** A problem with a file as a whole. */
export type FileProblem = { readonly file: string; readonly problem: CatalogueFileProblem };

/** Files that are there once; a catalogue without one of them is none. */
const SINGLE = {
  'catalogue.json': { part: 'head', holds: 'entry' },
  'departments.json': { part: 'departments', holds: 'list' },
} as const satisfies Record<string, Pick<PlacedFile, 'part' | 'holds'>>;

/** Folders with any number of files. The order of their names is the order of forms and lists. */
const FOLDERS = {
  fields: { part: 'fields', holds: 'list' },
  materials: { part: 'materials', holds: 'list' },
  questions: { part: 'questions', holds: 'list' },
  items: { part: 'items', holds: 'entry' },
  themes: { part: 'themes', holds: 'entry' },
} as const satisfies Record<string, Pick<PlacedFile, 'part' | 'holds'>>;

/** For editors, not for us. */
const SCHEMA_FOLDER = 'schema/';

/** Finds out what each file is by its path alone, in the order in which they are read. */
export function layOut(files: readonly CatalogueFile[]): {
  readonly placed: readonly PlacedFile[];
  readonly problems: readonly FileProblem[];
} {
  const tooMuch = checkAmount(files);
  if (tooMuch) return { placed: [], problems: [{ file: '.', problem: tooMuch }] };
  const placed: PlacedFile[] = [];
  const problems: FileProblem[] = [];
  const seen = new Set<string>();
  for (const file of files.toSorted(byPath)) {
    if (file.path.startsWith(SCHEMA_FOLDER) && isPlainPath(file.path)) continue;
    const place = seen.has(file.path) ? ({ code: 'fileTwice' } as const) : placeOf(file);
    seen.add(file.path);
    if ('part' in place) placed.push({ ...file, ...place });
    else problems.push({ file: printable(file.path), problem: place });
  }
  return { placed, problems: [...problems, ...findMissing(seen)] };
}

/** Whether a path stays inside of its folder on every system, and can be shown. */
export function isPlainPath(path: string): boolean {
  const parts = path.split('/');
  return (
    path.length <= 200 && !/[\\:\p{Cc}\p{Cs}]/u.test(path) && parts.every((part) => !/^\.{0,2}$/.test(part))
  );
}

function checkAmount(files: readonly CatalogueFile[]): CatalogueFileProblem | undefined {
  const { files: most, allBytes: mostBytes } = CATALOGUE_LIMITS;
  if (files.length > most) return { code: 'tooManyFiles', most };
  const bytes = files.reduce((sum, { text }) => sum + byteLengthOf(text), 0);
  return bytes > mostBytes ? { code: 'folderTooLarge', mostBytes } : undefined;
}

function placeOf({ path, text }: CatalogueFile): Pick<PlacedFile, 'part' | 'holds'> | CatalogueFileProblem {
  if (!isPlainPath(path)) return { code: 'pathInvalid' };
  const [folder = '', name, ...deeper] = path.split('/');
  const place = name === undefined ? memberOf(SINGLE, folder) : memberOf(FOLDERS, folder);
  if (!path.endsWith('.json') || folder.startsWith('.')) return { code: 'fileIgnored' };
  if (!place || deeper.length > 0) return { code: 'fileMisplaced' };
  const { fileBytes: mostBytes } = CATALOGUE_LIMITS;
  return byteLengthOf(text) > mostBytes ? { code: 'fileTooLarge', mostBytes } : place;
}

function memberOf<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function findMissing(paths: ReadonlySet<string>): readonly FileProblem[] {
  const single = Object.keys(SINGLE).filter((path) => !paths.has(path));
  const hasItems = [...paths].some((path) => path.startsWith('items/'));
  return [...single, ...(hasItems ? [] : ['items/'])].map((file) => ({
    file,
    problem: { code: 'fileMissing' },
  }));
}

/** By code unit, so that every system reads the same files in the same order. */
function byPath(left: CatalogueFile, right: CatalogueFile): number {
  return left.path < right.path ? -1 : Number(left.path > right.path);
}

function byteLengthOf(text: string): number {
  return Buffer.byteLength(text);
}

function printable(path: string): string {
  return path.replaceAll(/[\p{Cc}\p{Cs}]/gu, '?').slice(0, 200);
}

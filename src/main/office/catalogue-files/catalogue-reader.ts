import { setImmediate } from 'node:timers/promises';
import { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import { checkCatalogue } from '../../../shared/domain/catalogue/check-catalogue.ts';
import { CATALOGUE_PARTS } from '../../../shared/domain/catalogue/check/catalogue-problem.ts';
import type { CataloguePart } from '../../../shared/domain/catalogue/check/catalogue-problem.ts';
import { catalogueProblemText } from '../../../shared/texts/catalogue-problems.ts';
import type {
  CatalogueFault,
  CatalogueFile,
  CatalogueReader,
  CatalogueReading,
} from '../ports/catalogue-files.ts';
import { layOut } from './catalogue-layout.ts';
import { toFault } from './faults.ts';
import { parseBundle } from './parse-bundle.ts';
import { readFile } from './read-file.ts';
import type { Origin } from './read-file.ts';
import { problemsOf } from './schema-problems.ts';

/** More than anybody reads before the next try. */
const MOST_FAULTS = 1_000;

/** How long files are read before others of the office get their turn. */
const TURN_MS = 25;

/** Everything the files hold, part by part, each entry with where it stands. */
type Entries = Readonly<Record<CataloguePart, { readonly value: unknown; readonly origin: Origin }[]>>;

/** Reads catalogues with the place of everything that is wrong with them. */
export function createCatalogueReader(): CatalogueReader {
  return { read, readBundle };
}

async function readBundle(bundle: Uint8Array): Promise<CatalogueReading> {
  const files = parseBundle(bundle);
  if (files) return read(files);
  return { ok: false, faults: [toFault('.', { line: 1, column: 1 }, { code: 'bundleBroken' })] };
}

async function read(files: readonly CatalogueFile[]): Promise<CatalogueReading> {
  const { entries, faults } = await readEntries(files);
  const parsed = Catalogue.safeParse(toRaw(entries));
  if (!parsed.success) faults.push(...schemaFaults(entries, parsed.error.issues));
  if (!parsed.success || faults.some(isError)) return { ok: false, faults: inOrder(faults) };

  faults.push(...problemFaults(entries, parsed.data));
  const listed = inOrder(faults);
  if (listed.some(isError)) return { ok: false, faults: listed };
  return { ok: true, catalogue: parsed.data, warnings: listed };
}

async function readEntries(
  files: readonly CatalogueFile[],
): Promise<{ readonly entries: Entries; readonly faults: CatalogueFault[] }> {
  const { placed, problems } = layOut(files);
  const faults = problems.map(({ file, problem }) => toFault(file, { line: 1, column: 1 }, problem));
  const entries: Entries = {
    head: [],
    departments: [],
    fields: [],
    materials: [],
    questions: [],
    items: [],
    themes: [],
  };
  let turnBegan = performance.now();
  for (const file of placed) {
    const found = readFile(file);
    faults.push(...found.faults);
    entries[file.part].push(...found.entries);
    if (performance.now() - turnBegan < TURN_MS) continue;
    await setImmediate();
    turnBegan = performance.now();
  }
  return { entries, faults };
}

function toRaw(entries: Entries): Readonly<Record<CataloguePart, unknown>> {
  const values = (part: CataloguePart) => entries[part].map(({ value }) => value);
  return {
    head: entries.head[0]?.value,
    departments: values('departments'),
    fields: values('fields'),
    materials: values('materials'),
    questions: values('questions'),
    items: values('items'),
    themes: values('themes'),
  };
}

/** A head that could not be read is known to be missing. */
function schemaFaults(entries: Entries, issues: Parameters<typeof problemsOf>[0]): readonly CatalogueFault[] {
  return problemsOf(issues, toRaw(entries)).flatMap(({ problem, path, member }) => {
    const [part, ...inside] = path;
    const origin = originOf(entries, part, inside);
    if (!origin) return [];
    const place =
      member === undefined
        ? origin.locator.atPath(origin.path)
        : origin.locator.atMember(origin.path, member);
    return [toFault(origin.file, place, problem)];
  });
}

function problemFaults(entries: Entries, catalogue: Catalogue): readonly CatalogueFault[] {
  return checkCatalogue(catalogue).flatMap((problem) => {
    const { part, index, path } = problem.place;
    const origin = originOf(entries, part, part === 'head' ? path : [index, ...path]);
    if (!origin) return [];
    const place = origin.locator.atPath(origin.path);
    const { severity, code } = problem;
    return [{ severity, code, message: catalogueProblemText(problem), file: origin.file, ...place }];
  });
}

/** The file of an entry, and the way to a value inside of it. */
function originOf(
  entries: Entries,
  part: string | number | undefined,
  inside: readonly (string | number)[],
): Origin | undefined {
  const known = CATALOGUE_PARTS.find((name) => name === part);
  if (known === undefined) return undefined;
  const [index, rest] = known === 'head' ? [0, inside] : [Number(inside[0]), inside.slice(1)];
  const origin = entries[known][index]?.origin;
  return origin && { ...origin, path: [...origin.path, ...rest] };
}

function isError({ severity }: CatalogueFault): boolean {
  return severity === 'error';
}

/** By file and line; errors are never cut off by warnings. */
function inOrder(faults: readonly CatalogueFault[]): readonly CatalogueFault[] {
  const errorsFirst = faults.toSorted((left, right) => Number(isError(right)) - Number(isError(left)));
  const listed = errorsFirst.slice(0, MOST_FAULTS).toSorted(byPlace);
  const count = faults.length - listed.length;
  if (count === 0) return listed;
  return [...listed, toFault('.', { line: 1, column: 1 }, { code: 'moreFaults', count })];
}

function byPlace(left: CatalogueFault, right: CatalogueFault): number {
  if (left.file !== right.file) return left.file < right.file ? -1 : 1;
  return left.line - right.line || left.column - right.column;
}

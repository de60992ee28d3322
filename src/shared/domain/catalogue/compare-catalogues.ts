import type { Catalogue } from './catalogue.ts';

/** A member of an item or theme that is not the same in two versions. */
export type ChangedMember = {
  /** Where it stands, e.g. `materials.birthCertificate.copies`. */
  readonly path: string;
  /** JSON text; null when it is new. */
  readonly before: string | null;
  /** JSON text; null when it is gone. */
  readonly after: string | null;
};

/** The head, or an item, theme, field, material, question or department that differs between two versions. */
export type CatalogueChange = {
  readonly part: 'head' | 'departments' | 'fields' | 'materials' | 'questions' | 'items' | 'themes';
  /** Empty for the head, of which there is one. */
  readonly code: string;
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Empty unless `changed`. */
  readonly members: readonly ChangedMember[];
};

/** 版本比对. What changes from one version to another, by part and code. */
export type CatalogueDifference = { readonly changes: readonly CatalogueChange[] };

/** `text` is the whole entry as JSON: most entries are equal, and texts are compared fastest. */
type Entry = { readonly code: string; readonly name: string; readonly text: string };

/** Anything a catalogue holds; a member that is not there is left out. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json };

const PARTS = ['head', 'departments', 'fields', 'materials', 'questions', 'items', 'themes'] as const;

/**
 * What tells the elements of a list apart, besides level and number of a place on a list of themes; lists of anything
 * else are compared as a whole.
 */
const KEYS = ['fieldCode', 'materialCode', 'itemCode', 'value'];

/**
 * What changes from one catalogue to another, sorted by part, code and path. Fields, papers, items and choices of a
 * list are compared by their codes, so that a line put in between changes nothing else; their order does not count.
 */
export function compareCatalogues(before: Catalogue, after: Catalogue): CatalogueDifference {
  const changes = PARTS.flatMap((part) =>
    compareEntries(part, entriesOf(before, part), entriesOf(after, part)),
  );
  return { changes };
}

function entriesOf(catalogue: Catalogue, part: CatalogueChange['part']): ReadonlyMap<string, Entry> {
  return new Map(ENTRIES[part](catalogue).map((entry) => [entry.code, entry]));
}

const ENTRIES: Readonly<Record<CatalogueChange['part'], (catalogue: Catalogue) => readonly Entry[]>> = {
  head: ({ head }) => [toEntry('', head.name, head)],
  departments: ({ departments }) => departments.map((one) => toEntry(one.departmentId, one.name, one)),
  fields: ({ fields }) => fields.map((one) => toEntry(one.fieldCode, one.label, one)),
  materials: ({ materials }) => materials.map((one) => toEntry(one.materialCode, one.name, one)),
  questions: ({ questions }) => questions.map((one) => toEntry(one.questionCode, one.text, one)),
  items: ({ items }) => items.map((one) => toEntry(one.itemCode, one.name, one)),
  themes: ({ themes }) => themes.map((one) => toEntry(one.themeCode, one.name, one)),
};

function toEntry(code: string, name: string, content: object): Entry {
  return { code, name, text: JSON.stringify(content) };
}

function compareEntries(
  part: CatalogueChange['part'],
  before: ReadonlyMap<string, Entry>,
  after: ReadonlyMap<string, Entry>,
): readonly CatalogueChange[] {
  const codes = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return codes.flatMap((code): CatalogueChange[] => {
    const old = before.get(code);
    const next = after.get(code);
    const name = (next ?? old)?.name ?? code;
    if (!old) return [{ part, code, name, kind: 'added', members: [] }];
    if (!next) return [{ part, code, name, kind: 'removed', members: [] }];
    if (old.text === next.text) return [];
    const members = compareMembers('', JSON.parse(old.text) as Json, JSON.parse(next.text) as Json);
    return members.length === 0 ? [] : [{ part, code, name, kind: 'changed', members }];
  });
}

function compareMembers(path: string, before: Json | undefined, after: Json | undefined): ChangedMember[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const [old, next] = [membersOf(before), membersOf(after)];
  if (!old || !next) return [{ path, before: toText(before), after: toText(after) }];
  const names = [...new Set([...old.keys(), ...next.keys()])].toSorted();
  return names.flatMap((name) =>
    compareMembers(path === '' ? name : `${path}.${name}`, old.get(name), next.get(name)),
  );
}

/** Members by name, elements of a keyed list by code (`code#2` for the second of the same code); else undefined. */
function membersOf(value: Json | undefined): ReadonlyMap<string, Json> | undefined {
  if (isList(value)) return elementsByCode(value);
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map(Object.entries(value));
}

function elementsByCode(list: readonly Json[]): ReadonlyMap<string, Json> | undefined {
  const elements = new Map<string, Json>();
  const counts = new Map<string, number>();
  for (const element of list) {
    const code = codeOf(element);
    if (code === undefined) return undefined;
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    elements.set(count === 1 ? code : `${code}#${count}`, element);
  }
  return elements;
}

function codeOf(element: Json): string | undefined {
  if (typeof element !== 'object' || element === null || isList(element)) return undefined;
  const { level, slotNumber } = element;
  if (typeof level === 'string' && typeof slotNumber === 'number') return `${level}-${slotNumber}`;
  const code = KEYS.map((key) => element[key]).find((value) => typeof value === 'string');
  return typeof code === 'string' ? code : undefined;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function toText(value: Json | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

import type { Catalogue, Department } from './catalogue.ts';
import type { FieldDefinition } from './field-definition.ts';
import type { MaterialDefinition } from './material-definition.ts';
import type { ServiceItem } from './service-item.ts';
import type { Question, Theme } from './theme.ts';

/** An entry of a list with its place there; the place is the order of forms and of questions. */
export type Placed<Entry> = { readonly entry: Entry; readonly position: number };

/** A catalogue by code. Of entries with the same code the first counts. */
export type CatalogueIndex = {
  readonly departments: ReadonlyMap<string, Placed<Department>>;
  readonly fields: ReadonlyMap<string, Placed<FieldDefinition>>;
  readonly materials: ReadonlyMap<string, Placed<MaterialDefinition>>;
  readonly questions: ReadonlyMap<string, Placed<Question>>;
  readonly items: ReadonlyMap<string, Placed<ServiceItem>>;
  readonly themes: ReadonlyMap<string, Placed<Theme>>;
};

const indexes = new WeakMap<Catalogue, CatalogueIndex>();

/** The catalogue by code; made once for each catalogue, which never changes. */
export function indexCatalogue(catalogue: Catalogue): CatalogueIndex {
  const known = indexes.get(catalogue);
  if (known) return known;
  const index = {
    departments: byCode(catalogue.departments, ({ departmentId }) => departmentId),
    fields: byCode(catalogue.fields, ({ fieldCode }) => fieldCode),
    materials: byCode(catalogue.materials, ({ materialCode }) => materialCode),
    questions: byCode(catalogue.questions, ({ questionCode }) => questionCode),
    items: byCode(catalogue.items, ({ itemCode }) => itemCode),
    themes: byCode(catalogue.themes, ({ themeCode }) => themeCode),
  };
  indexes.set(catalogue, index);
  return index;
}

/** The entries named, each once, in the order of the catalogue; unknown codes are left out. */
export function entriesOf<Entry>(
  index: ReadonlyMap<string, Placed<Entry>>,
  codes: Iterable<string>,
): readonly Entry[] {
  return [...new Set(codes)]
    .flatMap((code) => index.get(code) ?? [])
    .toSorted((left, right) => left.position - right.position)
    .map(({ entry }) => entry);
}

function byCode<Entry>(
  entries: readonly Entry[],
  codeOf: (entry: Entry) => string,
): ReadonlyMap<string, Placed<Entry>> {
  const index = new Map<string, Placed<Entry>>();
  entries.forEach((entry, position) => {
    const code = codeOf(entry);
    if (!index.has(code)) index.set(code, { entry, position });
  });
  return index;
}

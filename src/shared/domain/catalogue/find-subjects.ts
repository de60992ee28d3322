import type { Catalogue, Subject } from './catalogue.ts';

/** A line of the search: something a citizen can come with. */
export type SubjectSummary = {
  readonly subject: Subject;
  readonly name: string;
  /** Names of the departments that take part, each once. */
  readonly departments: readonly string[];
  /** How many items it may lead to. */
  readonly itemCount: number;
};

type Candidate = SubjectSummary & { readonly words: readonly string[] };

/** Finds themes and items by name, alias or code; best match first, themes before items; all of them for no text. */
export function findSubjects(catalogue: Catalogue, text: string): readonly SubjectSummary[] {
  const wanted = normalize(text);
  return candidatesOf(catalogue)
    .map((candidate) => ({ candidate, rank: rankOf(candidate, wanted) }))
    .filter(({ rank }) => rank < Infinity)
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ candidate: { subject, name, departments, itemCount } }) => ({
      subject,
      name,
      departments,
      itemCount,
    }));
}

function candidatesOf(catalogue: Catalogue): Candidate[] {
  const themes = catalogue.themes.map((theme) => ({
    subject: { kind: 'theme' as const, code: theme.themeCode },
    name: theme.name,
    departments: departmentsOf(
      catalogue,
      theme.items.map(({ itemCode }) => itemCode),
    ),
    itemCount: theme.items.length,
    words: [theme.name, ...theme.aliases, theme.themeCode],
  }));
  const items = catalogue.items.map((item) => ({
    subject: { kind: 'item' as const, code: item.itemCode },
    name: item.name,
    departments: departmentsOf(catalogue, [item.itemCode]),
    itemCount: 1,
    words: [item.name, ...item.aliases, item.itemCode],
  }));
  return [...themes, ...items];
}

function departmentsOf(catalogue: Catalogue, itemCodes: readonly string[]): string[] {
  const ids = new Set(
    catalogue.items
      .filter(({ itemCode }) => itemCodes.includes(itemCode))
      .map(({ departmentId }) => departmentId),
  );
  return catalogue.departments.filter(({ departmentId }) => ids.has(departmentId)).map(({ name }) => name);
}

/** 0 for the whole word, 1 for its beginning, 2 for a part of it; Infinity for none. */
function rankOf({ words }: Candidate, wanted: string): number {
  return Math.min(
    ...words.map((word) => {
      const at = normalize(word).indexOf(wanted);
      if (at < 0) return Infinity;
      if (at > 0) return 2;
      return normalize(word) === wanted ? 0 : 1;
    }),
  );
}

/** Full-width letters and capitals of an input method find the same as plain ones. */
function normalize(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

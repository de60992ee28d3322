import type { Catalogue, Department, Subject } from './catalogue.ts';
import { subjectKeyOf } from './find-subject.ts';
import { entriesOf, indexCatalogue } from './index-catalogue.ts';
import { normalizeWord } from './normalize-word.ts';
import type { ServiceItem } from './service-item.ts';

/** A line of the search: something a citizen can come with. */
export type SubjectSummary = {
  readonly subject: Subject;
  readonly name: string;
  /** Names of the departments that take part, each once. */
  readonly departments: readonly string[];
  /** How many items it may lead to. */
  readonly itemCount: number;
  /** 常用: the person who searches marked it. */
  readonly favourite: boolean;
};

/** 检索结果. The best matches, and how many there are in all. */
export type FoundSubjects = { readonly subjects: readonly SubjectSummary[]; readonly total: number };

/** 检索条件. What is searched for, and by whom. */
export type SubjectQuery = {
  /** Every word of it must match. */
  readonly text: string;
  /** Keys of subjects (see `subjectKeyOf`), in the order they were marked. */
  readonly favourites?: ReadonlySet<string>;
  /** False for what is closed today or not taken in at this desk. */
  readonly isShown?: (subject: Subject) => boolean;
};

/** First letters of the pinyin of a text, lower case. */
export type InitialsOf = (text: string) => string;

/** How many lines a person looks through before typing another letter. */
const MOST_SUBJECTS = 30;

/** A subject with everything it can be found by, in the form of the search. */
type Candidate = {
  readonly key: string;
  readonly summary: Omit<SubjectSummary, 'favourite'>;
  readonly position: number;
  /** Name, aliases and codes. */
  readonly words: readonly string[];
  readonly initials: readonly string[];
  /** Names and aliases of its departments. */
  readonly departments: readonly string[];
  readonly departmentInitials: readonly string[];
  /** All of the above in one text: most subjects are dismissed by one look into it. */
  readonly everything: string;
};

type Match = { readonly candidate: Candidate; readonly rank: number; readonly favourite: number };

/** How well a word matches; of several words the ranks add up. */
const RANKS = { exact: 0, beginning: 1, initials: 2, inside: 3, department: 4 };

const candidates = new WeakMap<Catalogue, WeakMap<InitialsOf, readonly Candidate[]>>();

/**
 * Finds themes and items by name, alias, pinyin initials, code and department. Exact words come first, then
 * beginnings, initials, parts, departments; among equals favourites, then themes, then short names. Without a text
 * everything is found, favourites first in the order they were marked. At most 30 are given.
 */
export function findSubjects(
  catalogue: Catalogue,
  query: SubjectQuery,
  initialsOf: InitialsOf,
): FoundSubjects {
  const wanted = normalizeWord(query.text).split(/\s+/).filter(Boolean);
  const favourites = new Map([...(query.favourites ?? [])].map((key, position) => [key, position]));
  const matches: Match[] = [];
  for (const candidate of candidatesOf(catalogue, initialsOf)) {
    const rank = rankOf(candidate, wanted);
    if (rank === Infinity || query.isShown?.(candidate.summary.subject) === false) continue;
    matches.push({ candidate, rank, favourite: favourites.get(candidate.key) ?? Infinity });
  }
  const subjects = matches
    .sort(wanted.length > 0 ? byRank : byFavourite)
    .slice(0, MOST_SUBJECTS)
    .map(({ candidate, favourite }) => ({ ...candidate.summary, favourite: favourite < Infinity }));
  return { subjects, total: matches.length };
}

function candidatesOf(catalogue: Catalogue, initialsOf: InitialsOf): readonly Candidate[] {
  const bySound = candidates.get(catalogue) ?? new WeakMap<InitialsOf, readonly Candidate[]>();
  candidates.set(catalogue, bySound);
  const known = bySound.get(initialsOf);
  if (known) return known;
  const made = makeCandidates(catalogue, initialsOf);
  bySound.set(initialsOf, made);
  return made;
}

function makeCandidates(catalogue: Catalogue, initialsOf: InitialsOf): readonly Candidate[] {
  const index = indexCatalogue(catalogue);
  const departmentNames = namesOfDepartments(catalogue, initialsOf);
  const departmentsOf = (items: readonly ServiceItem[]): readonly Department[] =>
    entriesOf(
      index.departments,
      items.map(({ departmentId }) => departmentId),
    );
  const themes = catalogue.themes.map(({ themeCode, name, aliases, items }) => ({
    summary: {
      subject: { kind: 'theme' as const, code: themeCode },
      name,
      itemCount: items.length,
    },
    departments: departmentsOf(
      entriesOf(
        index.items,
        items.map(({ itemCode }) => itemCode),
      ),
    ),
    names: [name, ...aliases],
    codes: [themeCode],
  }));
  const items = catalogue.items.map((item) => ({
    summary: {
      subject: { kind: 'item' as const, code: item.itemCode },
      name: item.name,
      itemCount: 1,
    },
    departments: departmentsOf([item]),
    names: [item.name, ...item.aliases],
    codes: [item.itemCode, ...Object.values(item.officialCodes).filter((code) => code !== undefined)],
  }));
  return [...themes, ...items].map(({ summary, departments, names, codes }, position) => {
    const called = departments.map(({ departmentId }) => departmentNames.get(departmentId));
    const found = {
      words: [...names, ...codes].map(normalizeWord),
      initials: names.map(initialsOf).filter(Boolean),
      departments: called.flatMap((names) => names?.words ?? []),
      departmentInitials: called.flatMap((names) => names?.initials ?? []),
    };
    return {
      key: subjectKeyOf(summary.subject),
      summary: { ...summary, departments: departments.map(({ name }) => name) },
      position,
      ...found,
      everything: Object.values(found).flat().join('\n'),
    };
  });
}

/** What each department is called, in the form of the search. */
function namesOfDepartments({ departments }: Catalogue, initialsOf: InitialsOf) {
  return new Map(
    departments.map(({ departmentId, name, aliases = [] }) => {
      const called = [name, ...aliases];
      return [
        departmentId,
        { words: called.map(normalizeWord), initials: called.map(initialsOf).filter(Boolean) },
      ] as const;
    }),
  );
}

/** Infinity when one of the words does not match. */
function rankOf(candidate: Candidate, wanted: readonly string[]): number {
  if (!wanted.every((word) => candidate.everything.includes(word))) return Infinity;
  return wanted.reduce((sum, word) => sum + rankOfWord(candidate, word), 0);
}

function rankOfWord(candidate: Candidate, word: string): number {
  const { words, initials, departments, departmentInitials } = candidate;
  if (words.includes(word)) return RANKS.exact;
  if (words.some((known) => known.startsWith(word))) return RANKS.beginning;
  if (initials.some((known) => known.startsWith(word))) return RANKS.initials;
  if ([...words, ...initials].some((known) => known.includes(word))) return RANKS.inside;
  const ofDepartment =
    departments.some((name) => name.includes(word)) ||
    departmentInitials.some((letters) => letters.startsWith(word));
  return ofDepartment ? RANKS.department : Infinity;
}

/** Themes stand before items in the catalogue's order. */
function byRank(left: Match, right: Match): number {
  return (
    left.rank - right.rank ||
    compare(left.favourite, right.favourite) ||
    kindOf(left) - kindOf(right) ||
    left.candidate.summary.name.length - right.candidate.summary.name.length ||
    left.candidate.position - right.candidate.position
  );
}

function byFavourite(left: Match, right: Match): number {
  return compare(left.favourite, right.favourite) || left.candidate.position - right.candidate.position;
}

/** Infinity minus Infinity is no number. */
function compare(left: number, right: number): number {
  return left === right ? 0 : left - right;
}

function kindOf({ candidate }: Match): number {
  return candidate.summary.subject.kind === 'theme' ? 0 : 1;
}

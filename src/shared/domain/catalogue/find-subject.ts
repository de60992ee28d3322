import type { Catalogue, Subject } from './catalogue.ts';
import { comparisonsIn } from './condition.ts';
import { entriesOf, indexCatalogue, type CatalogueIndex } from './index-catalogue.ts';
import type { ServiceItem } from './service-item.ts';
import type { Question, Theme, ThemeItem } from './theme.ts';

/** What stands behind a subject: the questions that find its situation, and the items it may lead to. */
export type FoundSubject = {
  readonly name: string;
  readonly version: number;
  readonly questions: readonly Question[];
  readonly items: readonly ThemeItem[];
  readonly batchPeriods: Theme['batchPeriods'];
  readonly quiet: boolean;
};

/** Several plain items as one subject; the same items in any order are the same subject. */
export function subjectOfItems(itemCodes: readonly string[]): Subject {
  const codes = [...new Set(itemCodes)].toSorted();
  return { kind: codes.length === 1 ? 'item' : 'items', code: codes.join('+') };
}

/** Codes of the plain items a subject names; none for a theme. */
export function itemCodesOf({ kind, code }: Subject): readonly string[] {
  if (kind === 'theme') return [];
  return kind === 'item' ? [code] : [...new Set(code.split('+'))];
}

/** One text for each subject, for sets and maps. */
export function subjectKeyOf({ kind, code }: Subject): string {
  return `${kind}:${code}`;
}

/** Looks a subject up; undefined when the catalogue lacks it or one of its items. */
export function findSubject(catalogue: Catalogue, subject: Subject): FoundSubject | undefined {
  const index = indexCatalogue(catalogue);
  if (subject.kind === 'theme') {
    const theme = index.themes.get(subject.code)?.entry;
    return theme && { ...theme, questions: questionsOfTheme(index, theme) };
  }
  const codes = itemCodesOf(subject);
  const items = entriesOf(index.items, codes);
  if (items.length < codes.length) return undefined;
  return {
    name: items.map(({ name }) => name).join('、'),
    version: Math.max(...items.map(({ version }) => version)),
    questions: questionsOfItems(index, items),
    items: items.map(({ itemCode }) => plainMember(itemCode)),
    batchPeriods: [],
    quiet: false,
  };
}

/** What a theme asks, in its own order; questions the catalogue lacks are left out. */
export function questionsOfTheme({ questions }: CatalogueIndex, theme: Theme): readonly Question[] {
  return theme.questions.flatMap((code) => questions.get(code)?.entry ?? []);
}

/** Plain items ask what their own conditions speak of, and what those questions depend on, in catalogue order. */
export function questionsOfItems(
  { questions }: CatalogueIndex,
  items: readonly ServiceItem[],
): readonly Question[] {
  const open = items.flatMap(({ fields, materials }) =>
    [...fields, ...materials].flatMap(({ when }) => comparisonsIn(when)),
  );
  const wanted = new Set<string>();
  for (const { question } of open) {
    if (wanted.has(question)) continue;
    wanted.add(question);
    open.push(...comparisonsIn(questions.get(question)?.entry.when));
  }
  return entriesOf(questions, wanted);
}

/** What one of several plain items waits for, depends on the situation: see waiting-items.ts. */
function plainMember(itemCode: string): ThemeItem {
  return { itemCode, after: [], whenPredecessorDenied: 'terminate', outsidePromise: false };
}

import type { Catalogue, Subject } from './catalogue.ts';
import { comparisonsIn, type Condition } from './condition.ts';
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

/** Looks a subject up; undefined when the catalogue lacks it or one of its items. */
export function findSubject(catalogue: Catalogue, subject: Subject): FoundSubject | undefined {
  if (subject.kind === 'theme') {
    const theme = catalogue.themes.find(({ themeCode }) => themeCode === subject.code);
    return theme && { ...theme, questions: questionsOf(catalogue, theme.questions) };
  }
  const codes = itemCodesOf(subject);
  const items = catalogue.items.filter(({ itemCode }) => codes.includes(itemCode));
  const [first] = items;
  if (first === undefined || items.length < codes.length) return undefined;
  return {
    name: items.map(({ name }) => name).join('、'),
    version: Math.max(...items.map(({ version }) => version)),
    questions: questionsOf(catalogue, [...questionCodesOf(catalogue, items)]),
    items: items.map(({ itemCode }) => plainMember(itemCode)),
    batchPeriods: [],
    quiet: false,
  };
}

/** Plain items taken in together wait for nobody. */
function plainMember(itemCode: string): ThemeItem {
  return { itemCode, after: [], whenPredecessorDenied: 'terminate', outsidePromise: false };
}

function questionsOf({ questions }: Catalogue, codes: readonly string[]): readonly Question[] {
  return codes.flatMap((code) => questions.filter(({ questionCode }) => questionCode === code));
}

/** Plain items ask what their own conditions speak of, and what those questions depend on, in catalogue order. */
function questionCodesOf({ questions }: Catalogue, items: readonly ServiceItem[]): readonly string[] {
  const wanted = new Set<string>();
  const want = (condition: Condition | undefined): void => {
    for (const { question } of comparisonsIn(condition)) {
      if (wanted.has(question)) continue;
      wanted.add(question);
      want(questions.find(({ questionCode }) => questionCode === question)?.when);
    }
  };
  for (const { fields, materials } of items) for (const { when } of [...fields, ...materials]) want(when);
  return questions.map(({ questionCode }) => questionCode).filter((code) => wanted.has(code));
}

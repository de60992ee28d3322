import type { Catalogue, CatalogueHead } from '../catalogue.ts';
import { normalizeWord } from '../normalize-word.ts';
import type { ServiceItem } from '../service-item.ts';
import { parseWholePattern } from '../whole-pattern.ts';
import {
  placeProblems,
  type CataloguePlace,
  type CatalogueProblem,
  type ProblemInside,
} from './catalogue-problem.ts';

type Entry = Omit<CataloguePlace, 'path'>;

/** Codes that were there before, with their position. */
export function repeatedCodes(
  codes: readonly string[],
): readonly { readonly code: string; readonly i: number }[] {
  const seen = new Set<string>();
  return codes.flatMap((code, i) => {
    if (seen.has(code)) return [{ code, i }];
    seen.add(code);
    return [];
  });
}

/** Entries of one part with the same code. */
export function checkRepeated(part: Entry['part'], codes: readonly string[]): CatalogueProblem[] {
  return repeatedCodes(codes).flatMap(({ code, i }) =>
    placeProblems({ part, code, index: i }, [{ code: 'duplicateCode', path: [], about: [code] }]),
  );
}

type Word = { readonly text: string; readonly path: ProblemInside['path'] };

/** Two subjects that answer to the same name, or one that lists a name twice: a search could not tell them apart. */
export function checkAliases({ items, themes }: Catalogue): CatalogueProblem[] {
  const owners = new Map<string, string>();
  const check = (entry: Entry, words: readonly Word[]): CatalogueProblem[] =>
    words.flatMap(({ text, path }) => {
      const word = normalizeWord(text);
      const owner = owners.get(word);
      owners.set(word, owner ?? entry.code);
      if (owner === undefined) return [];
      return placeProblems(entry, [
        { code: 'duplicateAlias', path, about: owner === entry.code ? [text] : [text, owner] },
      ]);
    });
  return [
    ...items.flatMap((item, index) => check({ part: 'items', code: item.itemCode, index }, wordsOf(item))),
    ...themes.flatMap((theme, index) =>
      check({ part: 'themes', code: theme.themeCode, index }, wordsOf(theme)),
    ),
  ];
}

function wordsOf({
  name,
  aliases,
}: {
  readonly name: string;
  readonly aliases: readonly string[];
}): readonly Word[] {
  return [{ text: name, path: ['name'] }, ...aliases.map((text, i) => ({ text, path: ['aliases', i] }))];
}

/** Official codes look as the head says, and no two items have the same code of the finest kind. */
export function checkOfficialCodes({ head, items }: Catalogue): CatalogueProblem[] {
  const owners = new Map<string, string>();
  return items.flatMap((item, index) => {
    const problems = misfits(head, item);
    const { handling } = item.officialCodes;
    const owner = handling === undefined ? undefined : owners.get(handling);
    if (owner !== undefined) {
      problems.push({
        code: 'duplicateCode',
        path: ['officialCodes', 'handling'],
        about: [handling ?? '', owner],
      });
    } else if (handling !== undefined) owners.set(handling, item.itemCode);
    return placeProblems({ part: 'items', code: item.itemCode, index }, problems);
  });
}

function misfits({ codePatterns }: CatalogueHead, { officialCodes }: ServiceItem): ProblemInside[] {
  return (['basic', 'implementation', 'handling'] as const).flatMap((name): ProblemInside[] => {
    const code = officialCodes[name];
    const pattern = parseWholePattern(codePatterns[name]);
    if (code === undefined || pattern === undefined || pattern.test(code)) return [];
    return [{ code: 'codeMisfit', path: ['officialCodes', name], about: [code, codePatterns[name]] }];
  });
}

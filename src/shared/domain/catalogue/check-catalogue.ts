import type { Catalogue } from './catalogue.ts';
import {
  CATALOGUE_PARTS,
  placeProblems,
  type CataloguePart,
  type CatalogueProblem,
  type ProblemInside,
} from './check/catalogue-problem.ts';
import { checkAliases, checkOfficialCodes, checkRepeated } from './check/check-codes.ts';
import { checkField, checkHead, checkMaterial, checkQuestion } from './check/check-definitions.ts';
import { checkItem } from './check/check-item.ts';
import { checkTexts } from './check/check-texts.ts';
import { checkTheme } from './check/check-theme.ts';
import { checkPairs, checkUse } from './check/check-use.ts';
import { indexCatalogue } from './index-catalogue.ts';

/** Everything wrong with a catalogue, in the order of its parts; it is taken into use only when nothing blocks. */
export function checkCatalogue(catalogue: Catalogue): readonly CatalogueProblem[] {
  const problems = [
    ...checkParts(catalogue),
    ...checkEntries(catalogue),
    ...checkAliases(catalogue),
    ...checkOfficialCodes(catalogue),
    ...checkUse(catalogue),
  ];
  const colliding = new Set(
    problems.filter(({ code }) => code === 'rulesCollide').map(({ about }) => about[0]),
  );
  const pairs = checkPairs(catalogue).filter(({ place }) => !colliding.has(place.code));
  return [...problems, ...pairs].toSorted(byPlace);
}

function checkParts({
  departments,
  fields,
  materials,
  questions,
  items,
  themes,
}: Catalogue): CatalogueProblem[] {
  const codes: Record<Exclude<CataloguePart, 'head'>, readonly string[]> = {
    departments: departments.map(({ departmentId }) => departmentId),
    fields: fields.map(({ fieldCode }) => fieldCode),
    materials: materials.map(({ materialCode }) => materialCode),
    questions: questions.map(({ questionCode }) => questionCode),
    items: items.map(({ itemCode }) => itemCode),
    themes: themes.map(({ themeCode }) => themeCode),
  };
  return CATALOGUE_PARTS.flatMap((part) => (part === 'head' ? [] : checkRepeated(part, codes[part])));
}

function checkEntries(catalogue: Catalogue): CatalogueProblem[] {
  const index = indexCatalogue(catalogue);
  const { head, departments, fields, materials, questions, items, themes } = catalogue;
  const persons = new Set(fields.map(({ person }) => person));
  const each = <Entry>(
    part: CataloguePart,
    entries: readonly Entry[],
    rest: { readonly codeOf: (entry: Entry) => string; readonly check: (entry: Entry) => ProblemInside[] },
  ) =>
    entries.flatMap((entry, i) =>
      placeProblems({ part, code: rest.codeOf(entry), index: i }, [
        ...checkTexts(entry),
        ...rest.check(entry),
      ]),
    );
  return [
    ...placeProblems({ part: 'head', code: '', index: 0 }, [...checkTexts(head), ...checkHead(index, head)]),
    ...each('departments', departments, {
      codeOf: ({ departmentId }) => departmentId,
      check: () => [],
    }),
    ...each('fields', fields, {
      codeOf: ({ fieldCode }) => fieldCode,
      check: (field) => checkField(index, field),
    }),
    ...each('materials', materials, {
      codeOf: ({ materialCode }) => materialCode,
      check: (material) => checkMaterial(index, persons, material),
    }),
    ...each('questions', questions, {
      codeOf: ({ questionCode }) => questionCode,
      check: (question) => checkQuestion(catalogue, question),
    }),
    ...each('items', items, { codeOf: ({ itemCode }) => itemCode, check: (item) => checkItem(index, item) }),
    ...each('themes', themes, {
      codeOf: ({ themeCode }) => themeCode,
      check: (theme) => checkTheme(index, theme),
    }),
  ];
}

function byPlace(left: CatalogueProblem, right: CatalogueProblem): number {
  const parts = CATALOGUE_PARTS.indexOf(left.place.part) - CATALOGUE_PARTS.indexOf(right.place.part);
  return parts || left.place.index - right.place.index;
}

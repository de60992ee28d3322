import type { Catalogue } from '../catalogue.ts';
import { comparisonsIn } from '../condition.ts';
import type { FieldDefinition } from '../field-definition.ts';
import { indexCatalogue } from '../index-catalogue.ts';
import { isImpossible, strictestOf } from '../merge-fields.ts';
import type { FieldRule } from '../field-definition.ts';
import { placeProblems, type CataloguePart, type CatalogueProblem } from './catalogue-problem.ts';

/** Fields, papers and questions no item and no theme ever asks for. */
export function checkUse(catalogue: Catalogue): CatalogueProblem[] {
  const { fields, materials, questions, items, themes } = catalogue;
  const asked = new Set(items.flatMap((item) => item.fields.map(({ fieldCode }) => fieldCode)));
  const wanted = new Set(items.flatMap((item) => item.materials.map(({ materialCode }) => materialCode)));
  const conditions = [
    ...items.flatMap((item) => [...item.fields, ...item.materials]),
    ...themes.flatMap((theme) => theme.items),
    ...questions,
  ];
  const spokenOf = new Set([
    ...conditions.flatMap(({ when }) => comparisonsIn(when)).map(({ question }) => question),
    ...themes.flatMap((theme) => theme.questions),
  ]);
  return [
    ...unused(
      'fields',
      fields.map(({ fieldCode }) => fieldCode),
      asked,
    ),
    ...unused(
      'materials',
      materials.map(({ materialCode }) => materialCode),
      wanted,
    ),
    ...unused(
      'questions',
      questions.map(({ questionCode }) => questionCode),
      spokenOf,
    ),
  ];
}

function unused(
  part: CataloguePart,
  codes: readonly string[],
  used: ReadonlySet<string>,
): CatalogueProblem[] {
  return codes.flatMap((code, index) =>
    used.has(code) ? [] : placeProblems({ part, code, index }, [{ code: 'neverUsed', path: [], about: [] }]),
  );
}

/** Rules of two items no value can satisfy: they cannot be applied for together, which no theme may ask for. */
export function checkPairs(catalogue: Catalogue): CatalogueProblem[] {
  const { fields } = indexCatalogue(catalogue);
  const rules = new Map<string, Map<string, { readonly rule: FieldRule; readonly itemCode: string }>>();
  for (const { itemCode, fields: asked } of catalogue.items) {
    for (const { fieldCode, rule } of asked) {
      if (!rule) continue;
      const known = rules.get(fieldCode) ?? new Map<string, { rule: FieldRule; itemCode: string }>();
      rules.set(fieldCode, known);
      const key = JSON.stringify(rule);
      if (!known.has(key)) known.set(key, { rule, itemCode });
    }
  }
  return [...rules].flatMap(([fieldCode, known]) => {
    const placed = fields.get(fieldCode);
    const pair = placed && findPair(placed.entry, [...known.values()]);
    if (!pair) return [];
    return placeProblems({ part: 'fields', code: fieldCode, index: placed.position }, [
      { code: 'rulesNeverTogether', path: [], about: pair },
    ]);
  });
}

function findPair(
  definition: FieldDefinition,
  rules: readonly { readonly rule: FieldRule; readonly itemCode: string }[],
): readonly string[] | undefined {
  const possible = rules.filter(({ rule }) => !isImpossible(strictestOf(definition, [rule])));
  const together = strictestOf(
    definition,
    possible.map(({ rule }) => rule),
  );
  if (!isImpossible(together)) return undefined;
  for (const left of possible) {
    const right = possible.find(
      ({ rule, itemCode }) =>
        itemCode !== left.itemCode && isImpossible(strictestOf(definition, [left.rule, rule])),
    );
    if (right) return [left.itemCode, right.itemCode];
  }
  return undefined;
}

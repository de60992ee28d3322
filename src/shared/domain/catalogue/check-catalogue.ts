import type { Catalogue } from './catalogue.ts';
import { checkItem } from './check-item.ts';
import { checkTheme } from './check-theme.ts';

/** What is wrong with a catalogue, and where (`items/N1`, `themes/T1`, `fields/applicantName`…). */
export type CatalogueProblem = {
  readonly code:
    | 'duplicateCode'
    | 'unknownDepartment'
    | 'unknownField'
    | 'unknownMaterial'
    | 'unknownItem'
    | 'unknownQuestion'
    | 'unknownChoice'
    | 'choicesMissing'
    | 'questionTooLate'
    | 'neverApplies'
    | 'cycle'
    | 'waitsForStranger'
    | 'producedTooLate'
    | 'producedByItself'
    | 'decisionNotLast'
    | 'limitNotWhole'
    | 'limitBeyondLaw'
    | 'immediateWithLimit';
  readonly where: string;
};

/** Everything wrong with a catalogue; it is taken into use only when nothing is. */
export function checkCatalogue(catalogue: Catalogue): readonly CatalogueProblem[] {
  return [
    ...checkCodes(catalogue),
    ...checkDefinitions(catalogue),
    ...catalogue.items.flatMap((item) => checkItem(catalogue, item)),
    ...catalogue.themes.flatMap((theme) => checkTheme(catalogue, theme)),
  ];
}

function checkCodes({ departments, fields, materials, items, themes }: Catalogue): CatalogueProblem[] {
  return [
    ...repeated(
      'departments',
      departments.map(({ departmentId }) => departmentId),
    ),
    ...repeated(
      'fields',
      fields.map(({ fieldCode }) => fieldCode),
    ),
    ...repeated(
      'materials',
      materials.map(({ materialCode }) => materialCode),
    ),
    ...repeated(
      'items',
      items.map(({ itemCode }) => itemCode),
    ),
    ...repeated(
      'themes',
      themes.map(({ themeCode }) => themeCode),
    ),
  ];
}

function repeated(folder: string, codes: readonly string[]): CatalogueProblem[] {
  const twice = codes.filter((code, i) => codes.indexOf(code) < i);
  return twice.map((code) => ({ code: 'duplicateCode', where: `${folder}/${code}` }));
}

function checkDefinitions({ fields, materials, items }: Catalogue): CatalogueProblem[] {
  const choiceless = fields.filter(({ kind, choices }) => kind === 'choice' && (choices ?? []).length === 0);
  const orphans = materials.filter(
    ({ producedBy }) => !producedBy.every((code) => items.some(({ itemCode }) => itemCode === code)),
  );
  return [
    ...choiceless.map(({ fieldCode }) => ({ code: 'choicesMissing' as const, where: `fields/${fieldCode}` })),
    ...orphans.map(({ materialCode }) => ({
      code: 'unknownItem' as const,
      where: `materials/${materialCode}`,
    })),
  ];
}

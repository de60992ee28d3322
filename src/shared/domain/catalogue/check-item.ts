import type { Catalogue } from './catalogue.ts';
import type { CatalogueProblem } from './check-catalogue.ts';
import { comparisonsIn } from './condition.ts';
import type { ServiceItem } from './service-item.ts';

type Code = CatalogueProblem['code'];

/** What is wrong with one item by itself: codes it names, its limits, its review path. */
export function checkItem(catalogue: Catalogue, item: ServiceItem): CatalogueProblem[] {
  const codes = [...unknownCodes(catalogue, item), ...wrongConditions(catalogue, item), ...wrongLimits(item)];
  if (!endsWithDecision(item)) codes.push('decisionNotLast');
  return codes.map((code) => ({ code, where: `items/${item.itemCode}` }));
}

function unknownCodes({ departments, fields, materials }: Catalogue, item: ServiceItem): Code[] {
  const codes: Code[] = [];
  if (!departments.some(({ departmentId }) => departmentId === item.departmentId))
    codes.push('unknownDepartment');
  for (const { fieldCode } of item.fields) {
    if (!fields.some((field) => field.fieldCode === fieldCode)) codes.push('unknownField');
  }
  for (const { materialCode } of item.materials) {
    const material = materials.find((candidate) => candidate.materialCode === materialCode);
    if (!material) codes.push('unknownMaterial');
    if (material?.producedBy.includes(item.itemCode)) codes.push('producedByItself');
  }
  return codes;
}

/** Conditions of an item speak of questions of the catalogue. */
function wrongConditions({ questions }: Catalogue, { fields, materials }: ServiceItem): Code[] {
  return [...fields, ...materials]
    .flatMap(({ when }) => comparisonsIn(when))
    .flatMap((comparison): Code[] => {
      const question = questions.find(({ questionCode }) => questionCode === comparison.question);
      if (!question) return ['unknownQuestion'];
      const known = comparison.is.every((value) => question.choices.some((choice) => choice.value === value));
      return known ? [] : ['unknownChoice'];
    });
}

function wrongLimits({
  promisedTimeLimit: promised,
  statutoryTimeLimit: statutory,
  handlingKind,
}: ServiceItem): Code[] {
  const codes: Code[] = [];
  if (![promised, statutory].every(({ amount }) => Number.isInteger(amount))) codes.push('limitNotWhole');
  if (promised.unit === statutory.unit && promised.amount > statutory.amount) codes.push('limitBeyondLaw');
  if (handlingKind === 'immediate' && (promised.unit !== 'workingDay' || promised.amount !== 0)) {
    codes.push('immediateWithLimit');
  }
  return codes;
}

/** Reviews lead up to one decision; nothing follows it. */
function endsWithDecision({ reviewPath }: ServiceItem): boolean {
  return reviewPath.findIndex(({ kind }) => kind === 'decide') === reviewPath.length - 1;
}

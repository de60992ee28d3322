import { questionsOfItems } from '../find-subject.ts';
import type { CatalogueIndex } from '../index-catalogue.ts';
import type { ReviewStep, ServiceItem } from '../service-item.ts';
import { findSituation, type Formula } from '../situations.ts';
import type { ProblemInside } from './catalogue-problem.ts';
import { checkBounds } from './check-bounds.ts';
import { repeatedCodes } from './check-codes.ts';
import { checkCodesOf, checkReach } from './check-conditions.ts';
import { checkValidity } from './check-dates.ts';
import { checkLimits } from './check-limits.ts';
import { checkRule, findCollisions, findDifferingPatterns, type RuleInPlace } from './check-rules.ts';

type Path = ProblemInside['path'];

/** What is wrong with one item by itself: codes it names, its conditions, rules, limits and review path. */
export function checkItem(index: CatalogueIndex, item: ServiceItem): ProblemInside[] {
  return [
    ...checkDepartments(index, item),
    ...checkSameMatter(index, item),
    ...item.fields.flatMap((_, i) => checkField(index, item, i)),
    ...item.materials.flatMap((_, i) => checkMaterial(index, item, i)),
    ...checkConditions(index, item),
    ...checkItemRules(index, item),
    ...checkLimits(item),
    ...checkFee(item),
    ...checkReviewPath(item),
    ...checkValidity(item),
  ];
}

function checkSameMatter(
  { items }: CatalogueIndex,
  { itemCode, sameMatterAs }: ServiceItem,
): ProblemInside[] {
  if (sameMatterAs === undefined || (sameMatterAs !== itemCode && items.has(sameMatterAs))) return [];
  return [{ code: 'unknownItem', path: ['sameMatterAs'], about: [sameMatterAs] }];
}

function checkDepartments({ departments }: CatalogueIndex, item: ServiceItem): ProblemInside[] {
  return departmentsOf(item)
    .filter(({ departmentId }) => !departments.has(departmentId))
    .map(({ path, departmentId }) => ({ code: 'unknownDepartment', path, about: [departmentId] }));
}

/** Every department an item names, with its place. */
function departmentsOf({ departmentId: own, reviewPath }: ServiceItem) {
  const steps = reviewPath.flatMap(({ departmentId, departmentIds = [] }, i) => [
    ...(departmentId === undefined ? [] : [{ path: ['reviewPath', i, 'departmentId'], departmentId }]),
    ...departmentIds.map((id, k) => ({ path: ['reviewPath', i, 'departmentIds', k], departmentId: id })),
  ]);
  return [{ path: ['departmentId'], departmentId: own }, ...steps];
}

/** A field must be known, and its value must not be the item's own outcome. */
function checkField({ fields }: CatalogueIndex, item: ServiceItem, i: number): ProblemInside[] {
  const fieldCode = item.fields[i]?.fieldCode ?? '';
  const path = ['fields', i, 'fieldCode'];
  const field = fields.get(fieldCode)?.entry;
  if (!field) return [{ code: 'unknownField', path, about: [fieldCode] }];
  const own = field.producedBy?.includes(item.itemCode) === true;
  return own ? [{ code: 'producedByItself', path, about: [fieldCode] }] : [];
}

/** A paper must be known, must not be the item's own outcome, and somebody must be able to give it. */
function checkMaterial({ materials, items }: CatalogueIndex, item: ServiceItem, i: number): ProblemInside[] {
  const requirement = item.materials[i];
  if (!requirement) return [];
  const { materialCode, promiseAllowed } = requirement;
  const path = ['materials', i, 'materialCode'];
  const material = materials.get(materialCode)?.entry;
  if (!material) return [{ code: 'unknownMaterial', path, about: [materialCode] }];
  if (material.producedBy.includes(item.itemCode)) {
    return [{ code: 'producedByItself', path, about: [materialCode] }];
  }
  const obtainable =
    material.broughtByApplicant ||
    promiseAllowed ||
    material.replacedBy.length > 0 ||
    material.producedBy.some((code) => items.has(code));
  return obtainable ? [] : [{ code: 'materialUnobtainable', path, about: [materialCode] }];
}

/** Each requirement must apply in some situation of the item alone. */
function checkConditions(index: CatalogueIndex, item: ServiceItem): ProblemInside[] {
  const asked = questionsOfItems(index, [item]);
  const known = (code: string) => index.questions.get(code)?.entry;
  const conditions = [
    ...item.fields.map(({ when }, i) => ({ when, path: ['fields', i, 'when'] })),
    ...item.materials.map(({ when }, i) => ({ when, path: ['materials', i, 'when'] })),
  ];
  return conditions.flatMap(({ when, path }) => {
    if (when === undefined) return [];
    const unknown = checkCodesOf(when, path, known);
    return unknown.length > 0 ? unknown : checkReach(asked, when, path);
  });
}

/** Each rule by itself, and rules for one field in situations where several of them hold. */
function checkItemRules(index: CatalogueIndex, item: ServiceItem): ProblemInside[] {
  const rules = item.fields.flatMap(({ fieldCode, when, rule }, i): RuleInPlace[] =>
    rule
      ? [{ fieldCode, rule, formula: when ?? true, path: ['fields', i, 'rule'], itemCode: item.itemCode }]
      : [],
  );
  const asked = questionsOfItems(index, [item]);
  const find = (formula: Formula) => findSituation(asked, formula);
  return [
    ...rules.flatMap(({ fieldCode, rule, path }) => {
      const definition = index.fields.get(fieldCode)?.entry;
      if (!definition) return [];
      const misplaced = checkBounds(index, definition, { bounds: rule, path });
      return misplaced.length > 0 ? misplaced : checkRule(definition, rule, path);
    }),
    ...findCollisions(index, rules, find),
    ...findDifferingPatterns(rules, find),
  ];
}

function checkFee({ fee }: ServiceItem): ProblemInside[] {
  const missing = fee.kind !== 'free' && fee.basis.trim() === '';
  return missing ? [{ code: 'feeBasisMissing', path: ['fee', 'basis'], about: [] }] : [];
}

/** Reviews lead up to one decision; nothing follows it. */
function checkReviewPath({ reviewPath }: ServiceItem): ProblemInside[] {
  const steps = reviewPath.flatMap((step, i) => checkStep(step, ['reviewPath', i]));
  const decides = reviewPath.findIndex(({ kind }) => kind === 'decide');
  if (decides < 0) return [...steps, { code: 'decisionMissing', path: ['reviewPath'], about: [] }];
  return decides === reviewPath.length - 1
    ? steps
    : [...steps, { code: 'decisionNotLast', path: ['reviewPath', decides], about: [] }];
}

/** 会签 names its departments, each once; no other step names several. */
function checkStep({ kind, departmentId, departmentIds }: ReviewStep, path: Path): ProblemInside[] {
  const several = kind === 'countersign';
  if (several && departmentIds === undefined) return [{ code: 'countersignersMissing', path, about: [] }];
  if (several ? departmentId !== undefined : departmentIds !== undefined) {
    return [{ code: 'countersignersMisplaced', path, about: [] }];
  }
  return repeatedCodes(departmentIds ?? []).map(({ code, i }) => ({
    code: 'duplicateCode',
    path: [...path, 'departmentIds', i],
    about: [code],
  }));
}

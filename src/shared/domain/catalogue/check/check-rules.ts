import { holds, type Situation } from '../condition.ts';
import type { FieldDefinition, FieldRule } from '../field-definition.ts';
import type { CatalogueIndex } from '../index-catalogue.ts';
import { areImpossible, boundsOf } from '../field-bounds.ts';
import { isImpossible, strictestOf } from '../merge-fields.ts';
import { allOf, anyOf, type Formula } from '../situations.ts';
import type { ProblemInside } from './catalogue-problem.ts';
import { checkPattern } from './check-pattern.ts';

/** A rule an item has for a field: when it holds, and where it stands. */
export type RuleInPlace = {
  readonly fieldCode: string;
  readonly rule: FieldRule;
  readonly formula: Formula;
  readonly path: ProblemInside['path'];
  readonly itemCode: string;
};

/** A situation of those asked in which a formula holds. */
export type Finder = (formula: Formula) => Situation | 'none' | 'tooWide';

/** What is wrong with one rule by itself. */
export function checkRule(
  definition: FieldDefinition,
  rule: FieldRule,
  path: ProblemInside['path'],
): ProblemInside[] {
  const { fieldCode, choices = [] } = definition;
  const problems = (rule.choices ?? []).flatMap((value, i): ProblemInside[] =>
    choices.some((choice) => choice.value === value)
      ? []
      : [{ code: 'unknownChoice', path: [...path, 'choices', i], about: [fieldCode, value] }],
  );
  if (rule.pattern) problems.push(...checkPattern(rule.pattern.regex, [...path, 'pattern', 'regex']));
  if (problems.length === 0 && isImpossible(strictestOf(definition, [rule]))) {
    problems.push({ code: 'ruleImpossible', path, about: [fieldCode] });
  }
  return problems;
}

/** Rules for the same field that hold together in some situation, though no value can satisfy them all. */
export function findCollisions(
  { fields }: CatalogueIndex,
  rules: readonly RuleInPlace[],
  find: Finder,
): ProblemInside[] {
  const byField = Map.groupBy(rules, ({ fieldCode }) => fieldCode);
  return [...byField].flatMap(([fieldCode, all]) => {
    const definition = fields.get(fieldCode)?.entry;
    const possible = all.filter(({ rule }) => definition && !isImpossible(strictestOf(definition, [rule])));
    if (!definition || !collide(definition, possible)) return [];
    return findCollision(definition, possible, find);
  });
}

/** Different patterns for one field that hold together in some situation: whether a value fits both nobody can compute. */
export function findDifferingPatterns(rules: readonly RuleInPlace[], find: Finder): ProblemInside[] {
  const byField = Map.groupBy(
    rules.filter(({ rule }) => rule.pattern !== undefined),
    ({ fieldCode }) => fieldCode,
  );
  return [...byField].flatMap(([fieldCode, all]) =>
    all.flatMap((one, i): ProblemInside[] => {
      const other = all
        .slice(0, i)
        .find(
          ({ rule, formula }) =>
            rule.pattern?.regex !== one.rule.pattern?.regex &&
            typeof find(allOf(formula, one.formula)) === 'object',
        );
      if (!other) return [];
      const items = other.itemCode === one.itemCode ? [] : [other.itemCode, one.itemCode];
      return [{ code: 'patternsDiffer', path: one.path, about: [fieldCode, ...items] }];
    }),
  );
}

function findCollision(
  definition: FieldDefinition,
  rules: readonly RuleInPlace[],
  find: Finder,
): ProblemInside[] {
  const found = find(
    anyOf(
      lengthsCollide(definition, rules),
      choicesCollide(definition, rules),
      boundsCollide(definition, rules),
    ),
  );
  if (found === 'none') return [];
  const path = rules.at(-1)?.path ?? [];
  if (found === 'tooWide') return [{ code: 'conditionTooWide', path, about: [] }];
  const together = rules.filter(({ formula }) => formula === true || (formula && holds(formula, found)));
  const guilty = fewestThatCollide(definition, together);
  const items = [...new Set(guilty.map(({ itemCode }) => itemCode))];
  const about = [definition.fieldCode, ...(items.length > 1 ? items : [])];
  return [{ code: 'rulesCollide', path: guilty.at(-1)?.path ?? path, about }];
}

function collide(definition: FieldDefinition, rules: readonly RuleInPlace[]): boolean {
  return isImpossible(
    strictestOf(
      definition,
      rules.map(({ rule }) => rule),
    ),
  );
}

/** Two rules hold of which one wants more characters than the other allows. */
function lengthsCollide({ maxLength: most }: FieldDefinition, rules: readonly RuleInPlace[]): Formula {
  const long = rules.filter(({ rule }) => rule.minLength !== undefined);
  const pairs = long.flatMap((one) =>
    rules
      .filter(({ rule }) => (one.rule.minLength ?? 1) > Math.min(most, rule.maxLength ?? most))
      .map((other) => allOf(one.formula, other.formula)),
  );
  return anyOf(...pairs);
}

/** Every choice of the field is refused by some rule that holds. */
function choicesCollide({ choices }: FieldDefinition, rules: readonly RuleInPlace[]): Formula {
  if (choices === undefined) return false;
  return allOf(
    ...choices.map(({ value }) => {
      const refusing = rules.filter(({ rule }) => rule.choices?.includes(value) === false);
      return anyOf(...refusing.map(({ formula }) => formula));
    }),
  );
}

/** Two rules hold of which one wants more, or a later day, than the other allows. */
function boundsCollide(definition: FieldDefinition, rules: readonly RuleInPlace[]): Formula {
  const bounded = rules.filter(({ rule }) => boundsOf([rule]).length > 0);
  const pairs = bounded.flatMap((one) =>
    bounded
      .filter((other) => areImpossible(boundsOf([definition, one.rule, other.rule])))
      .map((other) => allOf(one.formula, other.formula)),
  );
  return anyOf(...pairs);
}

/** Leaves out what is not needed for the collision. */
function fewestThatCollide(
  definition: FieldDefinition,
  rules: readonly RuleInPlace[],
): readonly RuleInPlace[] {
  return rules.reduce((kept, candidate) => {
    const rest = kept.filter((rule) => rule !== candidate);
    return collide(definition, rest) ? rest : kept;
  }, rules);
}

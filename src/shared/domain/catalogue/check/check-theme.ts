import { comparisonsIn, type Condition } from '../condition.ts';
import type { CatalogueIndex } from '../index-catalogue.ts';
import { allOf, anyOf, findSituation, noneOf, questionsBehind, type Formula } from '../situations.ts';
import type { ServiceItem } from '../service-item.ts';
import type { Theme } from '../theme.ts';
import type { ProblemInside } from './catalogue-problem.ts';
import { checkCodesOf, checkNever, checkReach } from './check-conditions.ts';
import { checkDates } from './check-dates.ts';
import { checkGraph } from './check-graph.ts';
import { checkLimit } from './check-limits.ts';
import { checkPapers } from './check-papers.ts';
import { findCollisions, findDifferingPatterns, type RuleInPlace } from './check-rules.ts';
import { contextOf, type ThemeContext } from './theme-context.ts';

/** What is wrong with one theme: codes, questions, graph, promise, and what its items demand of each other. */
export function checkTheme(index: CatalogueIndex, theme: Theme): ProblemInside[] {
  const context = contextOf(index, theme);
  return [
    ...checkLeader(context),
    ...checkQuestions(context),
    ...checkMembers(context),
    ...checkEmpty(context),
    ...(theme.promisedTimeLimit ? checkLimit(theme.promisedTimeLimit, 'promisedTimeLimit') : []),
    ...checkGraph(context),
    ...checkPapers(context),
    ...checkThemeRules(context),
    ...checkDates(context),
  ];
}

function checkLeader({ index, theme: { leadDepartmentId } }: ThemeContext): ProblemInside[] {
  return index.departments.has(leadDepartmentId)
    ? []
    : [{ code: 'unknownDepartment', path: ['leadDepartmentId'], about: [leadDepartmentId] }];
}

/** Each question once, after those it depends on, possible in some situation, and good for something. */
function checkQuestions(context: ThemeContext): ProblemInside[] {
  const { theme, index } = context;
  return theme.questions.flatMap((code, i): ProblemInside[] => {
    const path = ['questions', i];
    if (theme.questions.indexOf(code) < i) return [{ code: 'duplicateCode', path, about: [code] }];
    const question = index.questions.get(code)?.entry;
    if (!question) return [{ code: 'unknownQuestion', path, about: [code] }];
    const tooLate = comparisonsIn(question.when).flatMap((comparison): ProblemInside[] => {
      const at = theme.questions.indexOf(comparison.question);
      if (at >= 0 && at < i) return [];
      return [
        {
          code: at < 0 ? 'questionNotAsked' : 'questionTooLate',
          path,
          about: at < 0 ? [comparison.question, code] : [code, comparison.question],
        },
      ];
    });
    if (tooLate.length > 0) return tooLate;
    return [...checkQuestionReach(context, question.when, path), ...checkEffect(context, code, path)];
  });
}

/** A question nobody can ever be asked is reported where it is defined, not in every theme. */
function checkQuestionReach(
  { index, asked }: ThemeContext,
  when: Condition | undefined,
  path: ProblemInside['path'],
): ProblemInside[] {
  if (when === undefined) return [];
  const all = [...index.questions.values()].map(({ entry }) => entry);
  return findSituation(all, when) === 'none' ? [] : checkReach(asked, when, path);
}

function checkEffect(
  { asked, members }: ThemeContext,
  code: string,
  path: ProblemInside['path'],
): ProblemInside[] {
  const conditions = members.flatMap(({ member, item }) => [member.when, ...conditionsOf(item)]);
  const useful = questionsBehind(asked, ...conditions).some(({ questionCode }) => questionCode === code);
  return useful ? [] : [{ code: 'questionWithoutEffect', path, about: [code] }];
}

function conditionsOf({ fields, materials }: ServiceItem): readonly (Condition | undefined)[] {
  return [...fields, ...materials].map(({ when }) => when);
}

function checkMembers(context: ThemeContext): ProblemInside[] {
  const { theme, index } = context;
  return theme.items.flatMap(({ itemCode, when }, i): ProblemInside[] => {
    const path = ['items', i, 'itemCode'];
    if (theme.items.findIndex((member) => member.itemCode === itemCode) < i) {
      return [{ code: 'duplicateCode', path, about: [itemCode] }];
    }
    const item = index.items.get(itemCode)?.entry;
    if (!item) return [{ code: 'unknownItem', path, about: [itemCode] }];
    return [
      ...checkMemberCondition(context, when, ['items', i, 'when']),
      ...checkItemQuestions(context, item, path),
    ];
  });
}

function checkMemberCondition(
  { theme, index, asked }: ThemeContext,
  when: Condition | undefined,
  path: ProblemInside['path'],
): ProblemInside[] {
  if (when === undefined) return [];
  const unknown = checkCodesOf(when, path, (code) => index.questions.get(code)?.entry);
  if (unknown.length > 0) return unknown;
  const missing = comparisonsIn(when).filter(({ question }) => !theme.questions.includes(question));
  if (missing.length === 0) return checkReach(asked, when, path);
  return missing.map(({ question }) => ({ code: 'questionNotAsked', path, about: [question] }));
}

/** An item's conditions must be questions of every theme it takes part in, or a requirement is lost there. */
function checkItemQuestions(
  { theme, index }: ThemeContext,
  item: ServiceItem,
  path: ProblemInside['path'],
): ProblemInside[] {
  const spokenOf = conditionsOf(item).flatMap(comparisonsIn);
  const missing = new Set(
    spokenOf
      .map(({ question }) => question)
      .filter((code) => index.questions.has(code) && !theme.questions.includes(code)),
  );
  return [...missing].map((code) => ({ code: 'questionNotAsked', path, about: [code, item.itemCode] }));
}

/** In some situation no item takes part: the answers leave nothing to apply for. */
function checkEmpty({ theme, asked }: ThemeContext): ProblemInside[] {
  const someItem = anyOf(...theme.items.map(({ when }) => when ?? true));
  return checkNever(asked, noneOf(someItem), { code: 'emptySituation', path: ['items'], about: [] });
}

/** Rules of different items for one field, in situations where both items take part. */
function checkThemeRules({ index, asked, members }: ThemeContext): ProblemInside[] {
  const rules = members.flatMap(({ member, item, i }) =>
    item.fields.flatMap(({ fieldCode, when, rule }): RuleInPlace[] => {
      if (!rule) return [];
      const formula = allOf(member.when ?? true, when ?? true);
      return [{ fieldCode, rule, formula, path: ['items', i, 'itemCode'], itemCode: item.itemCode }];
    }),
  );
  const find = (formula: Formula) => findSituation(asked, formula);
  return [...findCollisions(index, rules, find), ...findDifferingPatterns(rules, find)].filter(
    ({ about }) => about.length !== 1, // those of one item alone are said there
  );
}

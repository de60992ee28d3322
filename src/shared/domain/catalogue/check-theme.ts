import type { Catalogue } from './catalogue.ts';
import type { CatalogueProblem } from './check-catalogue.ts';
import { comparisonsIn, holds, type Condition, type Situation } from './condition.ts';
import type { Question, Theme } from './theme.ts';

type Code = CatalogueProblem['code'];

/** Above this many situations a theme is not tried out in full. */
const MOST_SITUATIONS = 20_000;

/** What is wrong with one theme: codes, the order of its questions, its graph, and papers that come too late. */
export function checkTheme(catalogue: Catalogue, theme: Theme): CatalogueProblem[] {
  const codes = [
    ...checkMembers(catalogue, theme),
    ...checkQuestions(catalogue, theme),
    ...checkGraph(theme),
    ...checkProduced(catalogue, theme),
    ...checkReach(catalogue, theme),
  ];
  return codes.map((code) => ({ code, where: `themes/${theme.themeCode}` }));
}

function questionsOf({ questions }: Catalogue, theme: Theme): readonly Question[] {
  return theme.questions.flatMap((code) => questions.filter(({ questionCode }) => questionCode === code));
}

function checkMembers(catalogue: Catalogue, theme: Theme): Code[] {
  const { items, departments } = catalogue;
  const questions = questionsOf(catalogue, theme);
  const codes: Code[] = [];
  if (!departments.some(({ departmentId }) => departmentId === theme.leadDepartmentId))
    codes.push('unknownDepartment');
  const members = theme.items.map(({ itemCode }) => itemCode);
  if (new Set(members).size < members.length) codes.push('duplicateCode');
  for (const { itemCode, when } of theme.items) {
    const item = items.find((candidate) => candidate.itemCode === itemCode);
    if (!item) codes.push('unknownItem');
    const conditions = [
      when,
      ...[...(item?.fields ?? []), ...(item?.materials ?? [])].map((part) => part.when),
    ];
    codes.push(...conditions.flatMap((condition) => checkCondition(questions, condition)));
  }
  return codes;
}

/** An item's conditions must be questions of every theme it takes part in, or a requirement is lost there. */
function checkCondition(questions: readonly Question[], condition: Condition | undefined): Code[] {
  return comparisonsIn(condition).flatMap((comparison): Code[] => {
    const question = questions.find(({ questionCode }) => questionCode === comparison.question);
    if (!question) return ['unknownQuestion'];
    const known = comparison.is.every((value) => question.choices.some((choice) => choice.value === value));
    return known ? [] : ['unknownChoice'];
  });
}

/** A question may only depend on questions before it. */
function checkQuestions(catalogue: Catalogue, theme: Theme): Code[] {
  const codes = theme.questions;
  const questions = questionsOf(catalogue, theme);
  const unknown = codes.filter((code) => !questions.some(({ questionCode }) => questionCode === code));
  const twice: Code[] = new Set(codes).size < codes.length ? ['duplicateCode'] : [];
  return questions
    .flatMap(({ when }, i): Code[] => {
      const later = comparisonsIn(when).some(({ question }) => codes.indexOf(question) >= i);
      return [...checkCondition(questions, when), ...(later ? (['questionTooLate'] as const) : [])];
    })
    .concat(
      twice,
      unknown.map(() => 'unknownQuestion'),
    );
}

function checkGraph(theme: Theme): Code[] {
  const members = theme.items.map(({ itemCode }) => itemCode);
  const strangers = theme.items.flatMap(({ after }) => after).filter((code) => !members.includes(code));
  const cyclic = members.some((code) => predecessorsOf(theme, code).has(code));
  return [...strangers.map((): Code => 'waitsForStranger'), ...(cyclic ? (['cycle'] as const) : [])];
}

/** All items that must be granted before this one, near and far. */
function predecessorsOf(theme: Theme, itemCode: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [itemCode];
  for (const code of open) {
    for (const before of theme.items.find((member) => member.itemCode === code)?.after ?? []) {
      if (found.has(before)) continue;
      found.add(before);
      open.push(before);
    }
  }
  return found;
}

/** A paper that is not asked for, because an item makes it, must be there when another item needs it. */
function checkProduced({ items, materials }: Catalogue, theme: Theme): Code[] {
  const members = theme.items.map(({ itemCode }) => itemCode);
  return members.flatMap((code) => {
    const before = predecessorsOf(theme, code);
    const wanted = items.find(({ itemCode }) => itemCode === code)?.materials ?? [];
    const makers = wanted
      .flatMap(
        ({ materialCode }) =>
          materials.find((material) => material.materialCode === materialCode)?.producedBy ?? [],
      )
      .filter((maker) => members.includes(maker) && maker !== code);
    return makers.flatMap((maker): Code[] => (before.has(maker) ? [] : ['producedTooLate']));
  });
}

/** Each question and each item must apply in some situation. */
function checkReach(catalogue: Catalogue, theme: Theme): Code[] {
  const questions = questionsOf(catalogue, theme);
  const count = questions.reduce((product, { choices }) => product * choices.length, 1);
  if (count > MOST_SITUATIONS) return [];
  const situations = situationsOf(questions);
  const conditions = [...questions, ...theme.items].map(({ when }) => when);
  const dead = conditions.filter((when) => !situations.some((situation) => holds(when, situation)));
  return dead.map(() => 'neverApplies');
}

/** Every situation a full set of answers can describe; answers to questions that do not apply are left out. */
export function situationsOf(questions: readonly Question[]): readonly Situation[] {
  let situations: Situation[] = [{}];
  for (const { questionCode, choices, when } of questions) {
    situations = situations.flatMap((situation) =>
      holds(when, situation)
        ? choices.map(({ value }) => ({ ...situation, [questionCode]: value }))
        : [situation],
    );
  }
  return situations;
}

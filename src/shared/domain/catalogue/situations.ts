import { comparisonsIn, holds, type Condition, type Situation } from './condition.ts';
import type { Question } from './theme.ts';

/** A condition, or `true` and `false` where nothing is left to ask. */
export type Formula = Condition | boolean;

/** Above this many steps a search ends without an answer; only conditions nobody can read need more. */
const MOST_STEPS = 20_000;

/** Every part holds. */
export function allOf(...parts: readonly Formula[]): Formula {
  if (parts.includes(false)) return false;
  const all = parts.filter((part) => typeof part !== 'boolean');
  return all.length === 0 || { all };
}

/** At least one part holds. */
export function anyOf(...parts: readonly Formula[]): Formula {
  if (parts.includes(true)) return true;
  const any = parts.filter((part) => typeof part !== 'boolean');
  return any.length > 0 && { any };
}

/** The part does not hold. */
export function noneOf(part: Formula): Formula {
  return typeof part === 'boolean' ? !part : { not: part };
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

/**
 * A situation in which the formula holds, `none` when there is none, `tooWide` when that cannot be told within reason.
 * Answers are tried in the order the questions are asked. Only questions the formula depends on are tried, of each
 * only answers it tells apart, and a branch ends as soon as the formula is decided: 30 questions are no problem.
 */
export function findSituation(
  questions: readonly Question[],
  formula: Formula,
): Situation | 'none' | 'tooWide' {
  if (typeof formula === 'boolean') return formula ? {} : 'none';
  const asked = questionsBehind(questions, formula);
  const search: Search = {
    asked,
    formula,
    positions: new Map(asked.map(({ questionCode }, position) => [questionCode, position])),
    answers: asked.map((question) => answersToldApart(question, [formula, ...asked.map(({ when }) => when)])),
    stepsLeft: MOST_STEPS,
  };
  return tryAnswers(search, 0, {}) ?? (search.stepsLeft < 0 ? 'tooWide' : 'none');
}

type Search = {
  readonly asked: readonly Question[];
  readonly formula: Condition;
  readonly positions: ReadonlyMap<string, number>;
  readonly answers: readonly (readonly string[])[];
  stepsLeft: number;
};

/** Everything from the question at this position on is open. */
function tryAnswers(search: Search, position: number, situation: Situation): Situation | undefined {
  search.stepsLeft -= 1;
  if (search.stepsLeft < 0) return undefined;
  const soFar = judge(search.formula, { situation, position, positions: search.positions });
  if (soFar === 'no') return undefined;
  const question = search.asked[position];
  if (question === undefined) return soFar === 'yes' ? situation : undefined;
  if (!holds(question.when, situation)) return tryAnswers(search, position + 1, situation);
  for (const value of search.answers[position] ?? []) {
    const found = tryAnswers(search, position + 1, { ...situation, [question.questionCode]: value });
    if (found) return found;
  }
  return undefined;
}

type Verdict = 'yes' | 'no' | 'open';
type Known = {
  readonly situation: Situation;
  readonly position: number;
  readonly positions: ReadonlyMap<string, number>;
};

/** What is already certain of a condition while some questions are still open. */
function judge(condition: Condition, known: Known): Verdict {
  if ('all' in condition) return join(condition.all, known, 'no');
  if ('any' in condition) return join(condition.any, known, 'yes');
  if ('not' in condition) return opposite(judge(condition.not, known));
  if ((known.positions.get(condition.question) ?? -1) >= known.position) return 'open';
  return holds(condition, known.situation) ? 'yes' : 'no';
}

/** One part decides; otherwise an open part leaves the whole open. */
function join(parts: readonly Condition[], known: Known, deciding: 'yes' | 'no'): Verdict {
  let verdict: Verdict = opposite(deciding);
  for (const part of parts) {
    const partVerdict = judge(part, known);
    if (partVerdict === deciding) return deciding;
    if (partVerdict === 'open') verdict = 'open';
  }
  return verdict;
}

function opposite(verdict: Verdict): Verdict {
  if (verdict === 'open') return 'open';
  return verdict === 'yes' ? 'no' : 'yes';
}

/** The questions a condition speaks of, and those they depend on, in the order given. */
export function questionsBehind(
  questions: readonly Question[],
  ...conditions: readonly (Condition | undefined)[]
): readonly Question[] {
  const byCode = new Map(questions.map((question) => [question.questionCode, question]));
  const wanted = new Set<string>();
  const open = conditions.flatMap(comparisonsIn);
  for (const { question: code } of open) {
    if (wanted.has(code)) continue;
    wanted.add(code);
    open.push(...comparisonsIn(byCode.get(code)?.when));
  }
  return questions.filter(({ questionCode }) => wanted.has(questionCode));
}

/** Of answers no condition tells apart, one. */
function answersToldApart(
  { questionCode, choices }: Question,
  conditions: readonly (Condition | undefined)[],
): readonly string[] {
  const lists = conditions
    .flatMap(comparisonsIn)
    .filter(({ question }) => question === questionCode)
    .map(({ is }) => is);
  const kinds = new Map<string, string>();
  for (const { value } of choices) {
    const kind = lists.map((is) => (is.includes(value) ? '1' : '0')).join('');
    if (!kinds.has(kind)) kinds.set(kind, value);
  }
  return [...kinds.values()];
}

import type { Condition } from '../condition.ts';
import { findSituation, type Formula } from '../situations.ts';
import type { Question } from '../theme.ts';
import type { ProblemInside } from './catalogue-problem.ts';

type Path = ProblemInside['path'];
type Comparison = { readonly question: string; readonly is: readonly string[]; readonly path: Path };

/** Questions by code, and which of them are asked where the condition stands. */
export type Asked = {
  readonly known: (code: string) => Question | undefined;
  readonly asked: readonly Question[];
};

/** Every comparison of a condition with its place. */
export function comparisonsAt(condition: Condition | undefined, path: Path): readonly Comparison[] {
  if (condition === undefined) return [];
  if ('all' in condition) return condition.all.flatMap((part, i) => comparisonsAt(part, [...path, 'all', i]));
  if ('any' in condition) return condition.any.flatMap((part, i) => comparisonsAt(part, [...path, 'any', i]));
  return 'not' in condition ? comparisonsAt(condition.not, [...path, 'not']) : [{ ...condition, path }];
}

/** Questions and choices the catalogue lacks. */
export function checkCodesOf(
  condition: Condition | undefined,
  path: Path,
  known: Asked['known'],
): ProblemInside[] {
  return comparisonsAt(condition, path).flatMap((comparison): ProblemInside[] => {
    const question = known(comparison.question);
    if (!question) {
      return [
        { code: 'unknownQuestion', path: [...comparison.path, 'question'], about: [comparison.question] },
      ];
    }
    return comparison.is.flatMap((value, i): ProblemInside[] =>
      question.choices.some((choice) => choice.value === value)
        ? []
        : [
            {
              code: 'unknownChoice',
              path: [...comparison.path, 'is', i],
              about: [question.questionCode, value],
            },
          ],
    );
  });
}

/** A condition must hold in some situation of those who are asked these questions. */
export function checkReach(asked: readonly Question[], formula: Formula, path: Path): ProblemInside[] {
  const found = findSituation(asked, formula);
  if (found === 'none') return [{ code: 'neverApplies', path, about: [] }];
  return found === 'tooWide' ? [{ code: 'conditionTooWide', path, about: [] }] : [];
}

/**
 * The problem found in some situation, with the situation; a search without an answer is a problem of its own, since
 * a catalogue that cannot be checked cannot be trusted.
 */
export function checkNever(
  asked: readonly Question[],
  formula: Formula,
  problem: ProblemInside,
): ProblemInside[] {
  const found = findSituation(asked, formula);
  if (found === 'none') return [];
  return found === 'tooWide' ? [{ code: 'conditionTooWide', path: problem.path, about: [] }] : [problem];
}

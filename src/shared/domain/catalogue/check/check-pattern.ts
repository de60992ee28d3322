import { isTooSlow } from '../pattern-cost.ts';
import { parseWholePattern } from '../whole-pattern.ts';
import type { ProblemInside } from './catalogue-problem.ts';

/** A regular expression must be one, and must answer at once whatever is typed. */
export function checkPattern(regex: string, path: ProblemInside['path']): ProblemInside[] {
  if (!parseWholePattern(regex)) return [{ code: 'patternInvalid', path, about: [regex] }];
  return isTooSlow(regex) ? [{ code: 'patternTooSlow', path, about: [regex] }] : [];
}

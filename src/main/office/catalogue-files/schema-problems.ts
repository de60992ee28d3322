import type { z } from 'zod';
import type { CatalogueFileProblem } from '../../../shared/texts/catalogue-files.ts';
import type { JsonPath } from './locator.ts';

/** A problem and the value it is about; of a member nobody knows, its name. */
export type ProblemInValue = {
  readonly problem: CatalogueFileProblem;
  readonly path: JsonPath;
  readonly member?: string;
};

type Issue = z.core.$ZodIssue;

/** What a schema found wrong with a value, each as near to its cause as the schema can tell. */
export function problemsOf(issues: readonly Issue[], value: unknown): readonly ProblemInValue[] {
  return issues.flatMap((issue) => nearest(issue)).flatMap((issue) => toProblems(issue, value));
}

/** Of the forms a value may have, the issues of the one that was meant: the one it has the most right of. */
function nearest(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const [meant = []] = issue.errors.toSorted((left, right) => strangeness(left) - strangeness(right));
  return meant.flatMap((inner) => nearest({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** A member that the form does not know weighs more than any that is wrong. */
function strangeness(issues: readonly Issue[]): number {
  const strange = issues.filter(({ code, path }) => code === 'unrecognized_keys' && path.length === 0);
  return strange.length * 1_000 + issues.length;
}

function toProblems(issue: Issue, value: unknown): readonly ProblemInValue[] {
  const path = issue.path.filter((member) => typeof member !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((member) => ({ problem: { code: 'memberUnknown', member }, path, member }));
  }
  const member = path.at(-1);
  if (typeof member === 'string' && valueAt(value, path) === undefined) {
    return [{ problem: { code: 'memberMissing', member }, path: path.slice(0, -1) }];
  }
  return [{ problem: toProblem(issue), path }];
}

function toProblem(issue: Issue): CatalogueFileProblem {
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'wrongType', expected: issue.expected };
    case 'invalid_value':
      return { code: 'notAmong', values: issue.values.map(String) };
    case 'invalid_union':
      return { code: 'notAmong', values: ('options' in issue ? (issue.options ?? []) : []).map(String) };
    case 'invalid_format':
      return { code: 'wrongForm', pattern: issue.pattern ?? null };
    case 'too_small':
      return { code: 'outOfRange', of: issue.origin, side: 'least', limit: Number(issue.minimum) };
    case 'too_big':
      return { code: 'outOfRange', of: issue.origin, side: 'most', limit: Number(issue.maximum) };
    default:
      return { code: 'wrongForm', pattern: null };
  }
}

function valueAt(value: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(
    (inner, member) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[member] : undefined,
    value,
  );
}

import { limitInMinutes, promisedMinutesOf } from '../limit-minutes.ts';
import { allOf, findSituation, type Formula } from '../situations.ts';
import type { ProblemInside } from './catalogue-problem.ts';
import type { ThemeContext } from './theme-context.ts';

/** Above this many paths, the longest is taken as if all its items could take part together. */
const MOST_PATHS = 20_000;

/** What is wrong with the order of a theme's items, and whether its promise can be kept. */
export function checkGraph(context: ThemeContext): ProblemInside[] {
  const cycles = checkCycles(context);
  return [...checkStrangers(context), ...cycles, ...(cycles.length > 0 ? [] : checkPromise(context))];
}

function checkStrangers({ theme }: ThemeContext): ProblemInside[] {
  const codes = new Set(theme.items.map(({ itemCode }) => itemCode));
  return theme.items.flatMap(({ after }, i) =>
    after.flatMap((code, j): ProblemInside[] =>
      codes.has(code) ? [] : [{ code: 'waitsForStranger', path: ['items', i, 'after', j], about: [code] }],
    ),
  );
}

/** One problem for each knot of items that wait for each other, with one way round. */
function checkCycles({ theme, before }: ThemeContext): ProblemInside[] {
  const told = new Set<string>();
  return theme.items.flatMap(({ itemCode }, i): ProblemInside[] => {
    if (told.has(itemCode) || !before.get(itemCode)?.has(itemCode)) return [];
    for (const [code, codes] of before) {
      if (codes.has(itemCode) && before.get(itemCode)?.has(code)) told.add(code);
    }
    return [{ code: 'cycle', path: ['items', i, 'after'], about: wayBackTo(theme.items, itemCode) }];
  });
}

/** The shortest way from an item through what it waits for back to itself. */
function wayBackTo(
  items: readonly { readonly itemCode: string; readonly after: readonly string[] }[],
  start: string,
): readonly string[] {
  const after = new Map(items.map((item) => [item.itemCode, item.after]));
  const ways: (readonly string[])[] = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const next of after.get(way.at(-1) ?? start) ?? []) {
      if (next === start) return way;
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return [start];
}

/** An item of the promise: how long it takes and when it takes part. */
type Step = {
  readonly itemCode: string;
  readonly minutes: number;
  readonly formula: Formula;
};

/** The promise of the theme must not be shorter than what its items need one after another (domain.md C.10). */
function checkPromise(context: ThemeContext): ProblemInside[] {
  const { promisedTimeLimit } = context.theme;
  if (!promisedTimeLimit) return [];
  const allowed = limitInMinutes(promisedTimeLimit);
  const path = longestBeyond(context, stepsOf(context), allowed);
  if (!path) return [];
  const given = path.reduce((sum, { minutes }) => sum + minutes, 0);
  return [
    {
      code: 'promiseTooShort',
      path: ['promisedTimeLimit'],
      about: path.map(({ itemCode }) => itemCode),
      minutes: { given, allowed },
    },
  ];
}

function stepsOf({ members }: ThemeContext): readonly Step[] {
  return members
    .filter(({ member }) => !member.outsidePromise)
    .map(({ member, item }) => ({
      itemCode: item.itemCode,
      minutes: promisedMinutesOf(item),
      formula: member.when ?? true,
    }))
    .filter(({ minutes }) => minutes > 0);
}

/** The longest path above the limit whose items all take part in some situation; undefined when there is none. */
function longestBeyond(
  { asked, before }: ThemeContext,
  steps: readonly Step[],
  allowed: number,
): readonly Step[] | undefined {
  const later = new Map(
    steps.map((step) => [step, steps.filter(({ itemCode }) => before.get(itemCode)?.has(step.itemCode))]),
  );
  const rest = restsOf(steps, later);
  const longestFirst = (some: readonly Step[]): readonly Step[] =>
    some.toSorted((left, right) => (rest.get(right) ?? 0) - (rest.get(left) ?? 0));
  let most = allowed;
  let best: readonly Step[] | undefined;
  let pathsLeft = MOST_PATHS;
  const follow = (path: readonly Step[], minutes: number, step: Step): void => {
    pathsLeft -= 1;
    if (minutes + (rest.get(step) ?? 0) <= most) return;
    const longer = [...path, step];
    const possible =
      pathsLeft < 0 || findSituation(asked, allOf(...longer.map(({ formula }) => formula))) !== 'none';
    if (!possible) return;
    if (minutes + step.minutes > most) {
      most = minutes + step.minutes;
      best = longer;
    }
    for (const next of longestFirst(later.get(step) ?? [])) follow(longer, minutes + step.minutes, next);
  };
  for (const step of longestFirst(steps)) follow([], 0, step);
  return best;
}

/** The longest way from each item on, itself included. */
function restsOf(
  steps: readonly Step[],
  later: ReadonlyMap<Step, readonly Step[]>,
): ReadonlyMap<Step, number> {
  const rest = new Map<Step, number>();
  const measure = (step: Step): number => {
    const known = rest.get(step);
    if (known !== undefined) return known;
    const longest = step.minutes + Math.max(0, ...(later.get(step) ?? []).map(measure));
    rest.set(step, longest);
    return longest;
  };
  steps.forEach(measure);
  return rest;
}

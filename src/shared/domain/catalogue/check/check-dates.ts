import type { Theme } from '../theme.ts';
import type { ProblemInside } from './catalogue-problem.ts';
import type { ThemeContext } from './theme-context.ts';

/** Days out of order, and items that are not in force as long as the theme is. */
export function checkDates(context: ThemeContext): ProblemInside[] {
  const { theme } = context;
  return [...checkValidity(theme), ...checkMembersInForce(context), ...checkBatchPeriods(context)];
}

/** The last day must not be before the first. */
export function checkValidity({ validFrom, validTo }: Pick<Theme, 'validFrom' | 'validTo'>): ProblemInside[] {
  const reversed = validTo !== undefined && validTo < validFrom;
  return reversed ? [{ code: 'validityReversed', path: ['validTo'], about: [validFrom, validTo] }] : [];
}

function checkMembersInForce({ theme, members }: ThemeContext): ProblemInside[] {
  const outlives = (end: string | undefined) =>
    end !== undefined && (theme.validTo === undefined || theme.validTo > end);
  return members
    .filter(({ item }) => item.validFrom > theme.validFrom || outlives(item.validTo))
    .map(({ item, i }) => ({
      code: 'memberNotInForce',
      path: ['items', i, 'itemCode'],
      about: [item.itemCode],
    }));
}

function checkBatchPeriods({ theme }: ThemeContext): ProblemInside[] {
  return theme.batchPeriods.flatMap((period, i): ProblemInside[] => {
    const { name, opensOn, closesOn, resultOn } = period;
    const wrong = closesOn < opensOn ? 'closesOn' : resultOn < closesOn ? 'resultOn' : undefined;
    if (wrong) return [{ code: 'batchOutOfOrder', path: ['batchPeriods', i, wrong], about: [name] }];
    const other = theme.batchPeriods
      .slice(0, i)
      .find((earlier) => earlier.opensOn <= closesOn && opensOn <= earlier.closesOn);
    if (!other) return [];
    return [{ code: 'batchesOverlap', path: ['batchPeriods', i, 'opensOn'], about: [name, other.name] }];
  });
}

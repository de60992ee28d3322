import type { LocalDate } from '../../kernel/time.ts';
import type { BatchPeriod } from '../catalogue/theme.ts';

/** How a day lies to the periods (集中办理期) of a theme, and the period a citizen is told of. */
export type BatchStanding = {
  readonly standing: 'open' | 'notYet' | 'over';
  readonly period: BatchPeriod;
};

/** The period that is open on the day, else the next one, else the one that ended last; null for a theme without any. */
export function batchStandingOn(periods: readonly BatchPeriod[], on: LocalDate): BatchStanding | null {
  const open = periods.find(({ opensOn, closesOn }) => opensOn <= on && on <= closesOn);
  if (open) return { standing: 'open', period: open };
  const byOpening = periods.toSorted((left, right) => (left.opensOn < right.opensOn ? -1 : 1));
  const next = byOpening.find(({ opensOn }) => on < opensOn);
  if (next) return { standing: 'notYet', period: next };
  const last = periods.toSorted((left, right) => (left.closesOn < right.closesOn ? -1 : 1)).at(-1);
  return last ? { standing: 'over', period: last } : null;
}

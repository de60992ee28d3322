import type { CaseClock, ExtensionBasis } from '../calendar/case-clock.ts';
import { EXTENSION_LIMITS } from '../calendar/extend-clock.ts';
import type { SpecialProcedure } from '../calendar/special-procedure.ts';
import type { SubCaseAction, SubCaseOpening } from '../case/case-action.ts';
import { departmentsOfPath } from '../case/review-position.ts';
import type { ServiceItem } from '../catalogue/service-item.ts';
import type { Instant } from '../../kernel/time.ts';

/**
 * 可用的特别程序. What may stop the clock of an item: what its guide tells the applicant, and a hearing, which every
 * applicant may ask for (Administrative Licensing Law art. 46 and 47).
 */
export function proceduresOf({
  specialProcedures,
}: Pick<ServiceItem, 'specialProcedures'>): readonly SpecialProcedure[] {
  return [...new Set([...specialProcedures, 'hearing' as const])];
}

/** 恢复. The clock with its running suspension ended at the moment. */
export function endSuspension(clock: CaseClock, at: Instant): CaseClock {
  const suspensions = clock.suspensions.map((each) =>
    each.resumedAt === null ? { ...each, resumedAt: at } : each,
  );
  return { ...clock, suspensions };
}

/** How many working days may still be added on one basis. */
export type ExtensionLeft = { readonly basis: ExtensionBasis; readonly workingDays: number };

/**
 * 可延期的天数. Ten days are for the body's own matter; fifteen are for what several bodies handle together
 * (art. 26 and 42): a theme or a review path of several departments. All extensions of one item count together. To a
 * day that was announced for everybody nothing is added.
 */
export function extensionsLeft(
  clock: CaseClock,
  actions: readonly SubCaseAction[],
  openings: readonly Pick<SubCaseOpening, 'departmentId'>[],
): readonly ExtensionLeft[] {
  if (clock.fixed) return [];
  const given = clock.extensions.reduce((sum, { workingDays }) => sum + workingDays, 0);
  const departments = new Set([
    ...departmentsOfPath(actions),
    ...openings.map(({ departmentId }) => departmentId),
  ]);
  const bases: readonly ExtensionBasis[] = departments.size > 1 ? ['ownBody', 'jointHandling'] : ['ownBody'];
  return bases.map((basis) => ({
    basis,
    workingDays: Math.max(EXTENSION_LIMITS[basis].workingDays - given, 0),
  }));
}

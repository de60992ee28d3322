import { fail, succeed, type Result } from '../../kernel/result.ts';
import type { CaseClock, Extension, ExtensionBasis } from './case-clock.ts';
import { computeClockDue } from './clock-due.ts';
import type { WorkCalendar } from './work-calendar.ts';

/**
 * 延期. How many working days may be added, and by whom (Administrative Licensing Law art. 42): 10 by the head of the
 * body to its own 20, 15 by the head of the government to the 45 of bodies that handle a matter together.
 */
export const EXTENSION_LIMITS = {
  ownBody: { workingDays: 10, approvedBy: 'headOfBody' },
  jointHandling: { workingDays: 15, approvedBy: 'headOfGovernment' },
} as const satisfies Record<ExtensionBasis, { workingDays: number; approvedBy: string }>;

/** What an extension is refused for. */
export type ExtensionRefusal = 'case.extensionTooLate' | 'case.extensionTooLong';

/**
 * 延期. Adds an extension to the ledger. It must be granted before the promise has run out, and all extensions of one
 * item together stay within what art. 42 allows: the sentence is about the decision, not about each request.
 */
export function extendClock(
  calendar: WorkCalendar,
  clock: CaseClock,
  extension: Extension,
): Result<CaseClock, ExtensionRefusal> {
  const { workingDays, basis, extendedAt } = extension;
  const granted = clock.extensions.reduce((sum, each) => sum + each.workingDays, 0);
  const left = Math.max(EXTENSION_LIMITS[basis].workingDays - granted, 0);
  if (!Number.isInteger(workingDays) || workingDays < 1 || workingDays > left)
    return fail('case.extensionTooLong', { left });
  const { dueAt } = computeClockDue(calendar, clock, extendedAt);
  if (extendedAt > dueAt) return fail('case.extensionTooLate');
  return succeed({ ...clock, extensions: [...clock.extensions, extension] });
}

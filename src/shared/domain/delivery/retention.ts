import { localDateOf, toDayNumber } from '../../kernel/time.ts';
import type { Instant } from '../../kernel/time.ts';
import type { SubCaseAction } from '../case/case-action.ts';
import { legalDeadlineOf } from '../calendar/legal-deadline.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { outcomeStandingOf } from './outcome-standing.ts';

/** 留存天数. Days after which an outcome nobody collected is looked at again. */
export const RETENTION_STEPS = [30, 60, 90] as const;

/** Days of the calendar an outcome has lain there; 0 on the day it became ready. */
export function retainedDaysOf(readyAt: Instant, now: Instant): number {
  return Math.max(0, toDayNumber(localDateOf(now)) - toDayNumber(localDateOf(readyAt)));
}

/** The last step that was reached, 0 before the first. */
export function retentionStepOf(days: number): 0 | (typeof RETENTION_STEPS)[number] {
  return RETENTION_STEPS.findLast((step) => days >= step) ?? 0;
}

/** Since when an outcome lies there: since it was produced, or since a letter or a locker gave it back. */
export function readySinceOf(actions: readonly SubCaseAction[]): Instant | undefined {
  const came = actions.findLast(
    ({ kind }, at) => kind === 'produce' || (kind === 'failServing' && actions[at - 1]?.kind === 'deliver'),
  );
  return came?.effectiveAt;
}

/** Whether an outcome may be destroyed: one that was replaced at once, any other after so many days. */
export function mayDestroy(
  actions: readonly SubCaseAction[],
  { now, leastDays }: { readonly now: Instant; readonly leastDays: number },
): boolean {
  const standing = outcomeStandingOf(actions);
  if (standing === 'replaced') return true;
  const since = readySinceOf(actions);
  return standing === 'ready' && since !== undefined && retainedDaysOf(since, now) >= leastDays;
}

/** 送达期限. Until when an outcome has to be served: within ten working days of its decision (art. 44). */
export function serveByOf(calendar: WorkCalendar, actions: readonly SubCaseAction[]): Instant | null {
  const produced = actions.findLast((action) => action.kind === 'produce');
  if (produced?.serveBy !== undefined) return produced.serveBy;
  const decided = actions.findLast(({ kind }) => kind === 'grant' || kind === 'deny');
  return decided ? legalDeadlineOf(calendar, 'delivery', decided.effectiveAt).dueAt : null;
}

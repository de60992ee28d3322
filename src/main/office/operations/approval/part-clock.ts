import { computeClockDue } from '../../../../shared/domain/calendar/clock-due.ts';
import type { DueDate } from '../../../../shared/domain/calendar/due-date.ts';
import { dueLightOf, timeLeftOf } from '../../../../shared/domain/calendar/due-light.ts';
import type { DueLight } from '../../../../shared/domain/calendar/due-light.ts';
import type { WorkCalendar } from '../../../../shared/domain/calendar/work-calendar.ts';
import type { SubCaseAction } from '../../../../shared/domain/case/case-action.ts';
import { statusOf } from '../../../../shared/domain/case/case-flow.ts';
import type { CaseStatus } from '../../../../shared/domain/case/case-status.ts';
import { clockOf, dueOf } from '../../../../shared/domain/case/deadlines.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';

const RUNNING: readonly CaseStatus[] = ['accepted', 'reviewing', 'suspended'];

/** When a part is due, and how much of its time is left; while it is suspended as if the work went on now. */
export function partClockOf(
  calendar: WorkCalendar,
  actions: readonly SubCaseAction[],
  now: Instant,
): { readonly due: DueDate | null; readonly color: DueLight | null } {
  const clock = clockOf(actions);
  const status = statusOf(actions);
  if (!clock || !RUNNING.includes(status)) return { due: dueOf(actions), color: null };
  const due = status === 'suspended' ? computeClockDue(calendar, clock, now) : dueOf(actions);
  return { due, color: dueLightOf(timeLeftOf(calendar, clock, now)) };
}

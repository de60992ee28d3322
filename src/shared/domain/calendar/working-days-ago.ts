import { instantAt, localDateOf, plusDays, type Instant } from '../../kernel/time.ts';
import type { WorkCalendar } from './work-calendar.ts';
import { computeDueDate } from './working-time.ts';

/** The moment before which everything is longer ago than so many whole working days. */
export function workingDaysAgo(calendar: WorkCalendar, now: Instant, amount: number): Instant {
  let day = localDateOf(now);
  while (computeDueDate(calendar, instantAt(day, 0), { amount, unit: 'workingDay' }).dueAt >= now) {
    day = plusDays(day, -1);
  }
  return instantAt(plusDays(day, 1), 0);
}

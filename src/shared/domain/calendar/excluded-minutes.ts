import { toLocalMinutes, type Instant } from '../../kernel/time.ts';
import type { Suspension } from './case-clock.ts';
import { minuteTableOf, passedAt } from './minute-table.ts';
import type { WorkCalendar } from './work-calendar.ts';

/**
 * Working minutes between two moments in which at least one suspension lasted: what a processing time leaves out
 * (办理时长). Unlike in a due date, time after the promise has run out is left out too: nobody worked then either.
 */
export function excludedMinutesBetween(
  calendar: WorkCalendar,
  suspensions: readonly Suspension[],
  { from, to }: { readonly from: Instant; readonly to: Instant },
): number {
  const table = minuteTableOf(calendar);
  const end = passedAt(table, toLocalMinutes(to));
  const spans = suspensions.map(({ suspendedAt, resumedAt }) => ({
    begin: passedAt(table, toLocalMinutes(suspendedAt)),
    until: Math.min(passedAt(table, toLocalMinutes(resumedAt ?? to)), end),
  }));
  let counted = passedAt(table, toLocalMinutes(from));
  let minutes = 0;
  for (const { begin, until } of spans.toSorted((left, right) => left.begin - right.begin)) {
    const left = Math.max(until - Math.max(begin, counted), 0);
    minutes += left;
    counted = Math.max(counted, until);
  }
  return minutes;
}

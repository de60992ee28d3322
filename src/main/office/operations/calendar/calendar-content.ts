import type { CalendarYear } from '../../../../shared/domain/calendar/work-calendar.ts';
import type { Hasher } from '../../ports/office-ports.ts';

type NamedDays = CalendarYear['holidays'];

/** Fingerprint of a year; in which order and form its file listed the days, plays no part. */
export function contentHashOf(hasher: Hasher, content: CalendarYear): string {
  const { year, holidays, shiftedWorkdays, source, publishedOn, workingDaysByMonth } = content;
  const days = [inOrder(holidays), inOrder(shiftedWorkdays)];
  return hasher.sha256(JSON.stringify([year, days, source, publishedOn ?? null, workingDaysByMonth ?? null]));
}

function inOrder(days: NamedDays): readonly (readonly [string, string])[] {
  return days
    .map(({ date, name }) => [date, name] as const)
    .toSorted(([left], [right]) => (left < right ? -1 : 1));
}

import { putCalendarYear } from '../../../../shared/domain/calendar/change-calendar.ts';
import type { OpeningHours, WorkCalendar } from '../../../../shared/domain/calendar/work-calendar.ts';
import type { CalendarEntry } from '../../ports/calendar-table.ts';

/** The calendar as some lines of its ledger, from the first one on, make it. */
export function calendarAfter(entries: readonly CalendarEntry[], openingHours: OpeningHours): WorkCalendar {
  return entries.reduce<WorkCalendar>(
    (calendar, { year, content }) =>
      content
        ? putCalendarYear(calendar, content)
        : { ...calendar, years: calendar.years.filter((each) => each.year !== year) },
    { years: [], openingHours },
  );
}

import { CalendarYear, OpeningHours } from '../../src/shared/domain/calendar/work-calendar.ts';
import type { WorkCalendar } from '../../src/shared/domain/calendar/work-calendar.ts';

/** The files of the calendar the program ships; a page has no file system, so Vite brings them. */
const FILES = import.meta.glob<unknown>('../../resources/calendar/*.json', {
  eager: true,
  import: 'default',
});

/** The calendar the program ships. */
export function loadCalendar(): WorkCalendar {
  const years = Object.entries(FILES).flatMap(([path, content]) =>
    /\d{4}\.json$/.test(path) ? CalendarYear.parse(content) : [],
  );
  return { years, openingHours: OpeningHours.parse(FILES['../../resources/calendar/opening-hours.json']) };
}

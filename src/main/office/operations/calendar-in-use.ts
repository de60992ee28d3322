import type { CalendarYear, WorkCalendar } from '../../../shared/domain/calendar/work-calendar.ts';
import type { Tables } from '../ports/store.ts';
import type { OfficeData } from '../ports/world.ts';

const calendars = new WeakMap<readonly CalendarYear[], WorkCalendar>();

/**
 * 工作日历 in force. Every deadline is computed with it, inside the change that writes the deadline down: an import
 * then waits for that change, or the change for the import, and no part is left with a day of the old calendar.
 */
export async function calendarInForce(
  tables: Tables,
  { openingHours }: Pick<OfficeData, 'openingHours'>,
): Promise<WorkCalendar> {
  const years = await tables.calendars.listInForce();
  const known = calendars.get(years);
  if (known?.openingHours === openingHours) return known; // one object, so that its day table is made once
  const calendar = { years, openingHours };
  calendars.set(years, calendar);
  return calendar;
}

/** True when every part has the deadlines of the calendar in force, so that it may be acted on by them. */
export async function isSettled(tables: Tables): Promise<boolean> {
  return (await tables.calendars.findSettled()) >= (await tables.calendars.findNewest());
}

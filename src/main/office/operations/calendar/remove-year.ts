import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { CalendarChange } from '../../../../shared/api/office/calendar.ts';
import { removeCalendarYear } from '../../../../shared/domain/calendar/change-calendar.ts';
import { countedDeadlines } from '../../../../shared/domain/case/recalculate-deadlines.ts';
import { instantAt, parseLocalDate } from '../../../../shared/kernel/time.ts';
import { calendarInForce } from '../calendar-in-use.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { addEntry } from './calendar-content.ts';
import type { CalendarPorts } from './calendar-ports.ts';
import { listOpenLogs } from './moving-parts.ts';
import { settleCalendar } from './settle-calendar.ts';

/** Takes a year to be unpublished again, as long as no deadline was computed from it. */
export function createRemoveYear(ports: CalendarPorts): OfficeOperations['calendar']['remove'] {
  return async (input, caller) => {
    const { year, reason } = input;
    type Refusal = 'calendar.yearNotFound' | 'calendar.yearInUse';
    const removed = await ports.store.change<CalendarChange, Refusal>(caller, input, async (tables) => {
      await tables.calendars.hold();
      const calendar = await calendarInForce(tables, ports.data);
      const first = parseLocalDate(`${year}-01-01`);
      if (!first) return fail('calendar.yearNotFound', { year });
      const logs = await listOpenLogs(tables, instantAt(first, 0));
      const openClocks = logs.flatMap(({ projection, actions }) =>
        countedDeadlines(actions).map(({ clock }) => ({ id: projection.subCaseId, clock })),
      );
      const without = removeCalendarYear(calendar, year, { openClocks, now: ports.clock.now() });
      if (!without.ok) return without;

      const entry = await addEntry(ports, tables, { year, content: null, caller });
      const audit = { object: `calendar:${year}`, facts: { ...entry, reason } };
      return succeed({ value: { year, changed: true }, audit });
    });
    if (removed.ok) await settleCalendar(ports);
    return removed;
  };
}

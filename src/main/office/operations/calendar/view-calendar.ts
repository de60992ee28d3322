import { succeed } from '../../../../shared/kernel/result.ts';
import { localDateOf, yearOf } from '../../../../shared/kernel/time.ts';
import type {
  CalendarEntryView,
  CalendarSource,
  CalendarView,
  CalendarYearView,
} from '../../../../shared/api/office/calendar.ts';
import type { OperatorId } from '../../../../shared/domain/staff/operator.ts';
import type { CalendarEntry } from '../../ports/calendar-table.ts';
import type { Tables } from '../../ports/store.ts';
import { calendarInForce, isSettled } from '../calendar-in-use.ts';
import type { OfficeOperations } from '../office-operations.ts';
import type { CalendarPorts } from './calendar-ports.ts';

/** The years without a gap, those nobody has published yet too, and who brought what. */
export function createViewCalendar({
  store,
  clock,
  data,
}: Pick<CalendarPorts, 'store' | 'clock' | 'data'>): OfficeOperations['calendar']['view'] {
  return async () => {
    const today = localDateOf(clock.now());
    return succeed(
      await store.read(async (tables): Promise<CalendarView> => {
        const { years: inForce, openingHours } = await calendarInForce(tables, data);
        const entries = await tables.calendars.list();
        const known = [...inForce.map(({ year }) => year), yearOf(today)].toSorted(
          (left, right) => left - right,
        );
        const [first = 0, last = 0] = [known[0], known.at(-1)];
        const years: CalendarYearView[] = [];
        for (let year = first; year <= last + 1; year += 1) {
          years.push({
            year,
            content: inForce.find((each) => each.year === year) ?? null,
            entries: await viewEntries(
              tables,
              entries.filter((entry) => entry.year === year),
            ),
          });
        }
        const newestEntry = await tables.calendars.findNewest();
        const provisionalParts = await tables.calendars.countProvisional();
        return {
          years,
          openingHours,
          today,
          newestEntry,
          settled: await isSettled(tables),
          provisionalParts,
        };
      }),
    );
  };
}

async function viewEntries(
  tables: Tables,
  entries: readonly CalendarEntry[],
): Promise<readonly CalendarEntryView[]> {
  const views: CalendarEntryView[] = [];
  for (const { entryNumber, content, importedAt, importedBy } of entries.toReversed()) {
    const source = await findSource(tables, importedBy);
    views.push({ entryNumber, content, importedAt, importedBy: source });
  }
  return views;
}

async function findSource(tables: Tables, importedBy: CalendarEntry['importedBy']): Promise<CalendarSource> {
  if (importedBy === 'program' || importedBy === 'commandLine') return { kind: importedBy };
  const operator = await tables.operators.find(importedBy as OperatorId);
  return { kind: 'operator', displayName: operator?.displayName ?? importedBy };
}

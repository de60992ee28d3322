import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { CalendarChange } from '../../../../shared/api/office/calendar.ts';
import { readCalendarFile } from '../../../../shared/domain/calendar/calendar-file.ts';
import type { Caller } from '../../ports/caller.ts';
import type { Changed, Tables } from '../../ports/store.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { addEntry } from './calendar-content.ts';
import type { CalendarPorts } from './calendar-ports.ts';
import { previewYear } from './preview-year.ts';
import type { YearPreview } from './preview-year.ts';
import { settleCalendar } from './settle-calendar.ts';

type Refusal = 'calendar.yearInvalid' | 'calendar.changedMeanwhile' | 'calendar.shortensPromises';

/**
 * Takes a year into use. What it moves is looked up before the change, because nobody can accept a case while the
 * change holds the calendar; what was accepted in between is moved all the same.
 */
export function createImportYear(ports: CalendarPorts): OfficeOperations['calendar']['import'] {
  return async (input, caller) => {
    const reading = readCalendarFile(input.text);
    const preview =
      reading.kind === 'read'
        ? await ports.store.read((tables) => previewYear(ports, tables, reading.year))
        : null;
    const imported = await ports.store.change<CalendarChange, Refusal>(caller, input, async (tables) => {
      if (reading.kind === 'refused' || preview === null) {
        return fail('calendar.yearInvalid', {
          count: reading.kind === 'refused' ? reading.faults.length : 0,
        });
      }
      return takeIntoUse(ports, tables, { preview, input, caller });
    });
    if (imported.ok) await settleCalendar(ports);
    return imported;
  };
}

type Asked = {
  readonly preview: YearPreview;
  readonly input: { readonly newestEntry: number; readonly acceptShortened: boolean };
  readonly caller: Caller;
};

async function takeIntoUse(
  ports: CalendarPorts,
  tables: Tables,
  { preview, input, caller }: Asked,
): Promise<Result<Changed<CalendarChange>, Refusal>> {
  await tables.calendars.hold();
  const { content } = preview;
  const { year } = content;
  const object = `calendar:${year}`;
  const newest = await tables.calendars.findNewest();
  if (newest !== preview.newestEntry || newest !== input.newestEntry) {
    return fail('calendar.changedMeanwhile');
  }
  if (preview.inForceAlready) return succeed({ value: { year, changed: false }, audit: { object } });
  const shortened = preview.parts.filter((part) => part.shortened).length;
  if (shortened > 0 && !input.acceptShortened) return fail('calendar.shortensPromises', { count: shortened });

  const entry = await addEntry(ports, tables, { year, content, caller });
  const facts = { ...entry, moves: preview.parts.length, shortened };
  return succeed({ value: { year, changed: true }, audit: { object, facts } });
}

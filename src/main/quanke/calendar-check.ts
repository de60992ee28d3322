import { readCalendarFile } from '../../shared/domain/calendar/calendar-file.ts';
import { workingDaysByMonth } from '../../shared/domain/calendar/read-calendar-year.ts';
import type { CalendarYear } from '../../shared/domain/calendar/work-calendar.ts';
import { QUANKE_CALENDAR_TEXTS as TEXTS } from '../../shared/texts/quanke-calendar.ts';
import { describeMoves, readNamedFile, tellFaults } from './calendar-file.ts';
import type { Command, CommandOutcome } from './command.ts';
import { must } from './in-process.ts';
import { commandLineCaller, DATA_OPTIONS, withOffice } from './open-data.ts';

/** Judges the file of a year as an import will; with an office's data also what it would move there. */
export const calendarCheckCommand: Command = {
  words: ['calendar', 'check'],
  options: DATA_OPTIONS,
  argumentCount: 1,
  run: async (context) => {
    const text = readNamedFile(context);
    const reading = readCalendarFile(text);
    if (reading.kind === 'refused') return tellFaults(reading.faults);
    const { data, database } = context.options;
    if (data === undefined && database === undefined) return tellYear(reading.year);
    return withOffice(context, async ({ operations }) => {
      const preview = must(await operations.calendar.preview({ text }, commandLineCaller('calendarCheck')));
      if (preview.kind === 'refused') return tellFaults(preview.faults);
      const { content, dayChanges, parts, inForceAlready } = preview;
      const told = tellYear(content);
      return {
        passed: true,
        lines: [
          ...told.lines,
          TEXTS.dayChanges(dayChanges.length),
          ...dayChanges.map(TEXTS.dayChange),
          ...describeMoves(parts),
        ],
        json: { ...told.json, inForceAlready, dayChanges, parts },
      };
    });
  },
};

function tellYear(content: CalendarYear): CommandOutcome & { readonly json: object } {
  const byMonth = workingDaysByMonth(content);
  const workingDays = byMonth.reduce((sum, days) => sum + days, 0);
  const { year } = content;
  return {
    passed: true,
    lines: [TEXTS.right(year, workingDays)],
    json: { valid: true, year, workingDays, workingDaysByMonth: byMonth },
  };
}

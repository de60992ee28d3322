import { listDaysOf } from '../../shared/domain/calendar/year-days.ts';
import type { CalendarDay } from '../../shared/domain/calendar/year-days.ts';
import type { CalendarYear } from '../../shared/domain/calendar/work-calendar.ts';
import { QUANKE_TEXTS } from '../../shared/texts/quanke.ts';
import { QUANKE_CALENDAR_TEXTS as TEXTS } from '../../shared/texts/quanke-calendar.ts';
import { Refusal } from './command.ts';
import type { Command, CommandContext } from './command.ts';
import { must } from './in-process.ts';
import { commandLineCaller, DATA_OPTIONS, withOffice } from './open-data.ts';

/** The days of a year as the office works by them, month by month. */
export const calendarShowCommand: Command = {
  words: ['calendar', 'show'],
  options: DATA_OPTIONS,
  argumentCount: 1,
  run: async (context) => {
    const year = readYear(context);
    return withOffice(context, async ({ operations }) => {
      const view = must(await operations.calendar.view(undefined, commandLineCaller('calendarShow')));
      const inForce = view.years.flatMap(({ content }) => content ?? []);
      const content = inForce.find((each) => each.year === year) ?? null;
      const days = listDaysOf({ years: inForce }, year);
      return {
        passed: true,
        lines: [headOf(year, content), ...monthsOf(days), TEXTS.total(countWorked(days))],
        json: { year, published: content !== null, source: content?.source ?? null, days: named(days) },
      };
    });
  },
};

function readYear({ arguments: [text] }: CommandContext): number {
  if (text === undefined) throw new Refusal('usage', QUANKE_TEXTS.missingArgument(TEXTS.year));
  if (!/^2\d{3}$/.test(text)) throw new Refusal('usage', TEXTS.notAYear(text));
  return Number(text);
}

function headOf(year: number, content: CalendarYear | null): string {
  return content ? TEXTS.published(year, content.source) : TEXTS.unpublished(year);
}

function monthsOf(days: readonly CalendarDay[]): readonly string[] {
  return Array.from({ length: 12 }, (_, i) => {
    const ofMonth = days.filter(({ date }) => Number(date.slice(5, 7)) === i + 1);
    return TEXTS.month(i + 1, countWorked(ofMonth), runsOf(ofMonth));
  });
}

function countWorked(days: readonly CalendarDay[]): number {
  return days.filter(({ kind }) => kind === 'worked' || kind === 'shiftedWorkday').length;
}

/** Days of a notice that follow each other under one name. */
function runsOf(days: readonly CalendarDay[]): readonly string[] {
  const runs: [CalendarDay, CalendarDay][] = [];
  let before: CalendarDay | undefined;
  for (const day of days) {
    const last = runs.at(-1);
    const goesOn = before?.kind === day.kind && before.name === day.name;
    if (isNamed(day) && goesOn && last) last[1] = day;
    else if (isNamed(day)) runs.push([day, day]);
    before = day;
  }
  return runs.map(([first, last]) => TEXTS.run(first, last));
}

function isNamed({ kind }: CalendarDay): boolean {
  return kind === 'holiday' || kind === 'shiftedWorkday';
}

function named(days: readonly CalendarDay[]) {
  return days.filter(isNamed);
}

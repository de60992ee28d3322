import { plusDays, toDayNumber, yearOf, type LocalDate } from '../../kernel/time.ts';
import { isWorked, makeDayTable, type DayTable } from './day-table.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** A day of a year: worked, an ordinary weekend, off by a notice, or a weekend day that is worked (调休). */
export type CalendarDay = {
  readonly date: LocalDate;
  readonly kind: 'worked' | 'weekend' | 'holiday' | 'shiftedWorkday';
  /** Of the holiday it is, or is worked for; empty for ordinary days. */
  readonly name: string;
};

/** Every day of a year, January first; where no notice was published, weekends are all that is known. */
export function listDaysOf({ years }: Pick<WorkCalendar, 'years'>, year: number): readonly CalendarDay[] {
  const table = makeDayTable(years);
  const holidays = namesOf(years.flatMap((each) => each.holidays));
  const shiftedWorkdays = namesOf(years.flatMap((each) => each.shiftedWorkdays));
  const days: CalendarDay[] = [];
  const first = `${String(year)}-01-01` as LocalDate;
  for (let date = first; yearOf(date) === year; date = plusDays(date, 1)) {
    const name = holidays.get(date) ?? shiftedWorkdays.get(date) ?? '';
    days.push({ date, kind: kindOf(table, date, name), name });
  }
  return days;
}

function kindOf(table: DayTable, date: LocalDate, name: string): CalendarDay['kind'] {
  const worked = isWorked(table, toDayNumber(date));
  if (name === '') return worked ? 'worked' : 'weekend';
  return worked ? 'shiftedWorkday' : 'holiday';
}

function namesOf(days: readonly { readonly date: LocalDate; readonly name: string }[]) {
  return new Map(days.map(({ date, name }) => [date, name]));
}

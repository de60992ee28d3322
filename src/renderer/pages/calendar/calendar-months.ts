import type { CalendarDay } from '../../../shared/domain/calendar/year-days.ts';
import { dayOfWeek } from '../../../shared/kernel/time.ts';

/** A month as a wall calendar shows it: weeks from Monday on, with nothing where no day of it stands. */
export type CalendarMonth = {
  /** 0 is January. */
  readonly month: number;
  readonly workingDays: number;
  readonly weeks: readonly (readonly (CalendarDay | null)[])[];
};

/** Cuts the days of a year into its months. */
export function toMonths(days: readonly CalendarDay[]): readonly CalendarMonth[] {
  return Array.from({ length: 12 }, (_, month) => {
    const own = days.filter(({ date }) => Number(date.slice(5, 7)) === month + 1);
    return { month, workingDays: countWorked(own), weeks: toWeeks(own) };
  });
}

/** How many of the days are worked. */
export function countWorked(days: readonly CalendarDay[]): number {
  return days.filter(({ kind }) => kind === 'worked' || kind === 'shiftedWorkday').length;
}

/** As many as a month ever touches, so that all twelve are of one height. */
const WEEKS = 6;

function toWeeks(days: readonly CalendarDay[]): readonly (readonly (CalendarDay | null)[])[] {
  const [first] = days;
  const before = first ? (dayOfWeek(first.date) + 6) % 7 : 0;
  const cells: (CalendarDay | null)[] = [...Array.from({ length: before }, () => null), ...days];
  return Array.from({ length: WEEKS }, (_, week) =>
    Array.from({ length: 7 }, (_day, column) => cells[week * 7 + column] ?? null),
  );
}

/** Where the keys of the grid lead from a day: by days, by weeks, by months; never out of the year. */
export function dayAfterKey(days: readonly CalendarDay[], at: number, key: string): number {
  const target = targetOf(days, at, key);
  return Math.min(Math.max(target, 0), days.length - 1);
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
};

/** The keys the grid takes for itself. */
export const GRID_KEYS = [...Object.keys(STEPS), 'PageUp', 'PageDown', 'Home', 'End'] as const;

function targetOf(days: readonly CalendarDay[], at: number, key: string): number {
  const month = days[at]?.date.slice(0, 7) ?? '';
  switch (key) {
    case 'Home':
      return days.findIndex(({ date }) => date.startsWith(month));
    case 'End':
      return days.findLastIndex(({ date }) => date.startsWith(month));
    case 'PageUp':
      return sameDayOfMonth(days, at, -1);
    case 'PageDown':
      return sameDayOfMonth(days, at, 1);
    default:
      return at + (STEPS[key] ?? 0);
  }
}

/** The same day of the next month, or its last one where it is shorter; of the last month the day itself. */
function sameDayOfMonth(days: readonly CalendarDay[], at: number, step: number): number {
  const [year = '', month = '', day = ''] = days[at]?.date.split('-') ?? [];
  const wanted = Number(month) + step;
  if (wanted < 1 || wanted > 12) return at;
  const prefix = `${year}-${String(wanted).padStart(2, '0')}`;
  const exact = days.findIndex(({ date }) => date === `${prefix}-${day}`);
  return exact >= 0 ? exact : days.findLastIndex(({ date }) => date.startsWith(prefix));
}

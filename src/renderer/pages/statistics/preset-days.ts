import { dayOfWeek, plusDays, yearOf } from '../../../shared/kernel/time.ts';
import type { LocalDate } from '../../../shared/kernel/time.ts';

/** Periods a supervisor asks for most. */
export const PRESETS = ['today', 'week', 'month', 'lastMonth', 'year'] as const;

/** First and last day of a preset; weeks begin on Monday, nothing reaches beyond today but what is over. */
export function presetDays(preset: (typeof PRESETS)[number], today: LocalDate): { from: string; to: string } {
  const firstOfMonth = `${today.slice(0, 7)}-01` as LocalDate;
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'week':
      return { from: plusDays(today, -((dayOfWeek(today) + 6) % 7)), to: today };
    case 'month':
      return { from: firstOfMonth, to: today };
    case 'lastMonth': {
      const last = plusDays(firstOfMonth, -1);
      return { from: `${last.slice(0, 7)}-01`, to: last };
    }
    case 'year':
      return { from: `${yearOf(today)}-01-01`, to: today };
  }
}

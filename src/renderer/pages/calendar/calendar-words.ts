import type { CalendarSource } from '../../../shared/api/office/calendar.ts';
import type { OpeningHours } from '../../../shared/domain/calendar/work-calendar.ts';
import { CALENDAR_TEXTS } from '../../../shared/texts/page-calendar.ts';

/** Who brought a year, in words. */
export function sourceText(source: CalendarSource): string {
  return source.kind === 'operator'
    ? CALENDAR_TEXTS.broughtByOperator(source.displayName)
    : CALENDAR_TEXTS.broughtBy[source.kind];
}

/** `每个工作日 09:00–12:00、13:00–18:00，17:30 后…`. */
export function openingHoursText({ spans, cutOff }: OpeningHours): string {
  const words = spans.map(({ from, to }) => `${clockText(from)}–${clockText(to)}`).join('、');
  return CALENDAR_TEXTS.openingHours(words, clockText(cutOff));
}

function clockText(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60];
  return [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':');
}

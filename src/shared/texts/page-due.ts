import { localDateOf, toLocalText } from '../kernel/time.ts';

export { dueReasonText, dueText, limitText } from './due-date.ts';

/** `11月20日 17:30`: short enough for a table. */
export function shortMoment(at: string): string {
  const text = toLocalText(at as Parameters<typeof toLocalText>[0]);
  return `${Number(text.slice(5, 7))}月${Number(text.slice(8, 10))}日 ${text.slice(11)}`;
}

/** The hour and minute at the centre. */
export function clockTime(at: string): string {
  return toLocalText(at as Parameters<typeof toLocalText>[0]).slice(11);
}

/** How far a moment is from now in calendar days, for lists. */
export function daysLeftText(dueAt: string, now: string): string {
  const days = dayNumber(dueAt) - dayNumber(now);
  if (days === 0) return '今天到期';
  return days > 0 ? `还剩 ${days} 天` : `超期 ${-days} 天`;
}

function dayNumber(at: string): number {
  const day = localDateOf(at as Parameters<typeof localDateOf>[0]);
  return Math.round(Date.parse(`${day}T00:00:00.000Z`) / 86_400_000);
}

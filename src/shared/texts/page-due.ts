import { localDateOf, toLocalText } from '../kernel/time.ts';
import type { DueDate, TimeLimit } from '../domain/calendar/due-date.ts';

/** `5 个工作日`, `240 个工作分钟`, `当日`. */
export function limitText(limit: TimeLimit): string {
  if (limit.unit === 'workingMinute') return `${limit.amount} 个工作分钟`;
  return limit.amount === 0 ? '当日办结' : `${limit.amount} 个工作日`;
}

/** Why a due date is what it is, in one sentence the clerk can read to the citizen. */
export function dueText(due: DueDate): string {
  const { explanation } = due;
  const parts = [`${toLocalText(explanation.startedAt)} 起算`, `承诺 ${limitText(explanation.limit)}`];
  if (explanation.afterCutOff) parts.push('已过当日截止时间，自下一工作日起算');
  if (explanation.skipped.length > 0) {
    parts.push(`扣除${explanation.skipped.map((run) => `${run.name}（${spanText(run)}）`).join('、')}`);
  }
  if (explanation.shiftedWorkdays.length > 0) {
    parts.push(`调休上班 ${explanation.shiftedWorkdays.map(dayText).join('、')} 计入`);
  }
  const end = due.provisional ? `预计 ${toLocalText(due.dueAt)} 前办结` : `${toLocalText(due.dueAt)} 前办结`;
  return `${parts.join('，')}；${end}。`;
}

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

function spanText({ from, to }: { readonly from: string; readonly to: string }): string {
  return from === to ? dayText(from) : `${dayText(from)}至${dayText(to)}`;
}

function dayText(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

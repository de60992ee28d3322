import type { DueDate, TimeLimit } from '../domain/calendar/due-date.ts';
import { toLocalText, type LocalDate } from '../kernel/time.ts';

/** `5 个工作日`, `240 个工作分钟`, `当日办结`. */
export function limitText({ amount, unit }: TimeLimit): string {
  if (unit === 'workingMinute') return `${amount} 个工作分钟`;
  return amount === 0 ? '当日办结' : `${amount} 个工作日`;
}

/** Why a due date is what it is, in one sentence the clerk can read to the citizen; ordinary weekends go without saying. */
export function dueText(due: DueDate): string {
  const end = `${due.provisional ? '预计 ' : ''}${toLocalText(due.dueAt)} 前办结`;
  const mark = due.provisional ? PROVISIONAL : '';
  return `${countingOf(due)}；${end}${mark}。`;
}

/** The same without the moment, for places where that stands above it in bold. */
export function dueReasonText(due: DueDate): string {
  return `${countingOf(due)}${due.provisional ? PROVISIONAL : ''}`;
}

const PROVISIONAL = '（期限跨入放假安排尚未公布的年度，公布后重新计算）';

function countingOf({ explanation }: DueDate): string {
  const { startedAt, limit, afterCutOff, skipped, shiftedWorkdays } = explanation;
  const start = `${toLocalText(startedAt)} 起算${afterCutOff ? '（已过当日受理截止时间，自下一工作日开始计时）' : ''}`;
  const reasons = [
    ...skipped
      .filter(({ name }) => name !== '')
      .map(({ from, to, name }) => `${name}${runText(from, to)}不计`),
    ...(shiftedWorkdays.length > 0 ? [`${shiftedWorkdays.map(dayText).join('、')}调休上班计入`] : []),
  ];
  const because = reasons.length > 0 ? `（${reasons.join('，')}）` : '';
  const space = limit.amount === 0 && limit.unit === 'workingDay' ? '' : ' '; // between a word and a figure only
  return `${start}，承诺${space}${limitText(limit)}${because}`;
}

function runText(from: LocalDate, to: LocalDate): string {
  return from === to ? dayText(from) : `${dayText(from)}至${dayText(to)}`;
}

function dayText(day: LocalDate): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

import type { CalendarFault } from '../domain/calendar/calendar-file.ts';
import type { DayChange } from '../domain/calendar/change-calendar.ts';
import type { CalendarDay } from '../domain/calendar/year-days.ts';
import { CALENDAR_PROBLEM_TEXTS, calendarPlaceText, deadlineMoveText } from './calendar.ts';
import type { ShownMove } from './calendar.ts';

/** What the command line says about calendars. */
export const QUANKE_CALENDAR_TEXTS = {
  file: '日历文件',
  year: '年度',
  notAYear: (text: string) => `不是年度：${text}`,
  fault: (fault: CalendarFault) => `${calendarPlaceText(fault)}：${CALENDAR_PROBLEM_TEXTS[fault.code]}`,
  wrong: (faults: number) => `日历文件有 ${faults} 处错误，见上；改正前不能导入。`,
  right: (year: number, workingDays: number) => `${year} 年日历文件正确：全年 ${workingDays} 个工作日。`,
  dayChange: ({ date, nowWorked }: DayChange) => `${date} 改为${nowWorked ? '上班' : '休息'}`,
  dayChanges: (days: number) =>
    days === 0 ? '与现行日历的工作日完全相同。' : `与现行日历相比，${days} 天不同：`,
  move: (number: string, itemName: string, move: ShownMove) =>
    `  ${number} ${itemName}：${deadlineMoveText(move)}`,
  moves: (parts: number, shortened: number) => {
    if (parts === 0) return '没有在办件的期限因此变动。';
    const warning = shortened === 0 ? '' : `，其中 ${shortened} 件早于已告知申请人的日期`;
    return `${parts} 件在办件的期限将变动${warning}：`;
  },
  acceptShortened: '核对后仍要导入的，请加 --accept-shortened。',
  imported: (year: number, parts: number) =>
    `${year} 年日历已启用，${parts} 件在办件的期限已重算并逐件记录。`,
  unchanged: (year: number) => `${year} 年日历与现行的相同，没有改动。`,
  pending: '部分办件正被他人办理，其期限由办件服务稍后重算。',
  published: (year: number, source: string) =>
    `${year} 年（已公布${source === '' ? '' : `，依据：${source}`}）`,
  unpublished: (year: number) => `${year} 年（预计：尚未公布，只按周末休息计算）`,
  month: (month: number, workingDays: number, runs: readonly string[]) =>
    `${String(month).padStart(2)} 月 ${String(workingDays).padStart(2)} 个工作日${runs.length === 0 ? '' : `：${runs.join('；')}`}`,
  run: (first: CalendarDay, last: CalendarDay) => {
    const days = first.date === last.date ? first.date : `${first.date}～${last.date.slice(5)}`;
    return `${days} ${first.name}${first.kind === 'holiday' ? '放假' : '调休上班'}`;
  },
  total: (workingDays: number) => `全年 ${workingDays} 个工作日`,
} as const;

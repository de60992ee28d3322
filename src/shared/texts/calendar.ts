import type { DueLight } from '../domain/calendar/due-light.ts';
import type { LegalDeadlineName } from '../domain/calendar/legal-deadline.ts';
import type { CalendarFault } from '../domain/calendar/calendar-file.ts';
import type { DeadlineMove, DeadlineName } from '../domain/case/recalculate-deadlines.ts';
import { toLocalText } from '../kernel/time.ts';

/** What is wrong with the file of a year, for the administrator; the place stands beside it. */
export const CALENDAR_PROBLEM_TEXTS: Readonly<Record<CalendarFault['code'], string>> = {
  notJson: '不是 JSON 文件，或文件在此处中断',
  notACalendarYear: '不是日历文件，或此项格式不对',
  onlyWorkingDaysListed: '只列出了上班日，没有放假日：此种日历到期后会悄悄失效',
  dateOutsideYear: '日期不在该年度内',
  duplicateDate: '同一日期出现两次',
  shiftedWorkdayOnWeekday: '调休上班日不是周末',
  fixedHolidayWorked: '法定节假日没有列为放假',
  implausibleTotal: '全年工作日天数不合常理',
  monthTotalDiffers: '该月工作日天数与文件所列合计不符',
};

const MEMBERS: Readonly<Record<string, string>> = {
  year: '年度（year）',
  holidays: '放假日（holidays）',
  shiftedWorkdays: '调休上班日（shiftedWorkdays）',
  source: '依据（source）',
  publishedOn: '发布日期（publishedOn）',
  workingDaysByMonth: '各月工作日（workingDaysByMonth）',
  date: '日期',
  name: '名称',
};

/** Where a fault is, for a person: `第 12 行，放假日（holidays）第 4 项 日期`. */
export function calendarPlaceText({ where, line }: Pick<CalendarFault, 'where' | 'line'>): string {
  const steps = /^[a-zA-Z]/.test(where) ? where.split('.') : [where];
  const words = steps.map((step) =>
    /^\d+$/.test(step) && steps.length > 1 ? `第 ${Number(step) + 1} 项` : (MEMBERS[step] ?? step),
  );
  const place = words.join(' ').trim();
  const inLine = line === null ? '' : `第 ${line} 行`;
  return [inLine, place].filter((part) => part !== '').join('，') || '整个文件';
}

/** 红黄灯. The colour and what it means; colour alone says nothing. */
export const DUE_LIGHT_TEXTS: Readonly<Record<DueLight, string>> = {
  blue: '蓝灯：时间充裕',
  yellow: '黄灯：已用过半',
  orange: '橙灯：即将到期',
  red: '红灯：已超期',
};

/** 法定期限, by name. */
export const LEGAL_DEADLINE_TEXTS: Readonly<Record<LegalDeadlineName, string>> = {
  correctionNotice: '一次性补正告知期限',
  decision: '作出决定期限',
  jointDecision: '统一、联合、集中办理决定期限',
  preliminaryReview: '下级初步审查期限',
  delivery: '送达期限',
  hearingRequest: '申请听证期限',
  hearing: '组织听证期限',
  rectification: '差评整改期限',
};

/** 期限. The deadlines of a part, by name. */
export const DEADLINE_TEXTS: Readonly<Record<DeadlineName, string>> = {
  due: '办理期限',
  acceptBy: '受理期限',
  correctUntil: '补正期限',
  deferral: '容缺补交期限',
};

/** A deadline as it was and as it will be. */
export type ShownMove = Pick<DeadlineMove, 'deadline' | 'before' | 'after'>;

/** `办理期限 2027-01-04 18:00（预计）→ 2027-01-05 18:00`. */
export function deadlineMoveText({ deadline, before, after }: ShownMove): string {
  return `${DEADLINE_TEXTS[deadline]} ${markedText(before)} → ${markedText(after)}`;
}

/** A moment with its mark. */
export function markedText({ at, provisional }: ShownMove['before']): string {
  return `${toLocalText(at)}${provisional ? '（预计）' : ''}`;
}

/** The journal row of a deadline that a new calendar moved: `2027 年工作日历公布，2027-01-04 18:00（预计）→ 2027-01-05 18:00`. */
export function journalText(year: number, { before, after }: Pick<ShownMove, 'before' | 'after'>): string {
  return `${year} 年工作日历公布，${markedText(before)}${before.provisional ? '' : ' '}→ ${markedText(after)}`;
}

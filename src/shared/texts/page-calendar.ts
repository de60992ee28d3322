import type { CalendarDay } from '../domain/calendar/year-days.ts';
import { dayOfWeek, type LocalDate } from '../kernel/time.ts';

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** What a day of the calendar is; colour alone says nothing. */
export const DAY_KIND_TEXTS: Readonly<Record<CalendarDay['kind'], string>> = {
  worked: '工作日',
  weekend: '周末',
  holiday: '放假',
  shiftedWorkday: '调休上班',
};

/** `2026-02-17 星期二，春节，放假`. */
export function dayText({ date, kind, name }: CalendarDay): string {
  return [`${date} ${weekdayText(date)}`, name, DAY_KIND_TEXTS[kind]]
    .filter((part) => part !== '')
    .join('，');
}

function weekdayText(date: LocalDate): string {
  return `星期${WEEKDAYS[dayOfWeek(date)] ?? ''}`;
}

/** 工作日历. */
export const CALENDAR_TEXTS = {
  title: '工作日历',
  yearTitle: (year: number) => `${year} 年工作日历`,
  year: (year: number) => `${year} 年`,
  published: '已公布',
  provisional: '预计',
  provisionalHint: '尚未公布放假安排，只按周末休息计算；跨入该年度的期限均标注“预计”',
  unpublished: (year: number) =>
    `${year} 年放假安排尚未公布，本页只按周末休息显示。跨入该年度的期限一律标注“预计”，公布后导入日历，即逐件重算。`,
  provisionalParts: (parts: number) =>
    parts === 0 ? '目前没有标注“预计”的在办件。' : `目前有 ${parts} 件在办件的期限标注“预计”。`,
  settling: '日历已启用，部分在办件的期限正在重算，完成后自动显示。',
  workingDays: (days: number) => `${days} 个工作日`,
  daysOff: (holidays: number, shifted: number) => `放假 ${holidays} 天 · 调休上班 ${shifted} 天`,
  weekendsOnly: '仅按周末',
  choose: '从左侧选择一个年度',
  facts: {
    total: '全年工作日',
    source: '依据',
    publishedOn: '发布日期',
    broughtBy: '来源',
    since: '启用时间',
  },
  noSource: '文件未写明',
  broughtBy: { program: '随程序提供', commandLine: '命令行导入' },
  broughtByOperator: (name: string) => `${name}导入`,
  openingHours: (spans: string, cutOff: string) =>
    `每个工作日 ${spans}，${cutOff} 后受理的自下一开门时间起算`,
  legend: '图例',
  marks: { holiday: '休', shiftedWorkday: '班' },
  today: '今天',
  changed: '与现行不同',
  changedSample: '9',
  months: Array.from({ length: 12 }, (_, month) => `${month + 1} 月`),
  monthDays: (days: number) => `${days} 天`,
  monthHint: (days: number) => `${days} 个工作日`,
  weekdays: [...WEEKDAYS.slice(1), WEEKDAYS[0]],
  weekday: (name: string) => `星期${name}`,
  keysHint: '方向键逐日查看，PageUp、PageDown 换月',

  ledger: '历次日历文件',
  ledgerHint: '后一份替代前一份，任何一份都保留',
  ledgerHeads: { number: '序号', at: '启用时间', by: '来源', what: '内容' },
  inForce: '现行',
  replaced: '已被替代',
  removedEntry: '移除，该年度改为预计',

  remove: '移除本年度',
  removeHint: '移除后该年度改为“预计”；还有在办件的期限跨入该年度时不能移除',
  removedNow: (year: number) => `${year} 年日历已移除`,

  importEntry: '导入年度日历',
  importTitle: '导入年度日历',
  steps: ['选择文件', '检查文件', '受影响的在办件', '确认导入'],
  chooseFile: '选择日历文件',
  dropHere: '或者把文件拖到这里',
  chooseHint: 'JSON 文件：一年的放假日和调休上班日，按国务院办公厅放假通知编制；也接受公开的节假日清单格式',
  reading: '正在检查…',
  fileName: (name: string) => `“${name}”`,
  tooLarge: '文件过大，不是一年的日历文件',
  unreadable: '文件已移动或者正在修改，读不出来，请重新选择',
  faults: (count: number) => `${count} 处错误，改正后才能导入`,
  clean: '检查通过，没有发现问题',
  fault: '问题',
  place: '位置',
  already: '这份文件与现行日历完全相同，无须导入',
  newYear: (year: number) => `${year} 年此前未公布`,
  replaces: (year: number) => `将替代现行的 ${year} 年日历`,
  noDayChanges: '上班和放假的日子与现行日历完全相同',
  dayChanges: (days: number) => `${days} 天与现行日历不同`,
  nowOff: (count: number) => `改为休息 ${count} 天`,
  nowWorked: (count: number) => `改为上班 ${count} 天`,

  noMoves: '没有在办件的期限因此变动',
  moves: (parts: number) => `${parts} 件在办件的期限将变动，逐件记入办件经过`,
  movesShort: (parts: number) => `${parts} 件期限变动`,
  shortenedShort: (parts: number) => `${parts} 件提前`,
  shortened: (parts: number) => `${parts} 件的期限将早于已告知申请人的日期`,
  shortenedHint: '请逐件核对，必要时先与办理部门商定并另行告知申请人',
  acceptShortened: '已知悉期限提前，仍要导入',
  filter: '筛选在办件',
  directions: { all: '全部', earlier: '提前', later: '推后', unmarked: '日期不变' },
  direction: { earlier: '提前', later: '推后', unmarked: '去掉“预计”', marked: '改为“预计”' },
  moveHeads: {
    number: '办件编号',
    item: '事项',
    status: '状态',
    deadline: '期限',
    before: '原为',
    after: '改为',
  },
  page: (from: number, to: number, total: number) => `第 ${from}–${to} 条，共 ${total} 条`,
  earlierPage: '上一页',
  nextPage: '下一页',
  importIt: '导入并启用',
  importNote: '导入后立即启用；受影响的在办件逐件重算并记录，打印过的文书不变',
  imported: (year: number) => `${year} 年日历已启用`,
  importing: '正在启用并重算期限…',
} as const;

import type { DueChange, DueDate, TimeLimit } from '../domain/calendar/due-date.ts';
import type { PrintableDue } from '../domain/calendar/printable-due.ts';
import type { SpecialProcedure } from '../domain/calendar/special-procedure.ts';
import { toLocalText, type Instant, type LocalDate } from '../kernel/time.ts';

/** 特别程序, as notices and explanations name it. */
export const SPECIAL_PROCEDURE_TEXTS: Readonly<Record<SpecialProcedure, string>> = {
  hearing: '听证',
  bidding: '招标',
  auction: '拍卖',
  inspection: '检验',
  testing: '检测',
  quarantine: '检疫',
  appraisal: '鉴定',
  expertReview: '专家评审',
  publication: '公示',
};

/** `5 个工作日`, `240 个工作分钟`, `当日办结`. */
export function limitText({ amount, unit }: TimeLimit): string {
  if (unit === 'workingMinute') return `${amount} 个工作分钟`;
  return amount === 0 ? '当日办结' : `${amount} 个工作日`;
}

/** The moment with its mark: the only form in which a paper may show a due date (domain.md C.5). */
export function dueMomentText({ dueAt, provisional }: PrintableDue): string {
  return `${toLocalText(dueAt)}${provisional ? '（预计）' : ''}`;
}

/** Why a due date is what it is, in one sentence the clerk can read to the citizen; ordinary weekends go without saying. */
export function dueText(due: DueDate): string {
  const { promisedDueAt = due.dueAt, changes = [] } = due.explanation;
  const steps = changes.map((change) => leadTo(changeText(change), change.dueAt));
  const promised = `${leadTo(countingOf(due), promisedDueAt)} 到期`;
  return `${[promised, ...steps].join('；')}${marksOf(due)}。`;
}

/** No space after a bracket: it brings its own. */
function leadTo(cause: string, dueAt: Instant): string {
  return `${cause}${cause.endsWith('）') ? '' : ' '}→ ${toLocalText(dueAt)}`;
}

/** The same without the moment, for places where that stands above it in bold. */
export function dueReasonText(due: DueDate): string {
  return [countingOf(due), ...(due.explanation.changes ?? []).map(changeText)].join('；') + marksOf(due);
}

/** What the reader must not take for certain. */
function marksOf({ provisional, explanation }: DueDate): string {
  const { ifResumedAt, unpublishedYears = [] } = explanation;
  const years = unpublishedYears.length === 0 ? '跨入的年度' : `${unpublishedYears.join('、')} 年`;
  return [
    ...(ifResumedAt === undefined ? [] : [`（仍在暂停，按 ${toLocalText(ifResumedAt)} 恢复推算）`]),
    ...(provisional ? [`（预计：${years}放假安排尚未公布，公布后重新计算）`] : []),
  ].join('');
}

function countingOf({ explanation }: DueDate): string {
  const { startedAt, limit, afterCutOff, skipped, shiftedWorkdays, fixed } = explanation;
  if (fixed) return `${fixed.name}集中办理，不单独计时，统一于 ${fixed.resultOn} 办结`;
  const start = `${toLocalText(startedAt)} 起算${afterCutOff ? '（已过当日受理截止时间，自下一工作日开始计时）' : ''}`;
  const reasons = [
    ...skipped
      .filter(({ name }) => name !== '')
      .map(({ from, to, name }) => `${name} ${runText(from, to)} 停`),
    ...(shiftedWorkdays.length > 0 ? [`${shiftedWorkdays.map(dayText).join('、')} 调休上班`] : []),
  ];
  const because = reasons.length > 0 ? `（${reasons.join('、')}）` : '';
  const space = limit.amount === 0 && limit.unit === 'workingDay' ? '' : ' '; // between a word and a figure only
  return `${start}，承诺${space}${limitText(limit)}${because}`;
}

function changeText(change: DueChange): string {
  if (change.kind === 'extension')
    return `延长 ${change.workingDays} 个工作日${bracketed(noticeText(change.documentNumber))}`;
  const verb = change.resumedAt === null ? '暂停至今' : '已暂停';
  const why = SPECIAL_PROCEDURE_TEXTS[change.procedure];
  return `${verb} ${excludedText(change.excluded)}${bracketed(why, noticeText(change.documentNumber))}`;
}

/** `2 天`, `1 天 90 分钟`, `90 分钟`; working time, like the promise. */
function excludedText({ workingDays, workingMinutes }: ExcludedTime): string {
  const days = workingDays > 0 ? [`${workingDays} 天`] : [];
  const minutes = workingMinutes > 0 || workingDays === 0 ? [`${workingMinutes} 分钟`] : [];
  return [...days, ...minutes].join(' ');
}

type ExcludedTime = Extract<DueChange, { kind: 'suspension' }>['excluded'];

/** Early logs do not know the number. */
function noticeText(documentNumber: string): string {
  return documentNumber === '' ? '' : `告知书 ${documentNumber} 号`;
}

function bracketed(...parts: readonly string[]): string {
  const known = parts.filter((part) => part !== '');
  return known.length === 0 ? '' : `（${known.join('，')}）`;
}

function runText(from: LocalDate, to: LocalDate): string {
  return from === to ? dayText(from) : `${dayText(from)}–${dayText(to)}`;
}

function dayText(day: LocalDate): string {
  return `${Number(day.slice(5, 7))}/${Number(day.slice(8, 10))}`;
}

import type { Instant } from '../../kernel/time.ts';
import type { DueDate } from '../calendar/due-date.ts';
import { legalDeadlineOf } from '../calendar/legal-deadline.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { SuspectedDuplicate } from './find-duplicates.ts';
import { correctionUntil, promiseFrom } from './intake-actions.ts';
import type { SubCaseOpening } from './sub-case-action.ts';

/** 收件预告. By when what would have to be done if an application were taken in now, whatever is decided about it. */
export type IntakeOutlook = {
  /** 受理期限. For what is only taken in: a word within five days (Administrative Licensing Law art. 32). */
  readonly answerBy: DueDate;
  /** 补正期限. */
  readonly correctBy: DueDate;
  /** By item code: the end of its promise if its clock began now. Papers that follow must be there by then. */
  readonly promises: Readonly<Record<string, DueDate>>;
  /** 重复疑似. */
  readonly duplicates: readonly SuspectedDuplicate[];
};

/** Counts every deadline from the moment. */
export function intakeDeadlines(
  calendar: WorkCalendar,
  openings: readonly SubCaseOpening[],
  { at, correctionWorkingDays }: { readonly at: Instant; readonly correctionWorkingDays: number },
): Omit<IntakeOutlook, 'duplicates'> {
  return {
    answerBy: legalDeadlineOf(calendar, 'correctionNotice', at),
    correctBy: correctionUntil(calendar, at, correctionWorkingDays),
    promises: Object.fromEntries(
      openings.map((opening) => [opening.itemCode, promiseFrom(calendar, opening, at)]),
    ),
  };
}

import type { Instant } from '../../kernel/time.ts';
import type { DueDate } from './due-date.ts';
import type { WorkCalendar } from './work-calendar.ts';
import { computeDueDate } from './working-time.ts';

/** 法定期限. Working days from a moment, whose day is not counted, to the close of the last; and where that stands. */
export type LegalDeadline = {
  readonly workingDays: number;
  readonly law: 'administrativeLicensingLaw' | 'localServiceRatingRule';
  /** Null for a rule that is not cut in articles. */
  readonly article: number | null;
};

/** Every deadline of the trade that is not the promise of an item. */
export const LEGAL_DEADLINES = {
  /** 一次性补正告知, from receipt; without it the application is deemed accepted from the day of receipt. */
  correctionNotice: { workingDays: 5, law: 'administrativeLicensingLaw', article: 32 },
  /** 决定, from acceptance. */
  decision: { workingDays: 20, law: 'administrativeLicensingLaw', article: 42 },
  /** 统一、联合、集中办理的决定, from acceptance. */
  jointDecision: { workingDays: 45, law: 'administrativeLicensingLaw', article: 42 },
  /** 下级初步审查, from acceptance. */
  preliminaryReview: { workingDays: 20, law: 'administrativeLicensingLaw', article: 43 },
  /** 送达, from the decision. */
  delivery: { workingDays: 10, law: 'administrativeLicensingLaw', article: 44 },
  /** 申请听证, from the notice of that right. */
  hearingRequest: { workingDays: 5, law: 'administrativeLicensingLaw', article: 47 },
  /** 组织听证, from the request. */
  hearing: { workingDays: 20, law: 'administrativeLicensingLaw', article: 47 },
  /** 差评整改, from the rating. */
  rectification: { workingDays: 15, law: 'localServiceRatingRule', article: null },
} as const satisfies Record<string, LegalDeadline>;

/** Which deadline. */
export type LegalDeadlineName = keyof typeof LEGAL_DEADLINES;

/** When a deadline that begins at the moment ends; it has lapsed when now is later than `dueAt`. */
export function legalDeadlineOf(calendar: WorkCalendar, name: LegalDeadlineName, from: Instant): DueDate {
  return computeDueDate(calendar, from, {
    amount: LEGAL_DEADLINES[name].workingDays,
    unit: 'workingDay',
  });
}

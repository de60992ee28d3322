import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { ExtensionBasis } from './case-clock.ts';
import type { DayRun } from './day-table.ts';
import type { SpecialProcedure } from './special-procedure.ts';

/** A promise: whole working days, or working minutes where a day is too coarse (0.5 day = 240 minutes). */
export type TimeLimit = { readonly amount: number; readonly unit: 'workingDay' | 'workingMinute' };

/** 集中办理期的结果日. Instead of a clock: everything applied for in a period is decided by one day. */
export type FixedDay = {
  /** Of the period. */
  readonly name: string;
  readonly resultOn: LocalDate;
};

/** What moved a due date after it was promised; `dueAt` is the due date from then on. */
export type DueChange =
  | {
      readonly kind: 'suspension';
      readonly procedure: SpecialProcedure;
      /** Of the written notice the applicant got (Administrative Licensing Law art. 45). */
      readonly documentNumber: string;
      readonly suspendedAt: Instant;
      /** Null while it lasts. */
      readonly resumedAt: Instant | null;
      /** What it takes out of the count, in whole working days and the minutes beyond them; other suspensions of the same time taken off. */
      readonly excluded: { readonly workingDays: number; readonly workingMinutes: number };
      readonly dueAt: Instant;
    }
  | {
      readonly kind: 'extension';
      readonly extendedAt: Instant;
      readonly workingDays: number;
      readonly basis: ExtensionBasis;
      /** Of the paper that tells the applicant the reason (art. 42). */
      readonly documentNumber: string;
      readonly dueAt: Instant;
    };

/**
 * Why a due date is what it is; `shared/texts` makes the sentence of it. The optional members are absent in the logs
 * of early versions and where there is nothing to say.
 */
export type DueExplanation = {
  readonly startedAt: Instant;
  readonly limit: TimeLimit;
  /** True when the clock began at the next opening because the cut-off was past. */
  readonly afterCutOff: boolean;
  /** Days inside the span that did not count, in runs, with the name of the holiday where there is one. */
  readonly skipped: readonly DayRun[];
  /** Weekend days inside the span that counted (调休). */
  readonly shiftedWorkdays: readonly LocalDate[];
  /** The due date before anything moved it; there when `changes` is. */
  readonly promisedDueAt?: Instant;
  /** Suspensions and extensions in the order they began. */
  readonly changes?: readonly DueChange[];
  /** The clock stands still: the due date is what it would be if the work went on at this moment. */
  readonly ifResumedAt?: Instant;
  /** A fixed day, which nothing moves; start and limit then explain nothing. */
  readonly fixed?: FixedDay;
  /** Years the span reaches into that are not published: why the due date is provisional. */
  readonly unpublishedYears?: readonly number[];
};

/** 到期日. The moment by which the item must be decided. */
export type DueDate = {
  readonly dueAt: Instant;
  /** 预计: reaches into a year that is not published yet, so it will be computed again. */
  readonly provisional: boolean;
  readonly explanation: DueExplanation;
};

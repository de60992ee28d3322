import type { Instant, LocalDate } from '../../kernel/time.ts';

/** A promise: whole working days, or working minutes where a day is too coarse (0.5 day = 240 minutes). */
export type TimeLimit = { readonly amount: number; readonly unit: 'workingDay' | 'workingMinute' };

/** Why a due date is what it is; `shared/texts` makes the sentence of it. */
export type DueExplanation = {
  readonly startedAt: Instant;
  readonly limit: TimeLimit;
  /** True when the clock began at the next opening because the cut-off was past. */
  readonly afterCutOff: boolean;
  /** Days inside the span that did not count, in runs, with the name of the holiday where there is one. */
  readonly skipped: readonly { readonly from: LocalDate; readonly to: LocalDate; readonly name: string }[];
  /** Weekend days inside the span that counted (调休). */
  readonly shiftedWorkdays: readonly LocalDate[];
};

/** 到期日. The moment by which the item must be decided. */
export type DueDate = {
  readonly dueAt: Instant;
  /** 预计: reaches into a year that is not published yet, so it will be computed again. */
  readonly provisional: boolean;
  readonly explanation: DueExplanation;
};

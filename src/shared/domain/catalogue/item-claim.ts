import type { Instant, LocalDate } from '../../kernel/time.ts';

/** 认领. One row of the ledger that says which place takes which item from when; rows are never changed. */
export type ItemClaim = {
  readonly itemCode: string;
  /** Code of the organisation unit (town, centre). */
  readonly unitCode: string;
  /** 认领, 取消认领, or 不认领 with its reason (不适用). */
  readonly kind: 'claim' | 'release' | 'notClaimed';
  /** First day it counts. */
  readonly effectiveOn: LocalDate;
  readonly reason: string;
  /** Operator id. */
  readonly recordedBy: string;
  readonly recordedAt: Instant;
};

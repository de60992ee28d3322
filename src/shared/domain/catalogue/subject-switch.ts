import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { Subject } from './catalogue.ts';

/** 启停. One row of the ledger that opens and closes a theme or an item by date; rows are never changed. */
export type SubjectSwitch = {
  readonly subject: Subject;
  readonly on: boolean;
  /** First day it counts. */
  readonly effectiveOn: LocalDate;
  readonly reason: string;
  /** Operator id. */
  readonly recordedBy: string;
  readonly recordedAt: Instant;
};

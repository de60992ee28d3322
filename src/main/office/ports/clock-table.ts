import type { OperatorId } from '../../../shared/domain/staff/operator.ts';
import type { Instant } from '../../../shared/kernel/time.ts';

/** A clock that somebody said is right although later moments were recorded. */
export type AcceptedClock = {
  readonly acceptedAt: Instant;
  /** The newest moment recorded until then. */
  readonly newestBefore: Instant;
  readonly reason: string;
  /** Null for the administrator at the command line. */
  readonly acceptedBy: OperatorId | null;
};

/** What the office knows of its own time. */
export interface ClockTable {
  /** Time of the database server, the witness of a centre; null where the database is a file of this machine. */
  findDatabaseTime(): Promise<Instant | null>;
  /** The moment of the newest change since a clock was accepted last, or of that acceptance. */
  findNewest(): Promise<Instant>;
  /** Actions recorded later than the moment, and how many cases they belong to. */
  countRecordedAfter(moment: Instant): Promise<{ readonly actions: number; readonly cases: number }>;
  /** Takes a clock for right from now on; what was recorded later stays as it is. */
  accept(clock: AcceptedClock): Promise<void>;
}

import { toEpochMs, type Instant } from '../../kernel/time.ts';

/** Clocks are set back by a second now and then; that moves no deadline. */
const TOLERATED_MS = 60_000;

/** 时钟落后. True when the clock is earlier than what was recorded, by more than clocks are corrected by themselves. */
export function isClockBehind(now: Instant, newest: Instant): boolean {
  return toEpochMs(now) + TOLERATED_MS < toEpochMs(newest);
}

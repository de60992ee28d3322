import type { Clock } from '../../src/main/office/ports/world.ts';
import { toEpochMs, toInstant } from '../../src/shared/kernel/time.ts';
import type { Instant } from '../../src/shared/kernel/time.ts';

/** A clock that stands still until it is told to go on. */
export type FakeClock = Clock & { advance(milliseconds: number): void; set(instant: string): void };

/** Starts on a Friday morning at the centre unless told otherwise. */
export function fakeClock(start = '2026-11-20T01:30:00.000Z'): FakeClock {
  let now = toEpochMs(start as Instant);
  return {
    now: () => toInstant(now),
    advance: (milliseconds) => {
      now += milliseconds;
    },
    set: (instant) => {
      now = Date.parse(instant);
    },
  };
}

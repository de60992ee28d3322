import { toInstant } from '../../../shared/kernel/time.ts';
import type { Clock } from '../ports/world.ts';

/** The clock of the machine. */
export function createSystemClock(): Clock {
  return { now: () => toInstant(Date.now()) };
}

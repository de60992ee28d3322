import { fail } from '../../../shared/kernel/result.ts';
import type { Refusal } from '../../../shared/kernel/result.ts';
import { isClockBehind } from '../../../shared/domain/calendar/clock-behind.ts';
import { toLocalText } from '../../../shared/kernel/time.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { BEYOND_THE_GUARD, findNewest } from './clock-table.ts';
import type { TableContext } from './table-context.ts';

/**
 * A clock that was set back by a year, or forward and back, would write actions before those they follow. So a change
 * is refused while the clock is earlier than the newest one, until an administrator accepts the clock. What was recorded
 * before the office opened, or by another process, the database knows: it is asked before anything is refused.
 */
export class ClockGuard {
  #newest: Instant | undefined;

  /** Refuses a clock that is behind. */
  async check(context: TableContext, procedure: string): Promise<Refusal<'call.clockBehind'> | undefined> {
    if (BEYOND_THE_GUARD.includes(procedure)) return undefined;
    const now = context.clock.now();
    if (this.#newest !== undefined && !isClockBehind(now, this.#newest)) return undefined;
    this.#newest = await findNewest(context);
    const isBehind = isClockBehind(now, this.#newest);
    return isBehind ? fail('call.clockBehind', { newest: toLocalText(this.#newest) }) : undefined;
  }

  /** Something was recorded at this moment. */
  note(now: Instant, procedure: string): void {
    if (BEYOND_THE_GUARD.includes(procedure)) return;
    if (this.#newest === undefined || now > this.#newest) this.#newest = now;
  }
}

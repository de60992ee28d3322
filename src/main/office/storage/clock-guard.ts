import { fail } from '../../../shared/kernel/result.ts';
import type { Refusal } from '../../../shared/kernel/result.ts';
import { toEpochMs, toLocalText } from '../../../shared/kernel/time.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { TableContext } from './table-context.ts';

/** Clocks are set back by a second now and then; that moves no deadline. */
const TOLERATED_MS = 60_000;

/**
 * A clock that was set back by a year, or forward and back, would write actions before those they follow. So a change
 * is refused while the clock is earlier than the newest one. What was recorded before the office opened, the audit log
 * knows: its ids sort by time.
 */
export class ClockGuard {
  #newest: Instant | undefined;

  /** Refuses a clock that is behind. */
  async check({ db, clock }: TableContext): Promise<Refusal<'call.clockBehind'> | undefined> {
    this.#newest ??= await newestChange(db);
    const isBehind = toEpochMs(clock.now()) + TOLERATED_MS < toEpochMs(this.#newest);
    return isBehind ? fail('call.clockBehind', { newest: toLocalText(this.#newest) }) : undefined;
  }

  /** Something was recorded at this moment. */
  note(now: Instant): void {
    if (this.#newest === undefined || now > this.#newest) this.#newest = now;
  }
}

const NEVER = '1970-01-01T00:00:00.000Z' as Instant;

async function newestChange(db: TableContext['db']): Promise<Instant> {
  const row = await db
    .selectFrom('auditEvent')
    .select('happenedAt')
    .where('requestId', 'is not', null)
    .orderBy('eventId', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.happenedAt ?? NEVER;
}

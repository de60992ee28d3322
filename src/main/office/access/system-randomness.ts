import { randomBytes } from 'node:crypto';
import type { Clock, Randomness } from '../ports/world.ts';
import { toEpochMs } from '../../../shared/kernel/time.ts';

const SECRET_BYTES = 32;
const COUNTER_LIMIT = 0x1000;

/**
 * UUIDv7 (RFC 9562): 48 bits of milliseconds, a counter of 12 bits within the millisecond (6.2, method 1), 62 random
 * bits. When the counter is used up or the clock goes back, the last millisecond is counted on instead, so that a
 * later identifier always sorts after an earlier one.
 */
export function createSystemRandomness(clock: Clock): Randomness {
  let lastMs = 0;
  let counter = 0;
  return {
    newId: () => {
      const ms = toEpochMs(clock.now());
      if (ms > lastMs) {
        lastMs = ms;
        counter = 0;
      } else if (++counter === COUNTER_LIMIT) {
        lastMs += 1;
        counter = 0;
      }
      return formatId(lastMs, counter);
    },
    newSecret: () => randomBytes(SECRET_BYTES).toString('hex'),
  };
}

function formatId(ms: number, counter: number): string {
  const tail = randomBytes(8);
  tail[0] = ((tail[0] ?? 0) & 0x3f) | 0x80;
  const time = ms.toString(16).padStart(12, '0');
  const count = (0x7000 | counter).toString(16);
  const random = tail.toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-${count}-${random.slice(0, 4)}-${random.slice(4)}`;
}

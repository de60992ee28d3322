import { succeed } from '../../../../shared/kernel/result.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { createAcceptClock, createConfirmClock, createViewClock } from './clock-operations.ts';

/** The operations of 系统. */
export function createSystemOperations(
  ports: Pick<OfficePorts, 'profile' | 'clock' | 'changes' | 'store' | 'witness'>,
): OfficeOperations['system'] {
  return {
    about: async () => succeed({ ...ports.profile, now: ports.clock.now() }),
    clock: createViewClock(ports),
    confirmClock: createConfirmClock(ports),
    acceptClock: createAcceptClock(ports),
    follow: async (_input, caller) => succeed(each(ports.changes.follow(caller.signal))),
  };
}

/** The contract wants an iterator; leaving it early closes the source too. */
async function* each<Value>(source: AsyncIterable<Value>): AsyncGenerator<Value, void, void> {
  yield* source;
}

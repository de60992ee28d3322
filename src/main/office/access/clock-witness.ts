import { uptime } from 'node:os';
import { toEpochMs, toInstant } from '../../../shared/kernel/time.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { Tables } from '../ports/store.ts';
import type { Clock, ClockWitness } from '../ports/world.ts';

/**
 * Milliseconds since the machine was started. Unlike `process.hrtime` it goes on while a Linux machine sleeps (libuv
 * reads the boot clock), so a workstation that was closed over night has not jumped; no setting of the clock moves it.
 */
export function machineElapsedMs(): number {
  return uptime() * 1_000;
}

type Watched = { readonly clock: Clock; readonly limitMs: number };

/** Compares the clock with the time that passes on this machine, from now on: who was switched off has not jumped. */
export function createSteadyWitness(watched: Watched, elapsedMs: () => number): ClockWitness {
  const begun = toEpochMs(watched.clock.now()) - elapsedMs();
  return createWitness(watched, { begun, passed: () => Promise.resolve(elapsedMs()) });
}

/** Compares the clock with the one of the database server, which all offices of a centre share. */
export function createDatabaseWitness(watched: Watched): ClockWitness {
  const passed = async ({ clocks }: Tables): Promise<number> => {
    const now = await clocks.findDatabaseTime();
    return toEpochMs(now ?? watched.clock.now());
  };
  return createWitness(watched, { begun: 0, passed });
}

function createWitness(
  { clock, limitMs }: Watched,
  { begun, passed }: { readonly begun: number; readonly passed: (tables: Tables) => Promise<number> },
): ClockWitness {
  let offset = begun;
  return {
    findJump: async (tables) => {
      const [expected, shown] = [toInstant((await passed(tables)) + offset), clock.now()];
      return differsBy(expected, shown) > limitMs ? { expected, shown } : null;
    },
    confirm: async (tables) => {
      offset = toEpochMs(clock.now()) - (await passed(tables));
    },
  };
}

function differsBy(one: Instant, other: Instant): number {
  return Math.abs(toEpochMs(one) - toEpochMs(other));
}

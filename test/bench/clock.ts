import type { CaseClock } from '../../src/shared/domain/calendar/case-clock.ts';
import { computeClockDue } from '../../src/shared/domain/calendar/clock-due.ts';
import { toEpochMs, toInstant } from '../../src/shared/kernel/time.ts';
import type { Instant } from '../../src/shared/kernel/time.ts';
import { at } from '../domain/support/make-case.ts';
import { makeMinuteCounter, readRawYears } from '../domain/support/minute-counter.ts';
import { loadCalendar } from '../domain/support/resources.ts';
import { medianOf } from './bench-line.ts';
import type { BenchLine, BenchSize } from './bench-line.ts';

const COUNT = 100_000;
const BOUND_MS = 1_000;
const RUNS = 5;
const MINUTE = 60_000;
const DAY = 1440;
const NOW = at('2027-06-30 18:00');

/**
 * Due dates of promises over two years, every third suspended, every fifth extended, each with its explanation; the
 * counts of the calendar are made within the time. Beside it somebody who counts minute by minute, on a sample of the
 * same promises, taken up to the same number; where the two do not agree there is no figure.
 */
export async function benchClock({ full }: BenchSize = { full: false }): Promise<readonly BenchLine[]> {
  const clocks = Array.from({ length: COUNT }, makeRandomClock(20_261_120));
  const runs = Array.from({ length: RUNS }, () => measure(clocks));
  const figure = Math.round(medianOf(runs.map(({ tookMs }) => tookMs)));

  const sample = clocks.slice(0, full ? 10_000 : 1_000);
  const countDue = makeMinuteCounter(readRawYears());
  const beganCounting = performance.now();
  const counted = sample.map((clock) => countDue(clock, NOW));
  const peer = Math.round(((performance.now() - beganCounting) * COUNT) / sample.length);
  const wrong = counted.findIndex((due, i) => due !== runs[0]?.dues[i]);
  if (wrong >= 0) throw new Error(`Counting minutes ends elsewhere: ${JSON.stringify(sample[wrong])}`);

  const ratio = Math.round((figure / peer) * 10_000) / 10_000;
  const name = `${COUNT.toLocaleString('en')} due dates; peer counts minutes`;
  return Promise.resolve([
    { name, figure, unit: 'ms', bound: BOUND_MS, met: figure <= BOUND_MS, peer, ratio },
  ]);
}

/** With a calendar nobody has counted yet. */
function measure(clocks: readonly CaseClock[]): {
  readonly tookMs: number;
  readonly dues: readonly Instant[];
} {
  const calendar = loadCalendar();
  const began = performance.now();
  const dues = clocks.map((clock) => computeClockDue(calendar, clock, NOW).dueAt);
  return { tookMs: performance.now() - began, dues };
}

/** The same promises in every run. */
function makeRandomClock(seed: number): (_: unknown, place: number) => CaseClock {
  let state = seed;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return (_, place) => {
    const startedAt = after(at('2025-01-01'), below(730 * DAY));
    const suspendedAt = after(startedAt, below(30 * DAY));
    const resumedAt = after(suspendedAt, below(10 * DAY));
    const documentNumber = String(place);
    const suspension = { procedure: 'testing', documentNumber, suspendedAt, resumedAt } as const;
    const extension = { extendedAt: startedAt, workingDays: 1 + below(10), basis: 'ownBody' } as const;
    return {
      startedAt,
      limit: { amount: 1 + below(45), unit: 'workingDay' },
      suspensions: place % 3 === 0 ? [suspension] : [],
      extensions: place % 5 === 0 ? [{ ...extension, documentNumber }] : [],
    };
  };
}

function after(moment: Instant, minutes: number): Instant {
  return toInstant(toEpochMs(moment) + minutes * MINUTE);
}

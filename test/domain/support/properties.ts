import type { Parameters } from 'fast-check';
import { times } from '../../support/deep.ts';

/** Every property runs with one seed, so that a failure comes back; deep runs try more. */
export function runs(normal: number, deep = normal * 5): Parameters<unknown> {
  return { seed: 20_261_120, numRuns: times(normal, deep) };
}

/** One figure of a benchmark; a line of `npm run bench -- --json`. */
export type BenchLine = {
  readonly name: string;
  readonly figure: number;
  readonly unit: string;
  /** What DESIGN.md §10 asks for; null where a figure only stands beside another. */
  readonly bound: number | null;
  readonly met: boolean;
  /** The same of somebody else, measured in the same call. */
  readonly peer?: number;
  readonly ratio?: number;
};

/** How much to measure. */
export type BenchSize = { readonly full: boolean };

/** The middle one; of an even number the upper. */
export function medianOf(figures: readonly number[]): number {
  const sorted = [...figures].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/**
 * A share with what it is made of. The percentage is decimal text with two digits, rounded half up (`66.67`), because a
 * binary fraction cannot hold it; null for a denominator of 0, which is printed as a dash and never as 0 or 100.
 */
export type Ratio = {
  readonly numerator: number;
  readonly denominator: number;
  readonly percent: string | null;
};

/** 未加权平均. The mean of several percentages, each as heavy as the others, and how many there are. */
export type MeanRatio = { readonly count: number; readonly percent: string | null };

type Fraction = { readonly over: bigint; readonly under: bigint };

/** A percentage has two digits after the point, so it counts in ten-thousandths. */
const TEN_THOUSANDTHS = 10_000n;

/** Makes a ratio of two counts. */
export function ratioOf(numerator: number, denominator: number): Ratio {
  const percent =
    denominator === 0 ? null : toPercent({ over: BigInt(numerator), under: BigInt(denominator) });
  return { numerator, denominator, percent };
}

/** The mean of the exact ratios, rounded once at the end; ratios without a denominator have no part in it. */
export function meanRatioOf(ratios: readonly Ratio[]): MeanRatio {
  const parts = ratios.filter(({ denominator }) => denominator !== 0);
  if (parts.length === 0) return { count: 0, percent: null };
  const sum = parts.reduce<Fraction>(
    ({ over, under }, { numerator, denominator }) => ({
      over: over * BigInt(denominator) + BigInt(numerator) * under,
      under: under * BigInt(denominator),
    }),
    { over: 0n, under: 1n },
  );
  const mean = { over: sum.over, under: sum.under * BigInt(parts.length) };
  return { count: parts.length, percent: toPercent(mean) };
}

/** Half up means away from the smaller one of two equally near values; nothing here is negative. */
function toPercent({ over, under }: Fraction): string {
  const rounded = (over * TEN_THOUSANDTHS * 2n + under) / (under * 2n);
  return `${String(rounded / 100n)}.${String(rounded % 100n).padStart(2, '0')}`;
}

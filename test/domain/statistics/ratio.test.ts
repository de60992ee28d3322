import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanRatioOf, ratioOf } from '../../../src/shared/domain/statistics/ratio.ts';
import { runs } from '../support/properties.ts';

const share = fc
  .nat(1_000_000)
  .chain((denominator) => fc.tuple(fc.nat(denominator), fc.constant(denominator)))
  .map(([numerator, denominator]) => ratioOf(numerator, denominator));
const hundredths = (percent: string | null) => BigInt((percent ?? '').replace('.', ''));

describe('a ratio', () => {
  it.each([
    [2, 3, '66.67'],
    [1, 3, '33.33'],
    [0, 7, '0.00'],
    [7, 7, '100.00'],
    [1, 800, '0.13'], // 0.125
    [1, 20_000, '0.01'], // 0.005
    [201, 20_000, '1.01'], // 1.005, which binary fractions round down
    [1, 20_001, '0.00'],
    [3, 2, '150.00'],
  ])('of %i and %i is %s', (numerator, denominator, percent) => {
    expect(ratioOf(numerator, denominator)).toEqual({ numerator, denominator, percent });
  });

  it('of nothing is a dash, neither 0 nor 100', () => {
    expect(ratioOf(0, 0)).toEqual({ numerator: 0, denominator: 0, percent: null });
  });

  it('is rounded half up at the second digit, whatever the counts', () => {
    fc.assert(
      fc.property(share, ({ numerator, denominator, percent }) => {
        if (percent === null) return denominator === 0;
        const double = BigInt(numerator) * 20_000n;
        const rounded = hundredths(percent);
        return (
          (2n * rounded - 1n) * BigInt(denominator) <= double &&
          double < (2n * rounded + 1n) * BigInt(denominator) &&
          /^\d+\.\d\d$/.test(percent)
        );
      }),
      runs(300),
    );
  });
});

describe('the unweighted mean', () => {
  it('differs from the pooled ratio: 30/30, 28/30 and 19/20', () => {
    const towns = [ratioOf(30, 30), ratioOf(28, 30), ratioOf(19, 20)];

    expect(meanRatioOf(towns)).toEqual({ count: 3, percent: '96.11' });
    expect(ratioOf(77, 80).percent).toBe('96.25');
  });

  it('is rounded once, at the end', () => {
    const mean = meanRatioOf([ratioOf(1, 20_000), ratioOf(0, 20_000)]);

    expect(mean).toEqual({ count: 2, percent: '0.00' }); // 0.0025; 0.01 and 0.00 would give 0.005, so 0.01
  });

  it('leaves out what has no denominator, and is a dash when nothing is left', () => {
    expect(meanRatioOf([ratioOf(1, 2), ratioOf(0, 0)])).toEqual({ count: 1, percent: '50.00' });
    expect(meanRatioOf([ratioOf(0, 0)])).toEqual({ count: 0, percent: null });
    expect(meanRatioOf([])).toEqual({ count: 0, percent: null });
  });

  it('does not depend on the order, and lies between the smallest and the largest', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 75 }), (ratios) => {
        const mean = meanRatioOf(ratios);
        expect(meanRatioOf(ratios.toReversed())).toEqual(mean);
        const percents = ratios.flatMap(({ percent }) => (percent === null ? [] : hundredths(percent)));
        if (percents.length === 0) return mean.percent === null;
        const [least, most] = [
          percents.reduce((a, b) => (a < b ? a : b)),
          percents.reduce((a, b) => (a > b ? a : b)),
        ];
        return least <= hundredths(mean.percent) && hundredths(mean.percent) <= most;
      }),
      runs(100),
    );
  });

  it('is the pooled ratio when every town has the same number to claim', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(45), { minLength: 1, maxLength: 75 }), (claimed) => {
        const sum = claimed.reduce((total, count) => total + count, 0);
        const mean = meanRatioOf(claimed.map((count) => ratioOf(count, 45)));
        return mean.percent === ratioOf(sum, 45 * claimed.length).percent;
      }),
      runs(100),
    );
  });
});

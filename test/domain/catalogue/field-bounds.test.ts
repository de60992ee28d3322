import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areImpossible,
  boundsOf,
  dayOf,
  DayReference,
  type FieldBounds,
} from '../../../src/shared/domain/catalogue/field-bounds.ts';
import type { LocalDate } from '../../../src/shared/kernel/time.ts';
import { runs } from '../support/properties.ts';

const TODAY = '2026-08-31' as LocalDate;

describe('a day of reference', () => {
  it.each([
    ['today', '2026-08-31'],
    ['today-6months', '2026-02-28'], // no February 31
    ['today+6months', '2027-02-28'],
    ['today-18months', '2025-02-28'],
    ['today+1days', '2026-09-01'],
    ['today-2years', '2024-08-31'],
    ['1949-10-01', '1949-10-01'],
  ])('%s is %s', (reference, day) => {
    expect(dayOf(reference, TODAY)).toBe(day);
    expect(DayReference.safeParse(reference).success).toBe(true);
  });

  it.each(['2026-02-30', 'tomorrow', 'today-6', 'today-6weeks', 'today6months', '', 'today+99999years'])(
    '%s is none',
    (reference) => {
      expect(DayReference.safeParse(reference).success).toBe(false);
    },
  );
});

const someDay = fc.oneof(
  fc.constantFrom('today', 'today-6months', 'today+30days', '2026-01-01', '1949-10-01'),
  fc.constantFrom('aa', 'bb').map((field) => ({ field })),
);
const someLimits: fc.Arbitrary<FieldBounds> = fc.record(
  {
    min: fc.integer({ min: -5, max: 5 }),
    max: fc.integer({ min: -5, max: 5 }),
    notBefore: someDay,
    notAfter: someDay,
    differsFrom: fc.subarray(['aa', 'bb'], { minLength: 1 }),
  },
  { requiredKeys: [] },
);
const someBounds = fc.array(
  fc
    .record({ limits: someLimits, unusual: fc.option(someLimits, { nil: undefined }) })
    .map(({ limits, unusual }) => ({ ...limits, unusual })),
  { maxLength: 4 },
);

it('joins limits whatever their order, and the same when one is named twice', () => {
  fc.assert(
    fc.property(someBounds, (all) => {
      const bounds = boundsOf(all);

      expect(boundsOf(all.toReversed())).toEqual(bounds);
      expect(boundsOf([...all, ...all])).toEqual(bounds);
    }),
    runs(500),
  );
});

it('lets through exactly the numbers that every limit lets through', () => {
  const numbers = fc.record(
    { min: fc.integer({ max: 9 }), max: fc.integer({ min: -9 }) },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(numbers), fc.integer({ min: -20, max: 20 }), (all, value) => {
      const joined = boundsOf(all).every((bound) => {
        if (!('number' in bound)) return false;
        return bound.kind === 'min' ? value >= bound.number : value <= bound.number;
      });

      const each = all.every(({ min = -Infinity, max = Infinity }) => min <= value && value <= max);
      expect(joined).toBe(each);
    }),
    runs(500),
  );
});

describe('limits nothing can keep to', () => {
  it.each<[string, FieldBounds, boolean]>([
    ['more than the most', { min: 2, max: 1 }, true],
    ['exactly one number', { min: 2, max: 2 }, false],
    ['after the last day', { notBefore: '2026-01-02', notAfter: '2026-01-01' }, true],
    ['after the last day as counted', { notBefore: 'today+31days', notAfter: 'today+1months' }, false],
    [
      'next month, and last month at the latest',
      { notBefore: 'today+1months', notAfter: 'today-1months' },
      true,
    ],
    ['what only time can tell', { notBefore: '2099-01-01', notAfter: 'today' }, false],
    ['what only the form can tell', { notBefore: { field: 'aa' }, notAfter: 'today' }, false],
  ])('%s: %o is impossible: %s', (_name, limits, impossible) => {
    expect(areImpossible(boundsOf([limits]))).toBe(impossible);
  });

  it('are only those that are errors', () => {
    expect(areImpossible(boundsOf([{ min: 2, unusual: { max: 1 } }]))).toBe(false);
  });
});

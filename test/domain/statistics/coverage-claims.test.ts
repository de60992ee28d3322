import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemClaim } from '../../../src/shared/domain/catalogue/item-claim.ts';
import { countCoverage } from '../../../src/shared/domain/statistics/count-coverage.ts';
import { plusDays } from '../../../src/shared/kernel/time.ts';
import { makeCatalogue, makeItem } from '../support/make-catalogue.ts';
import { day, makeClaim, makeSource, makeUnit } from '../support/make-places.ts';
import { runs } from '../support/properties.ts';

const codes = Array.from({ length: 30 }, (_, index) => `G${String(index + 1).padStart(2, '0')}`);
const catalogue = makeCatalogue({
  items: [...codes.map((code) => makeItem(code, { grassroots: true })), makeItem('OTHER')],
});
const TOWNS = ['100000001', '100000002', '100000003'] as const;
const [EAST, WEST, RIVER] = TOWNS;
const units = TOWNS.map((code) => makeUnit(code));
const claimAll = (unitCode: string, itemCodes: readonly string[]) =>
  itemCodes.map((itemCode) => makeClaim(unitCode, itemCode));

function count(claims: readonly ItemClaim[], rest: Parameters<typeof makeSource>[0] = {}) {
  return countCoverage(makeSource({ catalogue, units, claims, ...rest })).claims;
}

describe('the claim rate', () => {
  it('is the example of the definition: 30/30, 28/30 and 19/20 give 96.11 and 96.25', () => {
    const notApplicable = codes
      .slice(20)
      .map((code) => makeClaim(RIVER, code, { kind: 'notClaimed', reason: 'no sea' }));

    const claims = count([
      ...claimAll(EAST, codes),
      ...claimAll(WEST, codes.slice(2)),
      ...claimAll(RIVER, codes.slice(1, 20)),
      ...notApplicable,
    ]);

    expect(claims.towns.map(({ ratio }) => [ratio.numerator, ratio.denominator, ratio.percent])).toEqual([
      [30, 30, '100.00'],
      [28, 30, '93.33'],
      [19, 20, '95.00'],
    ]);
    expect(claims.mean).toEqual({ count: 3, percent: '96.11' });
    expect(claims.pooled).toEqual({ numerator: 77, denominator: 80, percent: '96.25' });
    expect(claims.towns[2]).toMatchObject({ unclaimed: ['G01'], claimed: codes.slice(1, 20) });
    expect(claims.towns[2]?.notApplicable[0]).toEqual({ itemCode: 'G21', reason: 'no sea' });
  });

  it('asks for the grassroots items in force on the day, and for no others', () => {
    const items = [
      makeItem('NOW', { grassroots: true }),
      makeItem('LATER', { grassroots: true, validFrom: '2026-11-21' }),
      makeItem('ENDED', { grassroots: true, validTo: '2026-11-19' }),
      makeItem('LASTDAY', { grassroots: true, validTo: '2026-11-20' }),
      makeItem('OTHER'),
    ];

    const claims = count(claimAll(EAST, ['NOW', 'OTHER']), { catalogue: makeCatalogue({ items }) });

    expect(claims.itemCodes).toEqual(['NOW', 'LASTDAY']);
    expect(claims.towns[0]?.ratio).toMatchObject({ numerator: 1, denominator: 2 });
  });

  it('takes its towns from the organisation on the day', () => {
    const changing = [
      makeUnit(EAST, { validTo: day('2026-11-20') }),
      makeUnit(WEST, { validFrom: day('2026-11-21') }),
      makeUnit('100000-01', { unitKind: 'center' }),
      makeUnit('100000001-S1', { unitKind: 'station', parentCode: EAST }),
    ];
    const namesOn = (text: string) =>
      count([], { units: changing, on: day(text) }).towns.map(({ unitCode }) => unitCode);

    expect([namesOn('2026-11-20'), namesOn('2026-11-21')]).toEqual([[EAST], [WEST]]);
  });

  it('is a dash without towns, without a list, and where nothing applies', () => {
    const excused = codes.map((code) => makeClaim(EAST, code, { kind: 'notClaimed', reason: 'no sea' }));

    expect(count([], { units: [] })).toMatchObject({ mean: { percent: null }, pooled: { percent: null } });
    expect(count([], { catalogue: makeCatalogue() }).mean).toEqual({ count: 0, percent: null });
    expect(count(excused).towns[0]?.ratio).toEqual({ numerator: 0, denominator: 0, percent: null });
    expect(count([...excused, ...claimAll(WEST, codes), ...claimAll(RIVER, codes)]).mean).toEqual({
      count: 2,
      percent: '100.00',
    });
  });
});

describe('the row that counts', () => {
  const claim = makeClaim(EAST, 'G01');
  const release = makeClaim(EAST, 'G01', {
    kind: 'release',
    effectiveOn: day('2026-11-21'),
    reason: 'moved',
  });

  it('is the one of the day: a release tomorrow still shows today', () => {
    const claimedOn = (text: string) => count([claim, release], { on: day(text) }).towns[0]?.claimed;

    expect([claimedOn('2026-11-20'), claimedOn('2026-11-21')]).toEqual([['G01'], []]);
  });

  it('is the one recorded last of those for the same day', () => {
    const again = { ...release, kind: 'claim' as const };

    expect(count([claim, release, again], { on: day('2026-11-21') }).towns[0]?.claimed).toEqual(['G01']);
  });

  it('is not one recorded later for an earlier day', () => {
    const late = makeClaim(EAST, 'G01', { effectiveOn: day('2024-06-01') });
    const early = { ...release, effectiveOn: day('2026-11-01') };

    expect(count([claim, early, late]).towns[0]?.claimed).toEqual([]);
  });
});

describe('any ledger', () => {
  const row = fc.record({
    unitCode: fc.constantFrom(...TOWNS),
    itemCode: fc.constantFrom(...codes.slice(0, 5), 'OTHER', 'GONE'),
    kind: fc.constantFrom('claim' as const, 'release' as const, 'notClaimed' as const),
    effectiveOn: fc.integer({ min: -5, max: 5 }).map((offset) => plusDays(day('2026-11-20'), offset)),
    reason: fc.constant('x'),
  });
  const ledger = fc
    .array(row, { maxLength: 60 })
    .map((rows) => rows.map((part) => ({ ...makeClaim(part.unitCode, part.itemCode), ...part })));

  it('puts every item of the list into exactly one group of each town, and sums to the pooled ratio', () => {
    fc.assert(
      fc.property(ledger, (rows) => {
        const { towns, pooled } = count(rows);
        for (const { claimed, unclaimed, notApplicable, ratio } of towns) {
          const all = [...claimed, ...unclaimed, ...notApplicable.map(({ itemCode }) => itemCode)];
          expect(all.toSorted()).toEqual(codes);
          expect(ratio).toMatchObject({
            numerator: claimed.length,
            denominator: claimed.length + unclaimed.length,
          });
        }
        expect(pooled.numerator).toBe(towns.reduce((sum, { ratio }) => sum + ratio.numerator, 0));
        expect(pooled.denominator).toBe(towns.reduce((sum, { ratio }) => sum + ratio.denominator, 0));
      }),
      runs(100),
    );
  });

  it('says of a day the same, whatever is recorded for the days after it', () => {
    fc.assert(
      fc.property(ledger, ledger, (rows, later) => {
        const after = later.map((claim) => ({ ...claim, effectiveOn: plusDays(day('2026-11-21'), 3) }));
        expect(count([...rows, ...after])).toEqual(count(rows));
      }),
      runs(50),
    );
  });

  it('says what a second reading of it says, which looks for the last row of every item', () => {
    const claimedSlowly = (rows: readonly ItemClaim[], unitCode: string, itemCode: string) => {
      let found: ItemClaim | undefined;
      for (const claim of rows) {
        if (claim.unitCode !== unitCode || claim.itemCode !== itemCode) continue;
        if (claim.effectiveOn > day('2026-11-20')) continue;
        if (!found || claim.effectiveOn >= found.effectiveOn) found = claim;
      }
      return found?.kind === 'claim';
    };
    fc.assert(
      fc.property(ledger, (rows) => {
        for (const { unitCode, claimed } of count(rows).towns) {
          expect(claimed).toEqual(codes.filter((code) => claimedSlowly(rows, unitCode, code)));
        }
      }),
      runs(100),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimedItemsOn, isOfferedAt } from '../../../src/shared/domain/catalogue/item-claim.ts';
import { countCoverage } from '../../../src/shared/domain/statistics/count-coverage.ts';
import { plusDays } from '../../../src/shared/kernel/time.ts';
import { makeCatalogue, makeItem, makeTheme } from '../support/make-catalogue.ts';
import { day, makeClaim, makeDesk, makeSource, makeUnit } from '../support/make-places.ts';
import { runs } from '../support/properties.ts';

const ITEMS = ['A1', 'A2', 'A3', 'A4'];
const UNITS = ['100000001', '100000002', '100000-01'];
const TODAY = day('2026-11-20');
const desks = UNITS.map((unitCode, index) => makeDesk(`desk-${String(index)}`, unitCode));

const claims = fc.array(
  fc
    .record({
      unitCode: fc.constantFrom(...UNITS),
      itemCode: fc.constantFrom(...ITEMS),
      kind: fc.constantFrom('claim' as const, 'claim' as const, 'claim' as const, 'release' as const),
      effectiveOn: fc.integer({ min: -3, max: 2 }).map((offset) => plusDays(TODAY, offset)),
    })
    .map((row) => ({ ...makeClaim(row.unitCode, row.itemCode), ...row })),
  { maxLength: 30 },
);
const themes = fc
  .array(fc.subarray(ITEMS, { minLength: 1 }), { minLength: 1, maxLength: 4 })
  .map((sets) =>
    sets.map((codes, index) =>
      makeTheme({ themeCode: `T${String(index)}`, items: codes.map((itemCode) => ({ itemCode })) }),
    ),
  );

describe('the report on themes', () => {
  it('names the desks whose pick-list shows the theme, and no others; without one it says why', () => {
    fc.assert(
      fc.property(claims, themes, (rows, made) => {
        const catalogue = makeCatalogue({ items: ITEMS.map((code) => makeItem(code)), themes: made });
        const units = UNITS.map((code) => makeUnit(code));

        const report = countCoverage(makeSource({ units, desks, claims: rows, catalogue })).themes;

        for (const { themeCode, deskIds, gap } of report.themes) {
          const showing = desks.filter(({ unitCode }) =>
            isOfferedAt(catalogue, { kind: 'theme', code: themeCode }, claimedItemsOn(rows, unitCode, TODAY)),
          );
          expect(deskIds).toEqual(showing.map(({ id }) => id));
          expect(gap === null).toBe(deskIds.length > 0);
          if (gap?.kind === 'notClaimed') expect(gap.itemCodes.length).toBeGreaterThan(0);
        }
        const covered = report.themes.filter(({ gap }) => gap === null).length;
        expect(report.ratio).toMatchObject({ numerator: covered, denominator: made.length });
      }),
      runs(150),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Subject } from '../../../src/shared/domain/catalogue/catalogue.ts';
import {
  claimedItemsOn,
  claimsOfUnitOn,
  isOfferedAt,
  type ItemClaim,
} from '../../../src/shared/domain/catalogue/item-claim.ts';
import {
  isOpenOn,
  switchedOffOn,
  type SubjectSwitch,
} from '../../../src/shared/domain/catalogue/subject-switch.ts';
import type { LocalDate } from '../../../src/shared/kernel/time.ts';
import { at } from '../support/make-case.ts';
import { makeCatalogue, makeItem, makeQuestion, makeTheme } from '../support/make-catalogue.ts';
import { runs } from '../support/properties.ts';

const day = (text: string) => text as LocalDate;
const TODAY = day('2026-09-14');
const THEME: Subject = { kind: 'theme', code: 'T9' };
const AA: Subject = { kind: 'item', code: 'AA' };
const BOTH: Subject = { kind: 'items', code: 'AA+BB' };

const catalogue = makeCatalogue({
  questions: [makeQuestion('qq')],
  items: [makeItem('AA'), makeItem('BB'), makeItem('CC', { validTo: '2026-09-13' })],
  themes: [
    makeTheme({
      questions: ['qq'],
      items: [{ itemCode: 'AA' }, { itemCode: 'BB', when: { question: 'qq', is: ['yes'] } }],
    }),
  ],
});

function makeSwitch(subject: Subject, rest: Partial<SubjectSwitch> = {}): SubjectSwitch {
  const begin = { effectiveOn: day('2026-09-01'), recordedAt: at('2026-09-01 09:00') };
  return { subject, on: false, reason: 'why', recordedBy: 'operator-1', ...begin, ...rest };
}

function makeClaim(itemCode: string, rest: Partial<ItemClaim> = {}): ItemClaim {
  return {
    itemCode,
    unitCode: 'town-1',
    kind: 'claim',
    effectiveOn: day('2026-09-01'),
    reason: '',
    recordedBy: 'operator-1',
    recordedAt: at('2026-08-30 09:00'),
    ...rest,
  };
}

const isOpen = (subject: Subject, ...switches: SubjectSwitch[]) =>
  isOpenOn(catalogue, subject, { switchedOff: switchedOffOn(switches, TODAY), day: TODAY });

describe('switches', () => {
  it('leave everything open that is in force', () => {
    expect([THEME, AA, BOTH].map((subject) => isOpen(subject))).toEqual([true, true, true]);
    expect(isOpen({ kind: 'item', code: 'CC' })).toBe(false);
    expect(isOpen({ kind: 'item', code: 'ZZ' })).toBe(false);
    expect(isOpen({ kind: 'theme', code: 'ZZ' })).toBe(false);
  });

  it('close from their day on', () => {
    expect(isOpen(AA, makeSwitch(AA, { effectiveOn: TODAY }))).toBe(false);
    expect(isOpen(AA, makeSwitch(AA, { effectiveOn: day('2026-09-15') }))).toBe(true);
  });

  it.each([
    ['a later day over an earlier one', { effectiveOn: day('2026-09-02') }, true],
    ['an earlier day under a later one', { effectiveOn: day('2026-08-31') }, false],
    ['on one day the row recorded later', { recordedAt: at('2026-09-01 09:01') }, true],
    ['on one day not the row recorded earlier', { recordedAt: at('2026-09-01 08:59') }, false],
  ])('count by %s', (_name, rest, open) => {
    const off = makeSwitch(AA);
    const on = makeSwitch(AA, { on: true, ...rest });

    expect(isOpen(AA, off, on)).toBe(open);
    expect(isOpen(AA, on, off)).toBe(open);
  });

  it('close a theme with an item it always leads to, not with one of some situations', () => {
    expect(isOpen(THEME, makeSwitch(AA))).toBe(false);
    expect(isOpen(THEME, makeSwitch({ kind: 'item', code: 'BB' }))).toBe(true);
  });

  it('close several items with one of them, and an item not with its theme', () => {
    expect(isOpen(BOTH, makeSwitch({ kind: 'item', code: 'BB' }))).toBe(false);
    expect(isOpen(AA, makeSwitch(THEME))).toBe(true);
    expect(isOpen(THEME, makeSwitch(THEME))).toBe(false);
  });
});

describe('claims', () => {
  const claimed = (...claims: ItemClaim[]) => [...claimedItemsOn(claims, 'town-1', TODAY)];

  it('count for their place, from their day on', () => {
    expect(claimed(makeClaim('AA'), makeClaim('BB', { unitCode: 'town-2' }))).toEqual(['AA']);
    expect(claimed(makeClaim('AA', { effectiveOn: day('2026-09-15') }))).toEqual([]);
    expect(claimed()).toEqual([]);
  });

  it.each(['release', 'notClaimed'] as const)('end with %s', (kind) => {
    const end = makeClaim('AA', { kind, effectiveOn: TODAY, reason: 'why' });

    expect(claimed(makeClaim('AA'), end)).toEqual([]);
    expect(claimsOfUnitOn([makeClaim('AA'), end], 'town-1', TODAY).get('AA')).toBe(end);
  });

  it('stand the same whatever order rows of different moments are read in', () => {
    const someClaims = fc
      .uniqueArray(fc.integer({ min: 1, max: 59 }), { minLength: 1, maxLength: 8 })
      .chain((minutes) =>
        fc.tuple(
          ...minutes.map((minute) =>
            fc.record({
              itemCode: fc.constantFrom('AA', 'BB'),
              kind: fc.constantFrom('claim' as const, 'release' as const, 'notClaimed' as const),
              effectiveOn: fc.constantFrom(day('2026-09-01'), day('2026-09-02'), day('2026-09-30')),
              recordedAt: fc.constant(at(`2026-08-30 09:${String(minute).padStart(2, '0')}`)),
            }),
          ),
        ),
      )
      .map((rows) => rows.map((row) => makeClaim(row.itemCode, row)));
    fc.assert(
      fc.property(someClaims, (claims) => {
        const sorted = (rows: readonly ItemClaim[]) => claimed(...rows).toSorted();

        expect(sorted(claims.toReversed())).toEqual(sorted(claims));
      }),
      runs(200),
    );
  });

  it('offer a theme only with every item it may lead to', () => {
    expect(isOfferedAt(catalogue, AA, new Set(['AA']))).toBe(true);
    expect(isOfferedAt(catalogue, THEME, new Set(['AA']))).toBe(false);
    expect(isOfferedAt(catalogue, BOTH, new Set(['AA']))).toBe(false);
    expect(isOfferedAt(catalogue, THEME, new Set(['AA', 'BB']))).toBe(true);
    expect(isOfferedAt(catalogue, BOTH, new Set(['AA', 'BB']))).toBe(true);
    expect(isOfferedAt(catalogue, { kind: 'theme', code: 'ZZ' }, new Set(['AA']))).toBe(false);
  });
});

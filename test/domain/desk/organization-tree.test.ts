import { describe, expect, it } from 'vitest';
import {
  divisionCodeOf,
  isUnitValidOn,
  townOf,
  unitsUpFrom,
} from '../../../src/shared/domain/desk/organization-tree.ts';
import { day, makeUnit } from '../support/make-places.ts';

const units = [
  makeUnit('320200', { unitKind: 'city', parentCode: null }),
  makeUnit('320205', { unitKind: 'district', parentCode: '320200' }),
  makeUnit('320205001', { parentCode: '320205' }),
  makeUnit('VILLAGE-7', { unitKind: 'station', parentCode: '320205001' }),
  makeUnit('320205-01', { unitKind: 'center', parentCode: '320205' }),
  makeUnit('LOOP-1', { unitKind: 'station', parentCode: 'LOOP-2' }),
  makeUnit('LOOP-2', { unitKind: 'station', parentCode: 'LOOP-1' }),
];

describe('the tree of places', () => {
  it('leads from a place up to the city', () => {
    const codes = unitsUpFrom(units, 'VILLAGE-7').map(({ unitCode }) => unitCode);

    expect(codes).toEqual(['VILLAGE-7', '320205001', '320205', '320200']);
  });

  it('ends where a file leads round in a circle, and is empty for an unknown place', () => {
    expect(unitsUpFrom(units, 'LOOP-1').map(({ unitCode }) => unitCode)).toEqual(['LOOP-1', 'LOOP-2']);
    expect(unitsUpFrom(units, '999999')).toEqual([]);
  });

  it.each([
    ['320205001', '320205001'],
    ['VILLAGE-7', '320205001'],
    ['320205-01', undefined],
    ['', undefined],
  ])('puts %j into the town %j', (unitCode, town) => {
    expect(townOf(units, unitCode)?.unitCode).toBe(town);
  });

  it.each([
    ['320205001', '320205'],
    ['320205-01', '320205'],
    ['VILLAGE-7', '320205'],
    ['320200', '320200'],
    ['LOOP-1', undefined],
    ['999999', undefined],
  ])('finds for %s the division %j', (unitCode, divisionCode) => {
    expect(divisionCodeOf(units, unitCode)).toBe(divisionCode);
  });
});

describe('a place', () => {
  it('is part of the organisation on its first and its last day, and on no day outside', () => {
    const unit = makeUnit('320205001', { validFrom: day('2026-01-02'), validTo: day('2026-01-03') });

    const valid = ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'].map((text) =>
      isUnitValidOn(unit, day(text)),
    );

    expect(valid).toEqual([false, true, true, false]);
    expect(isUnitValidOn(makeUnit('320205001'), day('2999-01-01'))).toBe(true);
  });
});

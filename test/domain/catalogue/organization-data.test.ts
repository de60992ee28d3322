import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { OrganizationUnit } from '../../../src/shared/domain/desk/organization-unit.ts';

const RESOURCES = join(import.meta.dirname, '../../../resources');

function readUnits(path: string): readonly OrganizationUnit[] {
  return z.array(OrganizationUnit).parse(JSON.parse(readFileSync(join(RESOURCES, path), 'utf8')));
}

const wuxi = readUnits('regions/organization.json');
const demo = readUnits('demo/organization.json');
const isMarked = ({ toBeConfirmed }: OrganizationUnit) => toBeConfirmed.includes('name');

describe('the organisation tree of the city', () => {
  const towns = wuxi.filter(({ unitKind }) => unitKind === 'town');

  it.each([
    ['320205', '锡山区', 7],
    ['320206', '惠山区', 7],
    ['320211', '滨湖区', 9],
    ['320213', '梁溪区', 9],
    ['320214', '新吴区', 6],
    ['320281', '江阴市', 16],
    ['320282', '宜兴市', 18],
  ])('has in %s %s %i towns whose codes begin with its own', (districtCode, name, count) => {
    const own = towns.filter(({ parentCode }) => parentCode === districtCode);

    expect(wuxi.find(({ unitCode }) => unitCode === districtCode)?.name).toBe(name);
    expect(own).toHaveLength(count);
    expect(own.filter(({ unitCode }) => !/^\d{9}$/.test(unitCode))).toEqual([]);
    expect(own.filter(({ unitCode }) => !unitCode.startsWith(districtCode))).toEqual([]);
  });

  it('has 7 districts, 72 known towns and 3 whose names nobody has told us', () => {
    expect(wuxi.filter(({ unitKind }) => unitKind === 'district')).toHaveLength(7);
    expect(towns.filter((town) => !isMarked(town))).toHaveLength(72);
    expect(towns.filter(isMarked)).toHaveLength(3);
  });

  it('ends the names of streets and towns as their codes say', () => {
    const ending = ({ name }: OrganizationUnit) => (name.endsWith('街道') ? '0' : '1');

    const wrong = towns.filter((town) => !isMarked(town) && town.unitCode[6] !== ending(town));

    expect(wrong).toEqual([]);
  });

  it('marks every centre, whose names and codes are ours', () => {
    const centers = wuxi.filter(({ unitKind }) => unitKind === 'center');

    expect(centers).toHaveLength(8);
    expect(centers.filter(({ toBeConfirmed }) => !toBeConfirmed.includes('unitCode'))).toEqual([]);
  });
});

describe.each([
  ['the city', wuxi, '320200'],
  ['the demo', demo, '100000'],
])('the organisation tree of %s', (_, units, rootCode) => {
  it('names each unit once, by its code', () => {
    const codes = units.map(({ unitCode }) => unitCode);

    expect(new Set(codes).size).toBe(codes.length);
  });

  it('hangs every unit under one that stands before it, but for the city', () => {
    const codes = units.map(({ unitCode }) => unitCode);
    const loose = units.filter(({ parentCode }, i) => !codes.slice(0, i).includes(parentCode ?? ''));

    expect(loose.map(({ unitCode }) => unitCode)).toEqual([rootCode]);
  });
});

describe('the door plates of the demo', () => {
  const DoorPlate = z.strictObject({
    plateCode: z.string().min(1).max(30),
    province: z.string().min(1),
    city: z.string().min(1),
    district: z.string().min(1),
    town: z.string().min(1),
    road: z.string().min(1),
    number: z.string().min(1),
    room: z.string().min(1).optional(),
    unitCode: z.string(),
  });
  const plates = z
    .array(DoorPlate)
    .parse(JSON.parse(readFileSync(join(RESOURCES, 'demo/door-plates.json'), 'utf8')));

  it('stand in the town their unit code names', () => {
    const astray = plates.filter(
      ({ unitCode, town }) => demo.find((unit) => unit.unitCode === unitCode)?.name !== town,
    );

    expect(astray).toEqual([]);
  });

  it('have each their own code', () => {
    expect(new Set(plates.map(({ plateCode }) => plateCode)).size).toBe(plates.length);
  });
});

describe('the retired division codes', () => {
  const RetiredDivision = z.strictObject({
    divisionCode: z.string().regex(/^\d{6}$/),
    name: z.string().min(1),
    succeededBy: z.array(z.string()).min(1),
    toBeConfirmed: z.array(z.string()).min(1),
  });
  const retired = z
    .array(RetiredDivision)
    .parse(JSON.parse(readFileSync(join(RESOURCES, 'regions/retired-divisions.json'), 'utf8')));

  it('are no code in use, and lead to codes in use', () => {
    const current = wuxi.map(({ unitCode }) => unitCode);

    expect(retired.filter(({ divisionCode }) => current.includes(divisionCode))).toEqual([]);
    expect(
      retired.flatMap(({ succeededBy }) => succeededBy).filter((code) => !current.includes(code)),
    ).toEqual([]);
  });
});

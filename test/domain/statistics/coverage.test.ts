import { describe, expect, it } from 'vitest';
import type { DeskId } from '../../../src/shared/domain/desk/service-desk.ts';
import { countCoverage } from '../../../src/shared/domain/statistics/count-coverage.ts';
import { staffedSinceOf } from '../../../src/shared/domain/statistics/coverage-towns.ts';
import { makeCatalogue, makeItem, makeTheme } from '../support/make-catalogue.ts';
import { day, makeClaim, makeDesk, makeSource, makeUnit } from '../support/make-places.ts';
import { loadCalendar } from '../support/resources.ts';

const EAST = '100000001';
const WEST = '100000002';
const CENTER = '100000-01';
const units = [makeUnit(CENTER, { unitKind: 'center' }), makeUnit(EAST), makeUnit(WEST)];
const served = (deskId: string, on: string) => ({ deskId: deskId as DeskId, servedOn: day(on) });

describe('the desks in service', () => {
  it('are counted by kind on the day, the last day included', () => {
    const desks = [
      makeDesk('a', CENTER),
      makeDesk('b', EAST, { closedOn: day('2026-11-20') }),
      makeDesk('c', EAST, { closedOn: day('2026-11-19') }),
      makeDesk('d', EAST, { openedOn: day('2026-11-21') }),
      makeDesk('e', WEST, { deskKind: 'singleDomain' }),
      makeDesk('f', ''),
    ];

    const counted = countCoverage(makeSource({ units, desks })).desks;

    expect(counted).toMatchObject({ total: 4, byKind: { general: 3, singleDomain: 1, partner: 0 } });
    expect(counted.desks.map(({ deskId }) => deskId)).toEqual(['a', 'b', 'e', 'f']);
  });
});

describe('the coverage of the towns', () => {
  const claims = [makeClaim(EAST, 'G1')];
  const coverageOf = (rest: Parameters<typeof makeSource>[0]) =>
    countCoverage(makeSource({ units, claims, ...rest })).coverage;

  it('wants a general desk that is staffed and takes something in', () => {
    const coverage = coverageOf({
      desks: [makeDesk('east', EAST), makeDesk('west', WEST), makeDesk('center', CENTER)],
      duties: [served('east', '2026-11-18'), served('east', '2026-11-16'), served('west', '2026-11-20')],
    });

    expect(coverage.ratio).toEqual({ numerator: 1, denominator: 2, percent: '50.00' });
    expect(coverage.towns.map(({ covered, desks }) => [covered, desks])).toEqual([
      [true, [{ deskId: 'east', lastStaffedOn: '2026-11-18', claimedItems: 1, serves: true }]],
      [false, [{ deskId: 'west', lastStaffedOn: '2026-11-20', claimedItems: 0, serves: false }]],
    ]);
  });

  it.each([
    ['is for one matter only', { deskKind: 'singleDomain' as const }, '2026-11-20'],
    ['is closed', { closedOn: day('2026-11-19') }, '2026-11-19'],
    ['was last staffed six working days ago', {}, '2026-11-13'],
    ['is to be staffed tomorrow', {}, '2026-11-21'],
  ])('counts no desk that %s', (_what, rest, staffedOn) => {
    const coverage = coverageOf({
      desks: [makeDesk('east', EAST, rest)],
      duties: [served('east', staffedOn)],
    });

    expect(coverage.ratio.numerator).toBe(0);
  });

  it('lets a desk in a village station stand in its town, with the claims of the station', () => {
    const station = makeUnit('100000001-S1', { unitKind: 'station', parentCode: EAST });
    const source = {
      units: [...units, station],
      desks: [makeDesk('village', station.unitCode)],
      duties: [served('village', '2026-11-20')],
    };

    expect(coverageOf(source).towns[0]).toMatchObject({ unitCode: EAST, covered: false });
    expect(coverageOf({ ...source, claims: [makeClaim(station.unitCode, 'G1')] }).towns[0]).toMatchObject({
      covered: true,
    });
  });

  it('is a dash in an organisation without towns', () => {
    expect(coverageOf({ units: [] }).ratio).toEqual({ numerator: 0, denominator: 0, percent: null });
  });

  it.each([
    ['a Friday', '2026-11-20', '2026-11-16'],
    ['a Sunday off', '2026-11-22', '2026-11-16'],
    ['a Monday', '2026-11-23', '2026-11-17'],
    ['the Sunday 2026-09-20 that is worked', '2026-09-20', '2026-09-15'],
    ['the day after the National Day holiday', '2026-10-08', '2026-09-24'],
  ])('looks back five working days from %s', (_what, on, since) => {
    expect(staffedSinceOf(loadCalendar(), day(on))).toBe(since);
  });
});

describe('the coverage of the themes', () => {
  const theme = makeTheme({ themeCode: 'T1', items: [{ itemCode: 'A1' }, { itemCode: 'A2' }] });
  const catalogue = makeCatalogue({ items: [makeItem('A1'), makeItem('A2')], themes: [theme] });
  const both = (unitCode: string) => [makeClaim(unitCode, 'A1'), makeClaim(unitCode, 'A2')];
  const themesOf = (rest: Parameters<typeof makeSource>[0]) =>
    countCoverage(makeSource({ units, catalogue, ...rest })).themes;

  it('wants one desk whose place takes in all its items', () => {
    const themes = themesOf({
      desks: [makeDesk('center', CENTER), makeDesk('east', EAST)],
      claims: [...both(CENTER), makeClaim(EAST, 'A1')],
    });

    expect(themes.ratio).toEqual({ numerator: 1, denominator: 1, percent: '100.00' });
    expect(themes.themes).toEqual([{ themeCode: 'T1', name: 'theme', deskIds: ['center'], gap: null }]);
  });

  it('names what is missing at the place that lacks the least', () => {
    const { ratio, themes } = themesOf({
      desks: [makeDesk('center', CENTER), makeDesk('east', EAST)],
      claims: [makeClaim(EAST, 'A1'), makeClaim(WEST, 'A2')],
    });

    expect(ratio.percent).toBe('0.00');
    expect(themes[0]?.gap).toEqual({ kind: 'notClaimed', unitCode: EAST, itemCodes: ['A2'] });
  });

  it('names the places that claimed it all and have no desk to take it in', () => {
    const { themes } = themesOf({
      desks: [
        makeDesk('east', EAST),
        makeDesk('west', WEST, { deskKind: 'issuing' }),
        makeDesk('center', CENTER, { closedOn: day('2026-11-19') }),
      ],
      claims: [...both(WEST), ...both(CENTER)],
    });

    expect(themes[0]?.gap).toEqual({ kind: 'noDesk', unitCodes: [CENTER, WEST] });
  });

  it('says so when no desk is in service at all', () => {
    expect(themesOf({}).themes[0]?.gap).toEqual({
      kind: 'notClaimed',
      unitCode: null,
      itemCodes: ['A1', 'A2'],
    });
  });

  it('lets a desk without a place offer everything', () => {
    expect(themesOf({ desks: [makeDesk('old', '')] }).themes[0]?.deskIds).toEqual(['old']);
  });

  it('counts the themes that are open on the day, and names the places of the official lists that wait', () => {
    const off = {
      subject: { kind: 'theme' as const, code: 'T1' },
      on: false,
      effectiveOn: day('2026-11-20'),
      reason: 'x',
      recordedBy: 'operator-1',
      recordedAt: makeClaim('', '').recordedAt,
    };
    const slots = [
      { slotNumber: 1, level: 'city' as const, name: null, themeCode: null, toBeConfirmed: [] },
      { slotNumber: 2, level: 'city' as const, name: 'x', themeCode: 'T1', toBeConfirmed: [] },
    ];
    const withSlots = { ...catalogue, head: { ...catalogue.head, themeSlots: slots } };

    const before = themesOf({ switches: [off], on: day('2026-11-19'), catalogue: withSlots });
    const after = themesOf({ switches: [off], catalogue: withSlots });

    expect([before.ratio.denominator, after.ratio]).toEqual([
      1,
      { numerator: 0, denominator: 0, percent: null },
    ]);
    expect(after.waitingSlots).toBe(1);
  });
});

describe('what the reform saved', () => {
  const baseline = (unitCode: string, rest = {}) => ({
    unitCode,
    countedOn: day('2023-12-31'),
    singleDomainDesks: 4,
    posts: 9,
    source: 'list of 2023',
    ...rest,
  });
  const desks = [
    makeDesk('e1', EAST, { posts: 2 }),
    makeDesk('e2', EAST, { deskKind: 'singleDomain', posts: 1 }),
    makeDesk('e3', EAST, { deskKind: 'singleDomain', posts: 5, closedOn: day('2026-11-19') }),
    makeDesk('w1', WEST, { deskKind: 'singleDomain', posts: 12 }),
    makeDesk('c1', CENTER, { deskKind: 'singleDomain' }),
  ];
  const reductionOf = (baselines: ReturnType<typeof baseline>[]) =>
    countCoverage(makeSource({ units, desks, baselines })).reduction;

  it('is the baseline less what there is, town by town, and may be negative', () => {
    const reduction = reductionOf([baseline(EAST), baseline(WEST, { singleDomainDesks: 0 })]);

    expect(reduction.desks).toEqual({ before: 4, now: 2, reduced: 2 });
    expect(reduction.posts).toEqual({ before: 18, now: 15, reduced: 3 });
    expect(reduction.towns.map((town) => [town.desks.reduced, town.posts.reduced, town.deskIds])).toEqual([
      [3, 6, ['e1', 'e2']],
      [-1, -3, ['w1']],
    ]);
  });

  it('leaves out and lists a town without a baseline', () => {
    const reduction = reductionOf([baseline(EAST)]);

    expect(reduction.desks).toEqual({ before: 4, now: 1, reduced: 3 });
    expect(reduction.withoutBaseline).toEqual([{ unitCode: WEST, name: WEST, toBeConfirmed: [] }]);
  });

  it('counts against the latest baseline of those up to the day', () => {
    const counts = [
      baseline(EAST, { countedOn: day('2024-06-30'), singleDomainDesks: 7 }),
      baseline(EAST),
      baseline(EAST, { countedOn: day('2026-11-21'), singleDomainDesks: 99 }),
    ];

    expect(reductionOf(counts).towns[0]).toMatchObject({ desks: { before: 7 } });
  });
});

import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { ClaimLine } from '../../../../src/shared/api/office/desk.ts';
import { rawStore } from '../../../support/raw-store.ts';
import { command, day, EAST, STORES, TODAY, TOMORROW, useOffice, YESTERDAY } from './use-office.ts';

const RIVER = '100000101';
const lineOf = (lines: readonly ClaimLine[], itemCode: string) =>
  lines.find((line) => line.itemCode === itemCode);

describe.each(STORES)('the ledger of claims, on %s', (store) => {
  const office = useOffice(store);
  const record = (change: object = {}) =>
    office.administrator.calls.desk.recordClaims(
      command({
        unitCode: RIVER,
        itemCodes: ['H01'],
        kind: 'claim' as const,
        effectiveOn: TODAY,
        reason: '',
        ...change,
      }),
    );
  const standingOn = async (text: string, itemCode = 'H01') =>
    lineOf(must(await office.administrator.calls.desk.claims({ unitCode: RIVER, on: day(text) })), itemCode)
      ?.standing;

  it('says of every item of the catalogue how it stands at the place', async () => {
    const lines = must(await office.administrator.calls.desk.claims({ unitCode: '100000002', on: TODAY }));

    expect(lineOf(lines, 'H01')).toMatchObject({
      itemName: '最低生活保障审核确认',
      departmentName: '民政',
      grassroots: true,
      standing: 'claimed',
      row: { kind: 'claim', effectiveOn: '2024-01-01' },
    });
    expect(lineOf(lines, 'H07')).toMatchObject({
      standing: 'notClaimed',
      row: { reason: '示例：由市政务服务中心集中办理' },
    });
    expect(lineOf(lines, 'E1')).toMatchObject({ grassroots: false, standing: 'open', row: null });
  });

  it('grows by a row for each item, with who recorded it and when', async () => {
    const lines = must(await record({ itemCodes: ['H01', 'E1', 'H01'] }));

    expect(lineOf(lines, 'E1')?.row).toMatchObject({
      kind: 'claim',
      effectiveOn: TODAY,
      recordedAt: '2026-11-20T01:30:00.000Z',
    });
    const rows = await office.test.office.store.read(({ claims }) => claims.listOfUnit(RIVER));
    expect(rows.map(({ itemCode }) => itemCode).toSorted()).toEqual(['E1', 'H01']);
    const me = must(await office.administrator.calls.staff.me(undefined));
    expect(new Set(rows.map(({ recordedBy }) => recordedBy))).toEqual(new Set([me?.operator.id]));
  });

  it('shows today what is released from tomorrow on', async () => {
    must(await record());
    must(await record({ kind: 'release', effectiveOn: TOMORROW, reason: 'moved to the centre' }));

    expect([await standingOn(TODAY), await standingOn(TOMORROW)]).toEqual(['claimed', 'released']);
  });

  it('lets a mistake be put right by another row', async () => {
    must(await record({ kind: 'notClaimed', reason: 'wrong item' }));
    must(await record());

    expect(await standingOn(TODAY)).toBe('claimed');
    expect(await office.test.office.store.read(({ claims }) => claims.listOfUnit(RIVER))).toHaveLength(2);
  });

  it('says for yesterday what it said yesterday, because nothing is recorded for an earlier day', async () => {
    expect(await record({ effectiveOn: YESTERDAY })).toMatchObject({
      failure: { code: 'catalogue.dayInvalid' },
    });
    must(await record());

    expect([await standingOn(YESTERDAY), await standingOn(TODAY)]).toEqual(['open', 'claimed']);
  });

  it.each(['release', 'notClaimed'])('wants a reason for %s', async (kind) => {
    expect(await record({ kind, reason: '  ' })).toMatchObject({ failure: { code: 'desk.reasonMissing' } });
    expect(must(await record({ kind, reason: 'no sea' })).length).toBeGreaterThan(0);
  });

  it.each([
    ['a place that is not there', { unitCode: '999999999' }, 'desk.unitNotFound'],
    ['an item the catalogue lacks', { itemCodes: ['H01', 'XX'] }, 'catalogue.itemNotFound'],
    ['no item', { itemCodes: [] }, 'call.invalidInput'],
    ['more items than one looks through', { itemCodes: Array(501).fill('H01') }, 'call.invalidInput'],
    ['a day the calendar lacks', { effectiveOn: '2026-11-31' }, 'call.invalidInput'],
  ])('refuses %s, and records nothing', async (_what, change, code) => {
    expect(await record(change)).toMatchObject({ ok: false, failure: { code } });
    expect(await office.test.office.store.read(({ claims }) => claims.listOfUnit(RIVER))).toEqual([]);
  });

  it('answers a repeated request as the first one, with one row', async () => {
    const request = command({
      unitCode: RIVER,
      itemCodes: ['H01'],
      kind: 'claim' as const,
      effectiveOn: TODAY,
      reason: '',
    });

    const first = await office.administrator.calls.desk.recordClaims(request);
    const second = await office.administrator.calls.desk.recordClaims(request);

    expect(second).toEqual(first);
    expect(await office.test.office.store.read(({ claims }) => claims.listOfUnit(RIVER))).toHaveLength(1);
  });

  it.each(['item_claim', 'subject_switch', 'desk_duty'])(
    'only grows: the database refuses to change %s',
    async (table) => {
      const change = (statement: string) =>
        rawStore(office.test).write(async ({ context: { db } }) => {
          await sql.raw(statement).execute(db);
        });
      const column = { item_claim: 'reason', subject_switch: 'reason', desk_duty: 'desk_id' }[table] ?? '';
      must(
        await office.administrator.calls.catalogue.switch(
          command({ subject: { kind: 'item', code: 'H01' }, on: false, effectiveOn: TOMORROW, reason: 'x' }),
        ),
      );

      await expect(change(`update ${table} set ${column} = 'other'`)).rejects.toThrow(/only grows/);
      await expect(change(`delete from ${table}`)).rejects.toThrow(/only grows/);
    },
  );
});

describe('the baseline before the reform', () => {
  const office = useOffice();
  const recordBaseline = (change = {}) =>
    office.administrator.calls.desk.recordBaseline(
      command({
        unitCode: RIVER,
        countedOn: day('2023-12-31'),
        singleDomainDesks: 5,
        posts: 8,
        source: 'list of 2023',
        ...change,
      }),
    );

  it('brings a town into the report that was only listed before', async () => {
    const report = async () => must(await office.administrator.calls.desk.coverage({ on: TODAY })).reduction;
    const before = await report();
    must(await recordBaseline());

    const after = await report();

    expect(before.withoutBaseline.map(({ unitCode }) => unitCode)).toEqual([RIVER]);
    expect(after.withoutBaseline).toEqual([]);
    expect(after.desks).toEqual({
      before: before.desks.before + 5,
      now: 1,
      reduced: before.desks.reduced + 5,
    });
    expect(after.posts.reduced).toBe(before.posts.reduced + 8);
  });

  it('replaces an earlier count of the same day', async () => {
    must(await recordBaseline());
    must(await recordBaseline({ posts: 9 }));

    const { baselines } = must(await office.administrator.calls.desk.organization(undefined));
    expect(baselines.filter(({ unitCode }) => unitCode === RIVER).map(({ posts }) => posts)).toEqual([9]);
  });

  it('is counted before the reform: neither in the future nor after the first general desk', async () => {
    const before = must(await office.administrator.calls.desk.coverage({ on: TODAY })).reduction;

    const answers = [
      await recordBaseline({ countedOn: TOMORROW }),
      await recordBaseline({ unitCode: EAST, countedOn: TODAY }),
      await recordBaseline({ unitCode: EAST, countedOn: day('2024-01-01') }),
    ];

    const late = { failure: { code: 'desk.baselineLate' } };
    expect(answers).toMatchObject([late, late, late]);
    expect(must(await office.administrator.calls.desk.coverage({ on: TODAY })).reduction).toEqual(before);
  });

  it('wants a place that is there, and the paper the figures are from', async () => {
    expect(await recordBaseline({ unitCode: '999999999' })).toMatchObject({
      failure: { code: 'desk.unitNotFound' },
    });
    expect(await recordBaseline({ source: ' ' })).toMatchObject({ failure: { code: 'call.invalidInput' } });
  });
});

describe('a coverage report', () => {
  const office = useOffice();

  it('has the same snapshot as long as the ledgers are the same, and another one after', async () => {
    const coverage = async (on = TODAY) => must(await office.administrator.calls.desk.coverage({ on }));
    const first = await coverage();
    const second = await coverage();
    must(
      await office.administrator.calls.desk.recordClaims(
        command({
          unitCode: EAST,
          itemCodes: ['H01'],
          kind: 'release' as const,
          effectiveOn: TODAY,
          reason: 'x',
        }),
      ),
    );

    expect(second).toEqual(first);
    expect(first.snapshotId).toMatch(/^[0-9a-f]{64}$/);
    expect((await coverage()).snapshotId).not.toBe(first.snapshotId);
  });

  it('is refused for a day that has not come, and for one before the first catalogue', async () => {
    const on = (text: string) => office.administrator.calls.desk.coverage({ on: day(text) });

    expect(await on(TOMORROW)).toMatchObject({ failure: { code: 'statistics.dayInvalid' } });
    expect(await on('1999-12-31')).toMatchObject({ failure: { code: 'statistics.dayInvalid' } });
    expect(must(await on(YESTERDAY)).on).toBe(YESTERDAY);
  });

  it('shows every theme of the demo at the centre, which claims everything', async () => {
    const { themes } = must(await office.administrator.calls.desk.coverage({ on: TODAY }));

    expect(themes.ratio.percent).toBe('100.00');
    expect(new Set(themes.themes.flatMap(({ deskIds }) => deskIds))).toEqual(
      new Set(['desk-001', 'desk-002']),
    );
  });
});

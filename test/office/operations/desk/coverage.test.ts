import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../../src/main/quanke/in-process.ts';
import { toInstant } from '../../../../src/shared/kernel/time.ts';
import type { LocalDate } from '../../../../src/shared/kernel/time.ts';
import { makeOffice } from '../../../support/make-office.ts';
import type { TestOffice } from '../../../support/make-office.ts';

let test: TestOffice;
let administrator: InProcessPerson;

beforeEach(async () => {
  test = await makeOffice();
  administrator = await test.signIn('system01');
});

afterEach(() => test.close());

const on = '2026-11-20' as LocalDate;

describe('the coverage report of the demo', () => {
  it('shows a town that takes in all, one that takes in most, and one that takes in nothing', async () => {
    const { claims } = must(await administrator.calls.desk.coverage({ on }));

    expect(claims.towns.map(({ name, ratio }) => [name, ratio.numerator, ratio.denominator])).toEqual([
      ['城东街道', 30, 30],
      ['城西街道', 27, 28],
      ['河口镇', 0, 30],
    ]);
    expect([claims.mean, claims.pooled.percent]).toEqual([{ count: 3, percent: '65.48' }, '64.77']);
    expect(claims.towns[1]).toMatchObject({
      unclaimed: ['H14'],
      notApplicable: [
        { itemCode: 'H07', reason: '示例：由市政务服务中心集中办理' },
        { itemCode: 'H20', reason: '示例：由村（社区）服务站办理' },
      ],
    });
  });

  it('shows the gap where a town has no general desk', async () => {
    const { coverage } = must(await administrator.calls.desk.coverage({ on }));

    expect(coverage.ratio).toEqual({ numerator: 2, denominator: 3, percent: '66.67' });
    expect(coverage.towns.find(({ covered }) => !covered)).toMatchObject({ name: '河口镇', desks: [] });
  });

  it('counts a desk for five working days after somebody signed in there', async () => {
    const coveredOn = async (instant: string) => {
      test.clock.set(toInstant(Date.parse(instant)));
      const day = instant.slice(0, 10) as LocalDate;
      const { coverage } = must(await administrator.calls.desk.coverage({ on: day }));
      return coverage.towns.filter(({ covered }) => covered).map(({ name }) => name);
    };
    test.clock.set(toInstant(Date.parse('2026-11-23T01:00:00Z')));
    await test.signIn('window11');
    administrator = await test.signIn('system01');

    expect(await coveredOn('2026-11-23T04:00:00Z')).toEqual(['城东街道', '城西街道']);
    test.clock.set(toInstant(Date.parse('2026-11-27T01:00:00Z')));
    administrator = await test.signIn('system01');
    expect(await coveredOn('2026-11-27T04:00:00Z')).toEqual(['城东街道']);
    test.clock.set(toInstant(Date.parse('2026-11-30T01:00:00Z')));
    administrator = await test.signIn('system01');
    expect(await coveredOn('2026-11-30T04:00:00Z')).toEqual([]);
  });
});

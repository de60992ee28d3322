import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import { WORKLOAD_FIGURES } from '../../../src/shared/domain/statistics/workload.ts';
import { WORKLOAD_COLUMN_TITLES } from '../../../src/shared/texts/workload-file.ts';
import { makeOffice } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { acceptCase, decide, partOf } from '../../support/take-in.ts';

let test: TestOffice;
let supervisor: InProcessPerson;

beforeEach(async () => {
  test = await makeOffice();
  supervisor = await test.signIn('supervisor01');
  const clerk = await test.signIn('window01');
  const health = { first: await test.signIn('health1'), second: await test.signIn('health2') };
  const granted = await acceptCase(test, clerk);
  const denied = await acceptCase(test, clerk);
  await decide(health, partOf(granted, 'N7').subCaseId);
  await decide(health, partOf(denied, 'N1').subCaseId, 'deny');
});

afterEach(() => test.close());

const TODAY = { from: '2026-11-20', to: '2026-11-20' };

function sumsOf(csv: string): Readonly<Record<string, number>> {
  const [header = '', ...lines] = csv.replace('\uFEFF', '').trimEnd().split('\r\n');
  const titles = header.split(',');
  const sum = (title: string) =>
    lines.reduce((total, line) => total + Number(line.split(',')[titles.indexOf(title)]), 0);
  return Object.fromEntries(WORKLOAD_FIGURES.map((figure) => [figure, sum(WORKLOAD_COLUMN_TITLES[figure])]));
}

describe('the workload of a period', () => {
  it('counts items, and its balance holds', async () => {
    const { total } = must(await supervisor.calls.statistics.workload(TODAY));

    expect(total).toMatchObject({ received: 16, accepted: 16, concluded: 2, delivered: 0, open: 8 });
    expect(total.balance).toMatchObject({
      received: 16,
      concluded: 2,
      terminated: 6,
      carriedForward: 8,
      holds: true,
    });
  });

  it('adds up over the departments', async () => {
    const { total, byDepartment } = must(await supervisor.calls.statistics.workload(TODAY));

    const received = byDepartment.reduce((sum, { workload }) => sum + workload.received, 0);
    expect(byDepartment.map(({ departmentName }) => departmentName)).toContain('公安');
    expect(received).toBe(total.received);
  });

  it('is in the file what it is on the screen', async () => {
    const { total } = must(await supervisor.calls.statistics.workload(TODAY));

    const { csv } = must(await supervisor.calls.statistics.exportWorkload(TODAY));

    const { received, accepted, concluded, delivered, open, balance } = total;
    const { carriedOver, refused, returned, withdrawn, terminated, transferredOut } = balance;
    const screen = { received, accepted, concluded, delivered, open };
    expect(sumsOf(csv)).toEqual({
      ...screen,
      carriedOver,
      refused,
      returned,
      withdrawn,
      terminated,
      transferredOut,
    });
  });

  it('has one snapshot id for the same rows, and another one for others', async () => {
    const first = must(await supervisor.calls.statistics.exportWorkload(TODAY));
    test.clock.advance(60_000);
    const second = must(await supervisor.calls.statistics.exportWorkload(TODAY));
    await acceptCase(test, await test.signIn('window01'));
    const third = must(await supervisor.calls.statistics.exportWorkload(TODAY));

    expect(second.snapshotId).toBe(first.snapshotId);
    expect(third.snapshotId).not.toBe(first.snapshotId);
    expect(first.csv).toContain(first.snapshotId);
  });

  it('refuses a period that ends before it begins', async () => {
    const answer = await supervisor.calls.statistics.workload({ from: '2026-11-21', to: '2026-11-20' });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'statistics.periodInvalid' } });
  });

  it('counts nothing in a period before anything happened', async () => {
    const { total, byDepartment } = must(
      await supervisor.calls.statistics.workload({ from: '2026-10-01', to: '2026-10-31' }),
    );

    expect(total).toMatchObject({ received: 0, open: 0 });
    expect(byDepartment).toEqual([]);
  });
});

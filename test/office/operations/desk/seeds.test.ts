import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import { doChange } from '../../../support/do-change.ts';
import { makeOffice, makeOfficeIn } from '../../../support/make-office.ts';
import type { TestOffice } from '../../../support/make-office.ts';
import { command, EAST, TODAY } from './use-office.ts';

let test: TestOffice;

afterEach(() => test.close());

const newFolder = () => mkdtempSync(join(tmpdir(), 'quanke-seeds-'));

/** Starts the same office again, as after a night. */
async function openAgain(more: Parameters<typeof makeOfficeIn>[1] = {}): Promise<void> {
  await test.office.close();
  test = await makeOfficeIn(test.folder, more);
}

function everything() {
  return test.office.store.read(async ({ organization, desks, claims, duties }) => ({
    units: await organization.listUnits(),
    baselines: await organization.listBaselines(),
    desks: await desks.list(),
    claims: await claims.list(),
    duties: await duties.listBetween(TODAY, TODAY),
  }));
}

describe('a demo office', () => {
  it('has its places, desks, claims and baselines after the first start, and the same after the second', async () => {
    test = await makeOfficeIn(newFolder());
    const first = await everything();

    await openAgain();

    expect([first.units.length, first.desks.length, first.baselines.length]).toEqual([5, 6, 2]);
    expect(await everything()).toEqual(first);
  });

  it('keeps what was recorded since', async () => {
    test = await makeOfficeIn(newFolder());
    const administrator = await test.signIn('system01');
    must(
      await administrator.calls.desk.recordClaims(
        command({
          unitCode: EAST,
          itemCodes: ['H01'],
          kind: 'release' as const,
          effectiveOn: TODAY,
          reason: 'moved',
        }),
      ),
    );
    must(await administrator.calls.desk.closeDesk(command({ deskId: 'desk-101', closedOn: TODAY })));
    const before = await everything();

    await openAgain();

    expect(await everything()).toEqual(before);
  });

  it('tells desks of an early version their place, and claims for them', async () => {
    test = await makeOfficeIn(newFolder());
    await doChange(test.office, async ({ desks }) => {
      for (const desk of await desks.list()) await desks.replace({ ...desk, unitCode: '', posts: 4 });
    });

    await openAgain();

    const { desks } = await everything();
    expect(desks.map(({ id, unitCode, posts }) => [id, unitCode, posts])).toEqual([
      ['desk-001', '100000-01', 4],
      ['desk-002', '100000-01', 4],
      ['desk-101', '100000001', 4],
      ['desk-102', '100000002', 4],
      ['desk-103', '100000002', 4],
      ['desk-901', '100000-01', 4],
    ]);
  });
});

describe('an office of its own', () => {
  it('begins with the places of the city, and neither desks nor claims', async () => {
    test = await makeOffice({ demo: false });

    const { units, desks, claims, baselines } = await everything();

    expect(units.filter(({ unitKind }) => unitKind === 'town')).toHaveLength(75);
    expect(units.find(({ unitCode }) => unitCode === '320281104')).toMatchObject({ name: '徐霞客镇' });
    expect([desks, claims, baselines]).toEqual([[], [], []]);
  });

  it('keeps the places it has', async () => {
    test = await makeOfficeIn(newFolder(), { demo: false });
    await doChange(test.office, async ({ organization }) => {
      for (const unit of await organization.listUnits()) {
        await organization.saveUnit({ ...unit, name: `${unit.name}*`, toBeConfirmed: [] });
      }
    });
    const before = await everything();

    await openAgain({ demo: false });

    expect(await everything()).toEqual(before);
  });
});

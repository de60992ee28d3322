import { describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../../src/main/quanke/in-process.ts';
import type { Subject } from '../../../../src/shared/domain/catalogue/catalogue.ts';
import { toInstant } from '../../../../src/shared/kernel/time.ts';
import { doChange } from '../../../support/do-change.ts';
import { rawStore } from '../../../support/raw-store.ts';
import { command, EAST, STORES, TODAY, TOMORROW, useOffice } from '../desk/use-office.ts';

const T1_ITEMS = ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8'];

async function find(person: InProcessPerson, text: string): Promise<readonly string[]> {
  const { subjects } = must(await person.calls.catalogue.search({ text }));
  return subjects.map(({ subject }) => `${subject.kind}:${subject.code}`);
}

describe.each(STORES)('the pick-list at a window, on %s', (store) => {
  const office = useOffice(store);
  const claim = (itemCodes: readonly string[], change: object = {}) =>
    office.administrator.calls.desk.recordClaims(
      command({
        unitCode: EAST,
        itemCodes: [...itemCodes],
        kind: 'claim' as const,
        effectiveOn: TODAY,
        reason: '',
        ...change,
      }),
    );
  const switchOff = (subject: Subject, effectiveOn = TODAY) =>
    office.administrator.calls.catalogue.switch(
      command({ subject, on: false, effectiveOn, reason: 'system renewed' }),
    );

  it('shows in a town what the town has claimed, and at the centre everything', async () => {
    const [town, centre] = [await office.test.signIn('window11'), await office.test.signIn('window01')];

    const totalOf = async (person: InProcessPerson) =>
      must(await person.calls.catalogue.search({ text: '' })).total;

    const version = await office.test.office.store.read(({ catalogues }) => catalogues.findInForce(TODAY));
    const { items = [], themes = [] } = version?.catalogue ?? {};
    expect([await totalOf(town), await totalOf(centre)]).toEqual([30, items.length + themes.length]);
    expect([await find(town, '出生医学证明'), await find(centre, '出生医学证明')]).toEqual([[], ['item:N1']]);
  });

  it('begins no draft of what it does not show', async () => {
    const town = await office.test.signIn('window11');
    const begin = (code: string) =>
      town.calls.form.begin(command({ subject: { kind: 'item' as const, code } }));
    must(await switchOff({ kind: 'item', code: 'H02' }));

    const codes = await Promise.all(
      ['H01', 'H02', 'E1', 'XX'].map(async (code) => {
        const begun = await begin(code);
        return begun.ok ? 'begun' : begun.failure.code;
      }),
    );

    expect(codes).toEqual(['begun', 'catalogue.notOpen', 'catalogue.notOpen', 'catalogue.subjectNotFound']);
  });

  it('shows a theme only where all its items are claimed', async () => {
    const town = await office.test.signIn('window11');
    must(await claim(T1_ITEMS.slice(1)));
    const before = await find(town, 'T1');
    must(await claim(['N1']));

    expect([before, await find(town, 'T1')]).toEqual([[], ['theme:T1']]);
  });

  it('still shows today what is released from tomorrow on', async () => {
    const town = await office.test.signIn('window11');
    must(await claim(['H01'], { kind: 'release', effectiveOn: TOMORROW, reason: 'moved' }));

    expect(await find(town, 'H01')).toEqual(['item:H01']);
    office.test.clock.set(toInstant(Date.parse('2026-11-20T16:00:00Z'))); // midnight at the centre
    expect(await find(await office.test.signIn('window11'), 'H01')).toEqual([]);
  });

  it('shows nothing that is switched off, and a theme neither without an item it always leads to', async () => {
    const centre = await office.test.signIn('window01');
    must(await switchOff({ kind: 'item', code: 'H01' }));
    must(await switchOff({ kind: 'item', code: 'N3' }));
    must(await switchOff({ kind: 'theme', code: 'T2' }, TOMORROW));

    expect(await find(centre, 'H01')).toEqual([]);
    expect(await find(centre, 'T1')).not.toContain('theme:T1');
    expect(await find(centre, 'T2')).toEqual(['theme:T2']);
  });

  it('shows everything to who sits at no desk', async () => {
    must(await switchOff({ kind: 'item', code: 'H01' }));

    expect(await find(await office.test.signIn('supervisor01'), 'H01')).toEqual(['item:H01']);
  });

  it('shows everything that is open at a desk of an early version, which has no place yet', async () => {
    await doChange(office.test.office, async ({ desks }) => {
      const desk = (await desks.list()).find(({ id }) => id === 'desk-101');
      if (desk) await desks.replace({ ...desk, unitCode: '' });
    });
    must(await switchOff({ kind: 'item', code: 'H02' }));
    const town = await office.test.signIn('window11');

    expect((await find(town, 'T1'))[0]).toBe('theme:T1');
    expect(await find(town, 'H02')).toEqual([]);
  });
});

describe('favourites', () => {
  const office = useOffice();
  const mark = (person: InProcessPerson, code: string, favourite = true) =>
    person.calls.catalogue.setFavourite(command({ subject: { kind: 'item' as const, code }, favourite }));

  it('stand first in an empty search, in the order they were marked, and are one’s own', async () => {
    const [mine, other] = [await office.test.signIn('window01'), await office.test.signIn('window02')];
    must(await mark(mine, 'L1'));
    office.test.clock.set(toInstant(Date.parse('2026-11-20T02:00:00Z')));
    must(await mark(mine, 'H05'));
    must(await mark(mine, 'L1'));

    expect((await find(mine, '')).slice(0, 2)).toEqual(['item:L1', 'item:H05']);
    expect((await find(other, '')).slice(0, 2)).not.toContain('item:L1');
    const { subjects } = must(await mine.calls.catalogue.search({ text: 'L1' }));
    expect(subjects[0]).toMatchObject({ subject: { code: 'L1' }, favourite: true });
  });

  it('are not shown where they are not taken in', async () => {
    const mine = await office.test.signIn('window11', 'desk-001');
    must(await mark(mine, 'E1'));

    expect((await find(mine, ''))[0]).toBe('item:E1');
    expect(await find(await office.test.signIn('window11'), '')).not.toContain('item:E1');
  });

  it('can be taken out again, also when the catalogue no longer has them', async () => {
    const mine = await office.test.signIn('window01');
    must(await mark(mine, 'L1'));
    must(await mark(mine, 'L1', false));

    expect((await find(mine, ''))[0]).not.toBe('item:L1');
    expect(await mark(mine, 'GONE', false)).toMatchObject({ ok: true });
    expect(await mark(mine, 'GONE')).toMatchObject({ failure: { code: 'catalogue.subjectNotFound' } });
  });

  it('leave a line in the audit log that names the operator and the subject', async () => {
    const mine = await office.test.signIn('window01');
    must(await mark(mine, 'L1'));

    const rows = await rawStore(office.test).write(({ context: { db } }) =>
      db
        .selectFrom('auditEvent')
        .select(['object', 'facts'])
        .where('procedureName', '=', 'catalogue.setFavourite')
        .execute(),
    );
    const me = must(await mine.calls.staff.me(undefined));
    expect(rows).toEqual([{ object: `operator:${me?.operator.id ?? ''}`, facts: '{"subject":"L1"}' }]);
  });
});

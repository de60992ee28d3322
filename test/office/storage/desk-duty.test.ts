import { deskDuty } from '../../../src/main/office/storage/migrations/0004-desk-duty.ts';
import { dialectOf } from '../../../src/main/office/storage/migrations/dialect.ts';
import { describe, expect, it } from 'vitest';
import type { DeskId } from '../../../src/shared/domain/desk/service-desk.ts';
import type { LocalDate } from '../../../src/shared/kernel/time.ts';
import { DATABASES, LASTING_DATABASES, useDatabase } from '../../support/databases.ts';
import { doChange } from '../../support/do-change.ts';

const duty = (deskId: string, servedOn: string) => ({
  deskId: deskId as DeskId,
  servedOn: servedOn as LocalDate,
});
const ALL = ['2000-01-01', '2999-12-31'] as [LocalDate, LocalDate];

describe.each(DATABASES)('days on which desks were staffed, on %s', (name) => {
  const database = useDatabase(name);

  it('are kept once each, and found between two days', async () => {
    await doChange(database, async ({ duties }) => {
      await duties.add(duty('desk-2', '2026-11-20'));
      await duties.add(duty('desk-1', '2026-11-20'));
      await duties.add(duty('desk-1', '2026-11-20'));
      await duties.add(duty('desk-1', '2026-11-18'));
      await duties.add(duty('desk-1', '2026-11-21'));
    });

    const found = await database.store.read(({ duties }) =>
      duties.listBetween('2026-11-18' as LocalDate, '2026-11-20' as LocalDate),
    );

    expect(found).toEqual([
      duty('desk-1', '2026-11-18'),
      duty('desk-1', '2026-11-20'),
      duty('desk-2', '2026-11-20'),
    ]);
  });
});

describe.each(LASTING_DATABASES)('a database of the version before, on %s', (name) => {
  const database = useDatabase(name);

  it('brings along the sign-ins of its audit log, by the day at the centre', async () => {
    const rows = [
      ['1', '2026-11-18T15:59:59.999Z', 'staff.signIn', '{"outcome":"signedIn","desk":"desk-1"}'],
      ['2', '2026-11-18T16:00:00.000Z', 'staff.signIn', '{"outcome":"signedIn","desk":"desk-1"}'],
      ['3', '2026-11-19T01:00:00.000Z', 'staff.signIn', '{"outcome":"signedIn","desk":"desk-1"}'],
      ['4', '2026-11-19T01:00:00.000Z', 'staff.signIn', '{"outcome":"signedIn","desk":""}'],
      ['5', '2026-11-19T01:00:00.000Z', 'staff.signIn', '{"outcome":"wrongPassword"}'],
      ['6', '2026-11-19T01:00:00.000Z', 'form.begin', '{"desk":"desk-2"}'],
    ];
    const values = rows.map(
      ([id, at, procedure, facts]) =>
        `('${id ?? ''}', '${at ?? ''}', '${procedure ?? ''}', 'change', 'x', '${facts ?? ''}')`,
    );
    await database.query(
      `insert into audit_event (event_id, happened_at, procedure_name, audit_kind, object, facts)
       values ${values.join(', ')}`,
    );
    await database.query('drop table desk_duty');
    const kind = name === 'PostgreSQL' ? 'postgres' : 'sqlite';

    for (const statement of deskDuty(dialectOf(kind))) await database.query(statement);

    expect(await database.store.read(({ duties }) => duties.listBetween(...ALL))).toEqual([
      duty('desk-1', '2026-11-18'),
      duty('desk-1', '2026-11-19'),
    ]);
  });
});

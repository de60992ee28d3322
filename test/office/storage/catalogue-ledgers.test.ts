import { describe, expect, it } from 'vitest';
import type { Subject } from '../../../src/shared/domain/catalogue/catalogue.ts';
import type { SubjectSwitch } from '../../../src/shared/domain/catalogue/subject-switch.ts';
import type { OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import type { LocalDate } from '../../../src/shared/kernel/time.ts';
import { DATABASES, LASTING_DATABASES, useDatabase } from '../../support/databases.ts';
import { doChange } from '../../support/do-change.ts';
import { minuteAt } from '../../support/make-case.ts';

const T1: Subject = { kind: 'theme', code: 'T1' };
const N3: Subject = { kind: 'item', code: 'N3' };

function makeSwitch(minute: number, more: Partial<SubjectSwitch> = {}): SubjectSwitch {
  return {
    subject: T1,
    on: false,
    effectiveOn: '2026-11-20' as LocalDate,
    reason: '系统改造',
    recordedBy: 'operator-1',
    recordedAt: minuteAt(minute),
    ...more,
  };
}

describe.each(DATABASES)('the ledger of switches on %s', (name) => {
  const database = useDatabase(name);

  it('gives back what was written, oldest first', async () => {
    const rows = [makeSwitch(2, { on: true, subject: N3 }), makeSwitch(1)];
    await doChange(database, async ({ switches }) => {
      for (const row of rows) await switches.add(row);
    });

    const list = await database.store.read(({ switches }) => switches.list());

    expect(list).toEqual([rows[1], rows[0]]);
  });
});

describe.each(LASTING_DATABASES)('the ledger of switches on %s', (name) => {
  const database = useDatabase(name);

  it.each(['update subject_switch set is_on = 1', 'delete from subject_switch'])(
    'lets nobody take a row back: %s',
    async (statement) => {
      await doChange(database, ({ switches }) => switches.add(makeSwitch(1)));

      await expect(database.query(statement)).rejects.toThrow(/only grows/);

      expect(await database.store.read(({ switches }) => switches.list())).toEqual([makeSwitch(1)]);
    },
  );
});

describe.each(DATABASES)('favourites on %s', (name) => {
  const database = useDatabase(name);
  const [one, other] = ['operator-1' as OperatorId, 'operator-2' as OperatorId];

  it('are each clerk’s own, in the order they were chosen, each once', async () => {
    await doChange(database, async ({ favourites }) => {
      await favourites.add(one, N3, minuteAt(1));
      await favourites.add(one, T1, minuteAt(2));
      await favourites.add(one, N3, minuteAt(3));
      await favourites.add(other, T1, minuteAt(4));
      await favourites.remove(other, T1);
      await favourites.remove(other, N3);
    });

    const lists = await database.store.read(async ({ favourites }) => [
      await favourites.listOfOperator(one),
      await favourites.listOfOperator(other),
    ]);

    expect(lists).toEqual([[N3, T1], []]);
  });
});

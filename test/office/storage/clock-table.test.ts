import { describe, expect, it } from 'vitest';
import { createDatabaseWitness } from '../../../src/main/office/access/clock-witness.ts';
import { toEpochMs } from '../../../src/shared/kernel/time.ts';
import { DATABASES, useDatabase } from '../../support/databases.ts';
import { doChange } from '../../support/do-change.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { makeNewCase, minuteAt } from '../../support/make-case.ts';

describe.each(DATABASES)('the time of an office on %s', (name) => {
  const database = useDatabase(name);

  it('counts what was recorded later than a moment', async () => {
    await doChange(database, async ({ cases }) => {
      await cases.add(makeNewCase({ caseId: 'case-1', at: minuteAt(10), subCases: 2 }));
      await cases.add(makeNewCase({ caseId: 'case-2', at: minuteAt(20) }));
    });

    const counts = await database.store.read(async ({ clocks }) => [
      await clocks.countRecordedAfter(minuteAt(20)),
      await clocks.countRecordedAfter(minuteAt(10)),
      await clocks.countRecordedAfter(minuteAt(9)),
    ]);

    expect(counts).toEqual([
      { actions: 0, cases: 0 },
      { actions: 3, cases: 1 },
      { actions: 8, cases: 2 },
    ]);
  });

  it('is behind nothing older once it was accepted', async () => {
    const accept = (moment: number) =>
      doChange(database, ({ clocks }) =>
        clocks.accept({
          acceptedAt: minuteAt(moment),
          newestBefore: minuteAt(90),
          reason: '已核对',
          acceptedBy: null,
        }),
      );

    await accept(5);
    await database.store.read(({ clocks }) => clocks.findNewest());
    await accept(7);

    const newest = await database.store.read(({ clocks }) => clocks.findNewest());
    expect(newest >= minuteAt(7)).toBe(true);
  });

  it('has a witness where a server keeps the data: a clock that differs has jumped, until somebody confirms it', async () => {
    const limitMs = 3_600_000;
    const time = await database.store.read(({ clocks }) => clocks.findDatabaseTime());
    const clock = fakeClock(time ?? minuteAt(0));
    const witness = createDatabaseWitness({ clock, limitMs });
    const jump = () => database.store.read((tables) => witness.findJump(tables));

    const before = await jump();
    clock.advance(3 * limitMs);
    const after = await jump();
    await database.store.read((tables) => witness.confirm(tables));

    expect(time === null).toBe(name !== 'PostgreSQL');
    expect(before).toBeNull();
    expect(after === null).toBe(name !== 'PostgreSQL');
    if (after) expect(toEpochMs(after.shown) - toEpochMs(after.expected)).toBeGreaterThan(2 * limitMs);
    expect(await jump()).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { CalendarEntry } from '../../../src/main/office/ports/calendar-table.ts';
import type { SubCaseId } from '../../../src/shared/domain/case/case-action.ts';
import type { CalendarYear } from '../../../src/shared/domain/calendar/work-calendar.ts';
import type { Instant } from '../../../src/shared/kernel/time.ts';
import { at } from '../../domain/support/make-case.ts';
import { makeYear2027 } from '../../domain/support/make-clock.ts';
import { loadCalendar } from '../../domain/support/resources.ts';
import { DATABASES, LASTING_DATABASES, useDatabase } from '../../support/databases.ts';
import { doChange } from '../../support/do-change.ts';
import { makeOpenCase } from '../../support/make-open-case.ts';

const year2027 = makeYear2027();

function makeEntry(
  entryId: string,
  content: CalendarYear | null,
  year = content?.year ?? 2027,
): Omit<CalendarEntry, 'entryNumber'> {
  const importedAt = at('2026-11-20 09:30');
  return { entryId, year, content, sha256: entryId, importedAt, importedBy: 'program' };
}

describe.each(DATABASES)('the ledger of the calendar, on %s', (name) => {
  const database = useDatabase(name);

  it('numbers its lines from 1 and gives them back as they were', async () => {
    const numbers = await doChange(database, async ({ calendars }) => [
      await calendars.add(makeEntry('a', year2027)),
      await calendars.add(makeEntry('b', null)),
    ]);

    expect(numbers).toEqual([1, 2]);
    expect(await database.store.read(({ calendars }) => calendars.list())).toEqual([
      { ...makeEntry('a', year2027), entryNumber: 1 },
      { ...makeEntry('b', null), entryNumber: 2 },
    ]);
  });

  it('has the last line of each year in force, in the order of the years', async () => {
    const other = { ...year2027, source: 'another' };
    await doChange(database, async ({ calendars }) => {
      await calendars.add(makeEntry('a', year2027));
      await calendars.add(makeEntry('b', { ...year2027, year: 2025 }));
      await calendars.add(makeEntry('c', other));
      await calendars.add(makeEntry('d', { ...year2027, year: 2028 }));
      await calendars.add(makeEntry('e', null, 2028));
    });

    const years = await database.store.read(({ calendars }) => calendars.listInForce());

    expect(years.map(({ year, source }) => [year, source])).toEqual([
      [2025, year2027.source],
      [2027, 'another'],
    ]);
  });

  it('gives the same object until another line is there, inside of a change too', async () => {
    await doChange(database, ({ calendars }) => calendars.add(makeEntry('a', year2027)));
    const inForce = () => database.store.read(({ calendars }) => calendars.listInForce());
    const first = await inForce();

    const within = await doChange(database, async ({ calendars }) => {
      const before = await calendars.listInForce();
      await calendars.add(makeEntry('b', { ...year2027, year: 2028 }));
      return { before, after: await calendars.listInForce() };
    });

    expect(within.before).toBe(first);
    expect(within.after).toHaveLength(2);
    expect(await inForce()).toBe(within.after);
  });

  it('forgets a line that was rolled back', async () => {
    const failing = doChange(database, async ({ calendars }) => {
      await calendars.add(makeEntry('a', year2027));
      await calendars.listInForce();
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');

    expect(await database.store.read(({ calendars }) => calendars.listInForce())).toEqual([]);
  });

  it('knows up to which line its parts were moved, said once or twice', async () => {
    const settled = () => database.store.read(({ calendars }) => calendars.findSettled());
    const before = await settled();

    await doChange(database, async ({ calendars }) => {
      await calendars.settle(2, at('2026-11-20 10:00'));
      await calendars.settle(2, at('2026-11-20 11:00'));
      await calendars.settle(1, at('2026-11-20 12:00'));
    });

    expect([before, await settled()]).toEqual([0, 2]);
  });
});

describe.each(DATABASES)('open parts a calendar may move, on %s', (name) => {
  const database = useDatabase(name);
  const calendar = loadCalendar();
  const taken = at('2026-11-19 10:00');

  const add = () =>
    doChange(database, async ({ cases }) => {
      const parts = [
        { caseId: 'a', at: taken, workingDays: 5 },
        { caseId: 'b', at: taken, workingDays: 40 },
        { caseId: 'c', at: taken, workingDays: 5, life: 'received' },
        { caseId: 'd', at: taken, workingDays: 40, life: 'waiting' },
        { caseId: 'e', at: taken, workingDays: 20, life: 'correcting' },
      ] as const;
      for (const part of parts) await cases.add(makeOpenCase(calendar, part));
    });

  const list = (since: Instant, after: string | null = null, limit = 10) =>
    database.store.read(({ calendars }) =>
      calendars.listOpenLogs({ since, after: after as SubCaseId | null, limit }),
    );

  it('are those with a deadline from the moment on, with the facts of their logs', async () => {
    await add();

    const found = await list(at('2026-12-05 00:00'));

    expect(found.map(({ projection }) => projection.caseId)).toEqual(['b', 'e']);
    expect(found[0]).toMatchObject({ caseNumber: 'number-b', position: 0 });
    const [expected] = makeOpenCase(calendar, { caseId: 'b', at: taken, workingDays: 40 }).subCases;
    expect(found[0]?.actions).toEqual(expected?.actions);
  });

  it('come some at a time, in the order of their ids', async () => {
    await add();
    const since = at('2026-11-19 00:00');

    const first = await list(since, null, 2);
    const next = await list(since, first.at(-1)?.projection.subCaseId, 10);

    expect(first.map(({ projection }) => projection.caseId)).toEqual(['a', 'b']);
    expect(next.map(({ projection }) => projection.caseId)).toEqual(['c', 'e']);
  });

  it('are counted as far as their due date is uncertain', async () => {
    await add();

    expect(await database.store.read(({ calendars }) => calendars.countProvisional())).toBe(1);
  });
});

describe.each(LASTING_DATABASES)('the tables of the calendar, on %s', (name) => {
  const database = useDatabase(name);

  it.each(['calendar_year', 'calendar_settled'])('%s only grows', async (table) => {
    await doChange(database, async ({ calendars }) => {
      await calendars.settle(await calendars.add(makeEntry('a', year2027)), at('2026-11-20 10:00'));
    });

    await expect(database.query(`update ${table} set entry_number = 9`)).rejects.toThrow('only grows');
    await expect(database.query(`delete from ${table}`)).rejects.toThrow('only grows');
  });
});

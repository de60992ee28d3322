import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import { putCalendarYear } from '../../../../src/shared/domain/calendar/change-calendar.ts';
import { toLocalText } from '../../../../src/shared/kernel/time.ts';
import type { LocalDate } from '../../../../src/shared/kernel/time.ts';
import { at } from '../../../domain/support/make-case.ts';
import { makeYear2027 } from '../../../domain/support/make-clock.ts';
import { loadCalendar } from '../../../domain/support/resources.ts';
import { rawStore } from '../../../support/raw-store.ts';
import { useOffice } from '../desk/use-office.ts';
import { addParts, fileOf, importYear, logOf, preview } from './use-calendar.ts';

const unpublished = loadCalendar();
const year2027 = makeYear2027();
const published = putCalendarYear(unpublished, year2027);
const PARTS = [
  { caseId: 'inside-2026', at: at('2026-11-16 10:00'), workingDays: 10 },
  { caseId: 'over-new-year', at: at('2026-11-19 10:00'), workingDays: 31 },
  { caseId: 'into-february', at: at('2026-11-19 10:00'), workingDays: 55 },
];

/** Two weekend days more are worked: what is due at the end of January is due earlier. */
const BUSY_JANUARY = {
  ...year2027,
  shiftedWorkdays: [...year2027.shiftedWorkdays, ...['2027-01-09', '2027-01-10'].map(worked)],
};

function worked(date: string) {
  return { date: date as LocalDate, name: '调休' };
}

describe('importing a year', () => {
  const office = useOffice();

  it('shows every part that moves with its old and its new due date, the nearest first', async () => {
    await addParts(office.test, unpublished, PARTS);

    const { parts, replaces, dayChanges } = await preview(office.administrator, fileOf(year2027));

    const shown = parts.map(({ number, moves }) => [
      number,
      ...moves.flatMap(({ before, after }) => [toLocalText(before.at), toLocalText(after.at)]),
    ]);
    expect(shown).toEqual([
      ['number-over-new-year-01', '2027-01-01 18:00', '2027-01-04 18:00'],
      ['number-into-february-01', '2027-02-04 18:00', '2027-02-04 18:00'],
    ]);
    expect(replaces).toBeNull();
    expect(dayChanges[0]).toEqual({ date: '2027-01-01', nowWorked: false });
  });

  it('moves exactly what the preview showed, with one row each', async () => {
    await addParts(office.test, unpublished, PARTS);

    const imported = must(await importYear(office.administrator, year2027));

    expect(imported).toEqual({ year: 2027, changed: true });
    expect(await logOf(office.test, 'inside-2026')).toHaveLength(3);
    const log = await logOf(office.test, 'over-new-year');
    expect(log).toHaveLength(4);
    expect(log.at(-1)).toMatchObject({
      kind: 'recalculate',
      calendarYear: 2027,
      due: { dueAt: at('2027-01-04 18:00'), provisional: false },
      by: 'system',
    });
    expect(await office.test.office.store.rebuildProjections()).toMatchObject({ corrected: 0 });
  });

  it('does nothing when the same file comes again', async () => {
    await addParts(office.test, unpublished, PARTS);
    must(await importYear(office.administrator, year2027));
    const shuffled = { ...year2027, holidays: year2027.holidays.toReversed() };

    const again = must(await importYear(office.administrator, shuffled));

    expect(again).toEqual({ year: 2027, changed: false });
    expect(await logOf(office.test, 'over-new-year')).toHaveLength(4);
    const { years } = must(await office.administrator.calls.calendar.view(undefined));
    expect(years.find(({ year }) => year === 2027)?.entries).toHaveLength(1);
  });

  it('gives a repeated request its answer and imports once', async () => {
    const text = fileOf(year2027);
    const { newestEntry } = await preview(office.administrator, text);
    const input = { requestId: randomUUID(), text, newestEntry, acceptShortened: true };

    const answers = [
      await office.administrator.calls.calendar.import(input),
      await office.administrator.calls.calendar.import(input),
    ];

    expect(answers.map(must)).toEqual([
      { year: 2027, changed: true },
      { year: 2027, changed: true },
    ]);
  });

  it('takes the mark off a due date that stays', async () => {
    await addParts(office.test, unpublished, PARTS);

    must(await importYear(office.administrator, year2027));

    const [, accept, , row] = await logOf(office.test, 'into-february');
    expect([accept, row]).toMatchObject([
      { due: { dueAt: at('2027-02-04 18:00'), provisional: true } },
      { due: { dueAt: at('2027-02-04 18:00'), provisional: false } },
    ]);
  });

  it('asks for a word before a day that was told comes earlier', async () => {
    await addParts(office.test, unpublished, PARTS);

    const refused = await importYear(office.administrator, BUSY_JANUARY, false);

    const { parts } = await preview(office.administrator, fileOf(BUSY_JANUARY));
    expect(parts.map(({ shortened }) => shortened)).toEqual([false, true]);
    expect(refused).toMatchObject({
      ok: false,
      failure: { code: 'calendar.shortensPromises', details: { count: 1 } },
    });
    expect(await logOf(office.test, 'into-february')).toHaveLength(3);
  });

  it('refuses what was previewed by another calendar', async () => {
    const text = fileOf(year2027);
    const { newestEntry } = await preview(office.administrator, text);
    must(await importYear(office.administrator, { ...year2027, source: 'another notice' }));

    const late = await office.administrator.calls.calendar.import({
      requestId: randomUUID(),
      text,
      newestEntry,
      acceptShortened: true,
    });

    expect(late).toMatchObject({ ok: false, failure: { code: 'calendar.changedMeanwhile' } });
  });

  it('refuses a file with faults and names each with its line', async () => {
    const broken = fileOf({ ...year2027, holidays: year2027.holidays.slice(1) });

    const found = must(await office.administrator.calls.calendar.preview({ text: broken }));
    const refused = await office.administrator.calls.calendar.import({
      requestId: randomUUID(),
      text: broken,
      newestEntry: 2,
      acceptShortened: true,
    });

    expect(found).toEqual({
      kind: 'refused',
      faults: [{ code: 'fixedHolidayWorked', where: '2027-01-01', line: null }],
    });
    expect(refused).toMatchObject({
      ok: false,
      failure: { code: 'calendar.yearInvalid', details: { count: 1 } },
    });
  });

  it('computes by the new year from then on, and by the old one nowhere', async () => {
    must(await importYear(office.administrator, year2027));

    await addParts(
      office.test,
      published,
      [PARTS[1] ?? PARTS[0]].flatMap((part) => part ?? []),
    );
    const other = { ...year2027, shiftedWorkdays: year2027.shiftedWorkdays.slice(1) };
    const { parts } = await preview(office.administrator, fileOf(other));

    expect(parts).toEqual([]);
  });

  it('says in the audit log who brought which year, and what it moved', async () => {
    await addParts(office.test, unpublished, PARTS);
    must(await importYear(office.administrator, year2027));

    const rows = await rawStore(office.test).write(({ context: { db } }) =>
      db
        .selectFrom('auditEvent')
        .selectAll()
        .where('object', 'like', 'calendar%')
        .orderBy('eventId')
        .execute(),
    );

    expect(rows.map(({ procedureName, facts }) => [procedureName, JSON.parse(facts)])).toMatchObject([
      ['system.seedCalendar', { years: '2025 2026' }],
      ['calendar.import', { entryNumber: 3, moves: 2, shortened: 0 }],
      ['system.moveDeadlines', { years: '2027', parts: 2 }],
      ['system.moveDeadlines', { settled: 3 }],
    ]);
    expect(rows[1]?.operatorId).not.toBeNull();
  });
});

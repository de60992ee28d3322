import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChangeFeed } from '../../../../src/main/office/access/change-feed.ts';
import { must } from '../../../../src/main/quanke/in-process.ts';
import { settleCalendar } from '../../../../src/main/office/operations/calendar/settle-calendar.ts';
import { putCalendarYear } from '../../../../src/shared/domain/calendar/change-calendar.ts';
import type { CalendarYear, WorkCalendar } from '../../../../src/shared/domain/calendar/work-calendar.ts';
import { projectSubCase } from '../../../../src/shared/domain/case/project-case.ts';
import type { SubCaseId } from '../../../../src/shared/domain/case/case-action.ts';
import { toEpochMs, toInstant } from '../../../../src/shared/kernel/time.ts';
import { at } from '../../../domain/support/make-case.ts';
import { makeYear2027 } from '../../../domain/support/make-clock.ts';
import { loadCalendar } from '../../../domain/support/resources.ts';
import { times } from '../../../support/deep.ts';
import { LIVES, makeOpenActions } from '../../../support/make-open-case.ts';
import type { TestOffice } from '../../../support/make-office.ts';
import type { OpenPart } from '../../../support/make-open-case.ts';
import { STORES, useOffice } from '../desk/use-office.ts';
import {
  addParts,
  bringYear,
  byId,
  calendarPorts,
  deadlinesOf,
  importYear,
  logOf,
  toDeadlines,
} from './use-calendar.ts';

const unpublished = loadCalendar();
const year2027 = makeYear2027();
const published = putCalendarYear(unpublished, year2027);
const AUTUMN = toEpochMs(at('2026-10-01 00:00'));

/** Parts of every kind that were taken in in the last weeks of the year. */
function someParts(count: number): readonly OpenPart[] {
  const part = fc.record({
    minutes: fc.integer({ min: 0, max: 90 * 24 * 60 }),
    workingDays: fc.integer({ min: 0, max: 60 }),
    life: fc.constantFrom(...LIVES),
  });
  const drawn = fc.sample(part, { seed: 20_261_120, numRuns: count });
  return drawn.map(({ minutes, ...rest }, i) => {
    return { ...rest, caseId: `case-${i}`, at: toInstant(AUTUMN + minutes * 60_000) };
  });
}

describe.each(STORES)('the parts a new year moves, on %s', (store) => {
  const office = useOffice(store);

  it('get the deadlines of an office that had the year from the beginning', { timeout: 60_000 }, async () => {
    const parts = someParts(times(150, 1_000));
    await addParts(office.test, unpublished, parts);

    must(await importYear(office.administrator, year2027));

    expect(await deadlinesOf(office.test)).toEqual(expectedOf(published, parts));
    expect(await office.test.office.store.rebuildProjections()).toMatchObject({ corrected: 0 });
  });

  it('are moved once, however many go through them at the same time', async () => {
    const parts = someParts(150);
    await addParts(office.test, unpublished, parts);
    await bringYear(office.test, year2027);
    const ports = calendarPorts(office.test);

    const passes = await Promise.all([settleCalendar(ports), settleCalendar(ports), settleCalendar(ports)]);

    const rows = await countRows(office.test, parts);
    expect(Math.max(...rows)).toBe(1);
    expect(passes.reduce((sum, { moved }) => sum + moved, 0)).toBe(rows.reduce((sum, one) => sum + one, 0));
    expect(await settleCalendar(ports)).toEqual({ finished: true, moved: 0 });
  });

  it('follow the last of two years that came in one after the other, with one row', async () => {
    const parts = someParts(60);
    await addParts(office.test, unpublished, parts);
    const other = { ...year2027, shiftedWorkdays: year2027.shiftedWorkdays.slice(2) };
    await bringYear(office.test, year2027);
    await bringYear(office.test, other);

    expect(await settleCalendar(calendarPorts(office.test))).toMatchObject({ finished: true });

    expect(await deadlinesOf(office.test)).toEqual(expectedOf(putCalendarYear(unpublished, other), parts));
    expect(Math.max(...(await countRows(office.test, parts)))).toBe(1);
  });

  it('are told to the pages that show them, case by case', async () => {
    const parts = [
      { caseId: 'moved', at: at('2026-11-19 10:00'), workingDays: 31 },
      { caseId: 'stays', at: at('2026-11-16 10:00'), workingDays: 10 },
    ];
    await addParts(office.test, unpublished, parts);
    await bringYear(office.test, year2027);
    const told: string[] = [];
    const changes = {
      publish: ({ id }: { readonly id: string }) => void told.push(id),
      follow: createChangeFeed().follow,
    };

    await settleCalendar({ ...calendarPorts(office.test), changes });

    expect(told).toEqual(['moved']);
  });

  it('name the year that their time reaches into', async () => {
    await addParts(office.test, unpublished, [
      { caseId: 'moved', at: at('2026-11-19 10:00'), workingDays: 31 },
    ]);
    await bringYear(office.test, year2027);
    await bringYear(office.test, emptyYear(2030));

    await settleCalendar(calendarPorts(office.test));

    expect((await logOf(office.test, 'moved')).at(-1)).toMatchObject({ calendarYear: 2027 });
  });

  it('are all looked at before a year counts as settled', async () => {
    await bringYear(office.test, year2027);
    const view = async () => must(await office.administrator.calls.calendar.view(undefined));
    const before = await view();

    await settleCalendar(calendarPorts(office.test));

    expect([before.settled, (await view()).settled]).toEqual([false, true]);
  });
});

function expectedOf(calendar: WorkCalendar, parts: readonly OpenPart[]) {
  return parts
    .map((part) =>
      toDeadlines(projectSubCase(`${part.caseId}-1` as SubCaseId, makeOpenActions(calendar, part))),
    )
    .toSorted(byId);
}

async function countRows(test: TestOffice, parts: readonly OpenPart[]): Promise<readonly number[]> {
  const logs = await Promise.all(parts.map(({ caseId }) => logOf(test, caseId)));
  return logs.map((log) => log.filter(({ kind }) => kind === 'recalculate').length);
}

function emptyYear(year: number): CalendarYear {
  return { year, holidays: [], shiftedWorkdays: [], source: 'invented' };
}

import { describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import { at } from '../../../domain/support/make-case.ts';
import { makeYear2027 } from '../../../domain/support/make-clock.ts';
import { loadCalendar } from '../../../domain/support/resources.ts';
import { command, useOffice } from '../desk/use-office.ts';
import { addParts, importYear } from './use-calendar.ts';

const year2027 = makeYear2027();
const taken = at('2026-11-19 10:00');

describe('removing a year', () => {
  const office = useOffice();
  const remove = (year: number) =>
    office.administrator.calls.calendar.remove(command({ year, reason: '文件有误' }));
  const view = async () => must(await office.administrator.calls.calendar.view(undefined));

  it('makes it unpublished again, and keeps what was there', async () => {
    must(await importYear(office.administrator, year2027));

    expect(must(await remove(2027))).toEqual({ year: 2027, changed: true });

    const { years, settled } = await view();
    const found = years.find(({ year }) => year === 2027);
    expect([found?.content, settled]).toEqual([null, true]);
    expect(found?.entries.map(({ content }) => content !== null)).toEqual([false, true]);
    expect(found?.entries[0]?.importedBy).toMatchObject({ kind: 'operator' });
  });

  it('lets the same file come in again afterwards', async () => {
    must(await importYear(office.administrator, year2027));
    must(await remove(2027));

    expect(must(await importYear(office.administrator, year2027))).toEqual({ year: 2027, changed: true });
  });

  it.each([
    ['a due date', { caseId: 'case-1', at: taken, workingDays: 40 }],
    ['a correction', { caseId: 'case-1', at: at('2026-12-18 10:00'), workingDays: 1, life: 'correcting' }],
    ['an answer', { caseId: 'case-1', at: at('2026-12-30 10:00'), workingDays: 1, life: 'received' }],
  ] as const)('is refused while %s of an open part reaches into it', async (_what, part) => {
    await addParts(office.test, loadCalendar(), [part]);
    must(await importYear(office.administrator, year2027));

    expect(await remove(2027)).toMatchObject({
      ok: false,
      failure: { code: 'calendar.yearInUse', details: { year: 2027, openItems: 1 } },
    });
  });

  it('is refused for a year that nobody published', async () => {
    expect(await remove(2027)).toMatchObject({ ok: false, failure: { code: 'calendar.yearNotFound' } });
    expect(await remove(99_999)).toMatchObject({ ok: false, failure: { code: 'calendar.yearNotFound' } });
  });
});

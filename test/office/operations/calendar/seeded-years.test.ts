import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import { at } from '../../../domain/support/make-case.ts';
import { makeYear2027 } from '../../../domain/support/make-clock.ts';
import { loadCalendar } from '../../../domain/support/resources.ts';
import { makeOfficeIn } from '../../../support/make-office.ts';
import type { TestOffice } from '../../../support/make-office.ts';
import { addParts, fileOf, importYear, logOf } from './use-calendar.ts';

const year2027 = makeYear2027();
const PART = { caseId: 'case-1', at: at('2026-11-19 10:00'), workingDays: 31 };

/** An office that is opened by one version of the program after the other. */
describe('the years that come with the program', () => {
  let folder: string;
  let resourcesFolder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'quanke-seeded-'));
    resourcesFolder = join(folder, 'resources');
    cpSync(join(import.meta.dirname, '../../../../resources'), resourcesFolder, { recursive: true });
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const open = () => makeOfficeIn(folder, { resourcesFolder });
  const ship = (year: number, text: string) =>
    writeFileSync(join(resourcesFolder, `calendar/${year}.json`), text);
  const view = async (test: TestOffice) => {
    const administrator = await test.signIn('system01');
    return must(await administrator.calls.calendar.view(undefined));
  };

  it('are there from the beginning, once, and nothing has to be moved', async () => {
    await (await open()).office.close();

    const test = await open();

    const { years, newestEntry, settled } = await view(test);
    expect([newestEntry, settled]).toEqual([2, true]);
    expect(years.map(({ year, content, entries }) => [year, content !== null, entries.length])).toEqual([
      [2025, true, 1],
      [2026, true, 1],
      [2027, false, 0],
    ]);
    expect(years[0]?.entries[0]?.importedBy).toEqual({ kind: 'program' });
    await test.office.close();
  });

  it('move what follows from them when a new version brings another one', async () => {
    const before = await open();
    await addParts(before, loadCalendar(), [PART]);
    await before.office.close();
    ship(2027, fileOf(year2027));

    const test = await open();

    expect((await view(test)).settled).toBe(false);
    test.office.keepUp(() => undefined);
    await vi.waitFor(async () => expect((await view(test)).settled).toBe(true), { timeout: 10_000 });
    expect((await logOf(test, 'case-1')).at(-1)).toMatchObject({ kind: 'recalculate', calendarYear: 2027 });
    await test.office.close();
  });

  it('never replace a year that somebody brought in person', async () => {
    const before = await open();
    must(await importYear(await before.signIn('system01'), { ...year2027, source: 'of this centre' }));
    await before.office.close();
    ship(2027, fileOf(year2027));

    const test = await open();

    const { years } = await view(test);
    expect(years.find(({ year }) => year === 2027)?.content?.source).toBe('of this centre');
    await test.office.close();
  });

  it('correct a year that came with an earlier version', async () => {
    ship(2027, fileOf({ ...year2027, source: 'first' }));
    await (await open()).office.close();
    ship(2027, fileOf({ ...year2027, source: 'corrected' }));

    const test = await open();

    const entries = (await view(test)).years.find(({ year }) => year === 2027)?.entries ?? [];
    expect(entries.map(({ content }) => content?.source)).toEqual(['corrected', 'first']);
    await test.office.close();
  });
});

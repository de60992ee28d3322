import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  BrokenResources,
  loadCalendar,
  loadCatalogue,
  loadOfficeData,
} from '../../src/main/office/load-office-data.ts';
import { makeOffice } from '../support/make-office.ts';

const RESOURCES = join(import.meta.dirname, '../../resources');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quanke-resources-'));
  for (const part of ['calendar', 'catalogue', 'demo', 'templates', 'window'])
    cpSync(join(RESOURCES, part), join(folder, part), { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true }));

function change(path: string, edit: (content: Record<string, unknown>) => unknown): void {
  const file = join(folder, path);
  const content = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify(edit(content)));
}

describe('catalogue and calendar', () => {
  it('are used as they are delivered', async () => {
    const calendar = loadCalendar(join(folder, 'calendar'));
    const catalogue = await loadCatalogue(join(folder, 'catalogue'));

    expect(catalogue.themes.map(({ themeCode }) => themeCode)).toContain('T1');
    expect(calendar.years.map(({ year }) => year)).toContain(2026);
  });

  it('are refused with file and line of an entry that is wrong', async () => {
    change('catalogue/items/N3.json', (item) => ({ ...item, departmentId: 'nobody' }));

    await expect(loadCatalogue(join(folder, 'catalogue'))).rejects.toThrow(
      /items\/N3\.json:1:\d+: .*\[unknownDepartment\]/,
    );
  });

  it('are refused with file and line of a value that has the wrong form', async () => {
    change('catalogue/items/N3.json', (item) => ({ ...item, handlingKind: 'later' }));

    await expect(loadCatalogue(join(folder, 'catalogue'))).rejects.toThrow(
      /items\/N3\.json:1:\d+: .*\[notAmong\]/,
    );
  });

  it.each([
    ['no JSON', 'calendar/2026.json', '{'],
    ['a calendar without hours', 'calendar/opening-hours.json', '{"spans":[],"cutOff":1050}'],
    [
      'a span in which no time passes',
      'calendar/opening-hours.json',
      '{"spans":[{"from":540,"to":540}],"cutOff":540}',
    ],
    [
      'two spans at once',
      'calendar/opening-hours.json',
      '{"spans":[{"from":540,"to":720},{"from":700,"to":1080}],"cutOff":1050}',
    ],
    ['a reason for nothing anybody does', 'templates/reasons.json', '[{"kind":"because","text":"x"}]'],
    [
      'a word nobody reads',
      'calendar/2026.json',
      '{"year":2026,"holidays":[],"shiftedWorkdays":[],"source":"","holiday":[]}',
    ],
  ])('are refused when there is %s', (_what, path, text) => {
    writeFileSync(join(folder, path), text);

    expect(() => loadOfficeData(folder)).toThrow(BrokenResources);
    expect(() => loadOfficeData(folder)).toThrow(path.split('/')[1] ?? '');
  });

  it('stop an office before it opens its database', async () => {
    rmSync(join(folder, 'catalogue/departments.json'));

    await expect(makeOffice({ resourcesFolder: folder })).rejects.toThrow(/departments\.json/);
  });
});

describe('the demo data', () => {
  it('write the simulated seal keys for nobody else to read', async () => {
    const test = await makeOffice();
    const file = join(test.folder, 'simulated/seal-keys.json');

    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(test.folder, 'simulated'))).toEqual(['seal-keys.json']);
    const { departments } = await loadCatalogue(join(folder, 'catalogue'));
    expect(test.sealKeys().length).toBe(departments.length);
    expect(new Set(test.sealKeys().map(({ pin }) => pin))).toEqual(new Set(['123456']));
    await test.close();
  });

  it('have two approvers for every department, one of whom may decide', async () => {
    const accounts = JSON.parse(readFileSync(join(folder, 'demo/accounts.json'), 'utf8')) as readonly {
      readonly departmentId?: string;
      readonly mayDecide?: boolean;
    }[];

    const catalogue = await loadCatalogue(join(folder, 'catalogue'));

    for (const { departmentId } of catalogue.departments) {
      const own = accounts.filter((account) => account.departmentId === departmentId);
      expect([departmentId, own.map(({ mayDecide = false }) => mayDecide)]).toEqual([
        departmentId,
        [false, true],
      ]);
    }
  });
});

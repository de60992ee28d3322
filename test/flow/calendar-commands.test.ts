import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runQuanke } from '../../src/main/quanke/run-quanke.ts';
import type { CalendarYear } from '../../src/shared/domain/calendar/work-calendar.ts';
import { FAILURE_TEXTS } from '../../src/shared/texts/failures.ts';
import { at } from '../domain/support/make-case.ts';
import { makeYear2027 } from '../domain/support/make-clock.ts';
import { loadCalendar } from '../domain/support/resources.ts';
import { addParts } from '../office/operations/calendar/use-calendar.ts';
import { makeOfficeIn } from '../support/make-office.ts';
import { makeFolder } from '../support/run-tool.ts';

const root = join(import.meta.dirname, '../..');
const year2027 = makeYear2027();
const files = makeFolder();
afterAll(files.remove);

async function quanke(...args: readonly string[]) {
  const lines = { out: [] as string[], err: [] as string[] };
  const code = await runQuanke(['calendar', ...args], {
    root,
    version: '0.0.0-test',
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
  });
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
}

function write(name: string, content: object | string): string {
  const path = files.path(name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  return path;
}

const worked = (date: string) => ({ date, name: '调休' }) as CalendarYear['shiftedWorkdays'][number];
const right = () => write('2027.json', year2027);
/** Two weekend days of January are worked, so that what is due in February is due earlier. */
const busy = () =>
  write('busy.json', {
    ...year2027,
    shiftedWorkdays: [...year2027.shiftedWorkdays, worked('2027-01-09'), worked('2027-01-10')],
  });

describe('calendar check', () => {
  it('passes a file that is right and counts it', async () => {
    expect(await quanke('check', right())).toEqual({
      code: 0,
      out: '2027 年日历文件正确：全年 249 个工作日。',
      err: '',
    });
  });

  it('says the same as JSON', async () => {
    const { code, out } = await quanke('check', right(), '--json');

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ valid: true, year: 2027, workingDays: 249 });
  });

  it('passes the files the program ships', async () => {
    for (const year of [2025, 2026]) {
      const answer = await quanke('check', join(root, `resources/calendar/${year}.json`));
      expect(answer).toMatchObject({ code: 0, out: expect.stringContaining('全年 248 个工作日') });
    }
  });

  it('names every fault with its line', async () => {
    const path = write('wrong.json', {
      ...year2027,
      holidays: year2027.holidays.slice(1),
      shiftedWorkdays: [...year2027.shiftedWorkdays, worked('2027-03-01')],
    });

    const answer = await quanke('check', path);

    expect(answer).toMatchObject({ code: 1, out: '' });
    expect(answer.err).toMatch(/^第 \d+ 行，2027-03-01：调休上班日不是周末$/m);
    expect(answer.err).toMatch(/^2027-01-01：法定节假日没有列为放假$/m);
    expect(answer.err).toContain('2 处错误');
  });

  it.each([
    ['no file', ['check'], 2],
    ['a file that is not there', ['check', files.path('nothing.json')], 1],
    ['a year nobody knows', ['show', '1987'], 2],
    ['two files', ['check', 'a', 'b'], 2],
    ['data that are not there', ['import', right(), '--data', files.path('empty')], 1],
  ])('refuses %s without a stack', async (_what, args, code) => {
    const answer = await quanke(...args);

    expect(answer).toMatchObject({ code, out: '' });
    expect(answer.err).not.toMatch(/\n\s+at /);
  });
});

describe('the calendar of an office', () => {
  let folder: ReturnType<typeof makeFolder>;
  let data: readonly string[];

  beforeAll(() => {
    folder = makeFolder();
  });
  beforeEach(async () => {
    folder.remove();
    folder = makeFolder();
    const test = await makeOfficeIn(folder.path('data'));
    const parts = [
      { caseId: 'over-new-year', at: at('2026-11-19 10:00'), workingDays: 31 },
      { caseId: 'into-february', at: at('2026-11-19 10:00'), workingDays: 57 },
    ];
    await addParts(test, loadCalendar(), parts);
    await test.office.close();
    data = ['--data', folder.path('data')];
  });
  afterAll(() => folder.remove());

  it('is checked beside its open parts, and nothing is changed by that', async () => {
    const answer = await quanke('check', right(), ...data);

    expect(answer.code).toBe(0);
    expect(answer.out).toContain('2027-01-01 改为休息');
    expect(answer.out).toContain('2 件在办件的期限将变动：');
    expect(answer.out).toContain('办理期限 2027-01-01 18:00（预计） → 2027-01-04 18:00');
    expect((await quanke('show', '2027', ...data)).out).toContain('预计：尚未公布');
  });

  it('takes a year in, once, and names every part it moved', async () => {
    const first = await quanke('import', right(), ...data);
    const second = await quanke('import', right(), ...data);

    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('2027 年日历已启用，2 件在办件的期限已重算并逐件记录。');
    expect(second).toMatchObject({ code: 0, out: '2027 年日历与现行的相同，没有改动。' });
    const shown = await quanke('show', '2027', ...data);
    expect(shown.out).toContain('2027 年（已公布');
    expect(shown.out).toContain('2027-02-05～02-11 春节放假');
    expect(shown.out).toContain('2027-02-20 调休调休上班');
  });

  it('asks before a day that was told comes earlier', async () => {
    const asked = await quanke('import', busy(), ...data);
    const shown = await quanke('show', '2027', ...data, '--json');
    const taken = await quanke('import', busy(), '--accept-shortened', ...data, '--json');

    expect(asked).toMatchObject({ code: 1, out: '' });
    expect(asked.err).toContain('其中 1 件早于已告知申请人的日期');
    expect(asked.err).toContain(FAILURE_TEXTS['calendar.shortensPromises'].title);
    expect(JSON.parse(shown.out)).toMatchObject({ published: false });
    expect(taken.code).toBe(0);
    expect(JSON.parse(taken.out)).toMatchObject({
      year: 2027,
      changed: true,
      settled: true,
      parts: [{ shortened: false }, { shortened: true }],
    });
  });

  it('keeps what is in force when a file is refused', async () => {
    const refused = await quanke('import', write('empty.json', { ...year2027, holidays: [] }), ...data);

    expect(refused.code).toBe(1);
    expect(refused.err).toContain('改正前不能导入');
    expect((await quanke('show', '2026', ...data)).out).toContain('全年 248 个工作日');
  });
});

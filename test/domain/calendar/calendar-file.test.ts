import { describe, expect, it } from 'vitest';
import { readCalendarFile } from '../../../src/shared/domain/calendar/calendar-file.ts';
import { CALENDAR_PROBLEM_TEXTS, calendarPlaceText } from '../../../src/shared/texts/calendar.ts';
import { makeYear2027 } from '../support/make-clock.ts';

const year = makeYear2027();
const written = (content: object) => JSON.stringify(content, null, 2);

function faultsOf(text: string) {
  const reading = readCalendarFile(text);
  return reading.kind === 'refused' ? reading.faults : [];
}

/** As an editor counts. */
function lineOf(text: string, part: string): number {
  return text.split('\n').findIndex((line) => line.includes(part)) + 1;
}

describe('the file of a year', () => {
  it('is read when nothing is wrong with it', () => {
    expect(readCalendarFile(written(year))).toEqual({ kind: 'read', year });
  });

  it('is read as some editors of Windows save it', () => {
    expect(readCalendarFile(`\uFEFF${written(year)}`)).toEqual({ kind: 'read', year });
  });

  it('is read in the form of the public holiday list', () => {
    const days = [
      ...year.holidays.map((day) => ({ ...day, isOffDay: true })),
      ...year.shiftedWorkdays.map((day) => ({ ...day, isOffDay: false })),
    ];

    const reading = readCalendarFile(written({ year: 2027, papers: ['https://example.org/1'], days }));

    expect(reading).toEqual({ kind: 'read', year: { ...year, source: 'https://example.org/1' } });
  });

  it.each([
    ['a comma too much', '{\n  "year": 2027,\n}', 3],
    ['a comma behind the last day', '{"holidays": [\n  {"date": "2027-01-01"},\n]}', 3],
    ['an end in the middle', '{\n  "year": 20', 2],
    ['nothing at all', '', 1],
    ['two files in one', '{}\n{}', 2],
    ['a list closed as a member', '{"holidays": [1\n}}', 2],
    ['a word without quotation marks', '{\nyear: 2027}', 2],
    ['a number nobody writes', '{"year":\n02027}', 2],
    ['a table of a spreadsheet', '日期,名称', 1],
  ])('is refused as no JSON with the line it stops at: %s', (_what, text, line) => {
    expect(faultsOf(text)).toEqual([{ code: 'notJson', where: '', line }]);
  });

  it('shows the line of a day that is wrong', () => {
    const text = written({ ...year, shiftedWorkdays: [{ date: '2027-03-01', name: '调休' }] });

    expect(faultsOf(text)).toContainEqual({
      code: 'shiftedWorkdayOnWeekday',
      where: '2027-03-01',
      line: lineOf(text, '2027-03-01'),
    });
  });

  it('shows the second place of a day that is there twice', () => {
    const text = written({ ...year, holidays: [...year.holidays, { date: '2027-10-01', name: '国庆节' }] });

    const [fault] = faultsOf(text);

    expect(fault?.code).toBe('duplicateDate');
    expect(text.split('\n')[(fault?.line ?? 0) - 1]).toContain('2027-10-01');
    expect(fault?.line).toBeGreaterThan(lineOf(text, '2027-10-01'));
  });

  it('shows the line of an entry that has the wrong form', () => {
    const text = written({
      ...year,
      holidays: year.holidays.with(3, { date: 'soon' as never, name: '元旦' }),
    });

    expect(faultsOf(text)).toEqual([
      { code: 'notACalendarYear', where: 'holidays.3.date', line: lineOf(text, '"soon"') },
    ]);
  });

  it.each([
    ['', null, '整个文件'],
    ['', 3, '第 3 行'],
    ['2027-03-01', 12, '第 12 行，2027-03-01'],
    ['holidays.3.date', 14, '第 14 行，放假日（holidays） 第 4 项 日期'],
    ['2027-02', null, '2027-02'],
    ['260', null, '260'],
  ])('says where %o in line %o is: %s', (where, line, text) => {
    expect(calendarPlaceText({ where, line })).toBe(text);
  });

  it('has a sentence for every fault', () => {
    expect(Object.values(CALENDAR_PROBLEM_TEXTS).every((text) => text.length > 3)).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { computeDueDate } from '../../../src/shared/domain/calendar/working-time.ts';
import { dueReasonText, dueText } from '../../../src/shared/texts/due-date.ts';
import { at } from '../support/make-case.ts';
import { loadCalendar } from '../support/resources.ts';

const dueDate = (start: string, amount: number) =>
  computeDueDate(loadCalendar(), at(start), { amount, unit: 'workingDay' });
const sentence = (start: string, amount: number) => dueText(dueDate(start, amount));

describe('the sentence that explains a due date', () => {
  it('names start, promise, holidays, working weekend days and the end', () => {
    expect(sentence('2026-09-30 10:00', 20)).toMatch(
      /2026-09-30 10:00.*20 个工作日.*国庆节10月1日至10月7日不计.*10月10日调休.*2026-11-03 18:00/,
    );
  });

  it('does not list ordinary weekends', () => {
    expect(sentence('2026-09-09 10:00', 5)).not.toMatch(/9月12日|9月13日/);
  });

  it('says when the work came in after the cut-off', () => {
    expect(sentence('2026-09-14 17:55', 0)).toContain('截止');
    expect(sentence('2026-09-14 09:00', 0)).not.toContain('截止');
  });

  it('puts a space before a figure and none before a word', () => {
    expect(sentence('2026-09-14 09:00', 3)).toContain('承诺 3 个');
    expect(sentence('2026-09-14 09:00', 0)).toContain('承诺当日');
  });

  it('leaves the moment out where it stands beside the sentence', () => {
    const reason = dueReasonText(dueDate('2026-09-09 10:00', 5));

    expect(reason).toContain('5 个工作日');
    expect(reason).not.toContain('2026-09-16');
  });

  it('is marked where it reaches into a year that is not published, and only there', () => {
    expect(sentence('2026-12-31 10:00', 1)).toContain('预计');
    expect(sentence('2026-12-30 10:00', 1)).not.toContain('预计');
  });
});

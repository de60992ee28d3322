import { describe, expect, it } from 'vitest';
import type { CaseClock } from '../../../src/shared/domain/calendar/case-clock.ts';
import { computeClockDue } from '../../../src/shared/domain/calendar/clock-due.ts';
import { toPrintableDue } from '../../../src/shared/domain/calendar/printable-due.ts';
import { SPECIAL_PROCEDURES } from '../../../src/shared/domain/calendar/special-procedure.ts';
import { computeDueDate } from '../../../src/shared/domain/calendar/working-time.ts';
import {
  dueMomentText,
  dueReasonText,
  dueText,
  SPECIAL_PROCEDURE_TEXTS,
} from '../../../src/shared/texts/due-date.ts';
import { at } from '../support/make-case.ts';
import { makeClock, makeExtension, makeSuspension } from '../support/make-clock.ts';
import { loadCalendar } from '../support/resources.ts';

const dueDate = (start: string, amount: number) =>
  computeDueDate(loadCalendar(), at(start), { amount, unit: 'workingDay' });
const sentence = (start: string, amount: number) => dueText(dueDate(start, amount));
const sentenceOf = (clock: CaseClock, now = '2026-12-01') =>
  dueText(computeClockDue(loadCalendar(), clock, at(now)));

describe('the sentence that explains a due date', () => {
  it('names start, promise, holidays, working weekend days and the end', () => {
    expect(sentence('2026-09-30 10:00', 20)).toBe(
      '2026-09-30 10:00 起算，承诺 20 个工作日（国庆节 10/1–10/7 停、10/10 调休上班）→ 2026-11-03 18:00 到期。',
    );
  });

  it('does not list ordinary weekends', () => {
    expect(sentence('2026-09-09 10:00', 5)).not.toMatch(/9\/12|9\/13/);
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

describe('the sentence of a promise that was moved', () => {
  const promise = makeClock('2026-09-30 10:00', 20);
  const suspension = makeSuspension('2026-10-12 09:00', '2026-10-13 18:00');

  it('says how long it was suspended, why, by which notice, and where that leads', () => {
    expect(sentenceOf({ ...promise, suspensions: [suspension] })).toMatch(
      /→ 2026-11-03 18:00 到期；已暂停 2 天（检测，告知书 3 号）→ 2026-11-05 18:00。$/,
    );
  });

  it('goes on to the extension', () => {
    const moved = { ...promise, suspensions: [suspension], extensions: [makeExtension('2026-10-20', 10)] };

    expect(sentenceOf(moved)).toMatch(
      /→ 2026-11-05 18:00；延长 10 个工作日（告知书 4 号）→ 2026-11-19 18:00。$/,
    );
  });

  it.each([
    ['2026-10-12 10:30', '2026-10-12 12:00', '90 分钟'],
    ['2026-10-12 10:30', '2026-10-13 12:00', '1 天 90 分钟'],
    ['2026-10-10 18:00', '2026-10-12 09:00', '0 分钟'],
  ])('from %s to %s it names working time: %s', (from, to, time) => {
    expect(sentenceOf({ ...promise, suspensions: [makeSuspension(from, to)] })).toContain(`已暂停 ${time}（`);
  });

  it('says nothing of a notice whose number an early log does not know', () => {
    const early = { ...suspension, documentNumber: '' };
    const extension = { ...makeExtension('2026-10-20', 10), documentNumber: '' };

    expect(sentenceOf({ ...promise, suspensions: [early], extensions: [extension] })).toMatch(
      /已暂停 2 天（检测）→ 2026-11-05 18:00；延长 10 个工作日 → 2026-11-19 18:00。$/,
    );
  });

  it('says that it only supposes while the suspension lasts', () => {
    const suspensions = [makeSuspension('2026-10-12 09:00', null)];

    expect(sentenceOf({ ...promise, suspensions }, '2026-10-12 18:00')).toMatch(
      /暂停至今 1 天.*→ 2026-11-04 18:00（仍在暂停，按 2026-10-12 18:00 恢复推算）。$/,
    );
  });

  it('names the cause without the moments too', () => {
    const due = computeClockDue(
      loadCalendar(),
      { ...promise, suspensions: [suspension] },
      at('2026-10-20 09:00'),
    );

    expect(dueReasonText(due)).toMatch(/已暂停 2 天（检测，告知书 3 号）$/);
  });

  it('has a word for every special procedure', () => {
    expect(Object.keys(SPECIAL_PROCEDURE_TEXTS)).toEqual([...SPECIAL_PROCEDURES]);
  });
});

describe('the explanation in a log of an early version', () => {
  const { startedAt, limit, afterCutOff, skipped, shiftedWorkdays } = dueDate(
    '2026-12-30 10:00',
    2,
  ).explanation;
  const early = {
    dueAt: at('2027-01-01 18:00'),
    provisional: true,
    explanation: { startedAt, limit, afterCutOff, skipped, shiftedWorkdays },
  };

  it('still reads, with its mark', () => {
    expect(dueText(early)).toMatch(
      /承诺 2 个工作日 → 2027-01-01 18:00 到期（预计：跨入的年度放假安排尚未公布/,
    );
    expect(dueReasonText(early)).toContain('预计');
  });
});

describe('the moment on a paper', () => {
  it('bears the mark where it is provisional, and only there', () => {
    const printed = (start: string) => dueMomentText(toPrintableDue(loadCalendar(), dueDate(start, 1)));

    expect(printed('2026-12-31 10:00')).toBe('2027-01-01 18:00（预计）');
    expect(printed('2026-12-30 10:00')).toBe('2026-12-31 18:00');
  });
});

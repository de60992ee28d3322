import { describe, expect, it } from 'vitest';
import type { CaseClock } from '../../../src/shared/domain/calendar/case-clock.ts';
import { computeClockDue } from '../../../src/shared/domain/calendar/clock-due.ts';
import { toPrintableDue } from '../../../src/shared/domain/calendar/printable-due.ts';
import type { LocalDate } from '../../../src/shared/kernel/time.ts';
import { dueReasonText, dueText } from '../../../src/shared/texts/due-date.ts';
import { at } from '../support/make-case.ts';
import { makeClock, makeExtension, makeSuspension } from '../support/make-clock.ts';
import { loadCalendar } from '../support/resources.ts';

const calendar = loadCalendar();
const RESULT_ON = '2027-01-29' as LocalDate;
const clock: CaseClock = {
  ...makeClock('2026-11-20 10:00', 5),
  fixed: { name: '2027年春季入学', resultOn: RESULT_ON },
};

describe('a clock with a fixed day', () => {
  it('ends at the close of that day, whatever was promised and whenever it began', () => {
    const late = { ...clock, startedAt: at('2026-12-31 17:59') };

    for (const each of [clock, late]) {
      expect(computeClockDue(calendar, each, at('2026-12-01')).dueAt).toBe(at('2027-01-29 18:00'));
    }
  });

  it('is moved by nothing', () => {
    const moved = {
      ...clock,
      suspensions: [makeSuspension('2026-11-23 09:00', '2026-12-04 18:00')],
      extensions: [makeExtension('2026-11-24 09:00', 10)],
    };

    expect(computeClockDue(calendar, moved, at('2026-12-05'))).toEqual(
      computeClockDue(calendar, clock, at('2026-12-05')),
    );
  });

  it('is certain although the holidays of its year are not published, and may be printed', () => {
    const due = computeClockDue(calendar, clock, at('2026-12-01'));

    expect(due.provisional).toBe(false);
    expect(toPrintableDue(calendar, due)).toBe(due);
  });

  it('says that nothing is counted, and by when everything is decided', () => {
    const due = computeClockDue(calendar, clock, at('2026-12-01'));

    expect(dueText(due)).toBe(
      '2027年春季入学集中办理，不单独计时，统一于 2027-01-29 办结 → 2027-01-29 18:00 到期。',
    );
    expect(dueReasonText(due)).not.toContain('承诺');
  });
});

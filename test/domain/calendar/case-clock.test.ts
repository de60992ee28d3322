import { describe, expect, it } from 'vitest';
import type { CaseClock } from '../../../src/shared/domain/calendar/case-clock.ts';
import { computeClockDue } from '../../../src/shared/domain/calendar/clock-due.ts';
import { toEpochMs, toInstant, toLocalText } from '../../../src/shared/kernel/time.ts';
import { at } from '../support/make-case.ts';
import { makeClock, makeExtension, makeSuspension } from '../support/make-clock.ts';
import { loadCalendar } from '../support/resources.ts';

const calendar = loadCalendar();
const LATER = '2026-12-31 18:00';

const dueOf = (clock: CaseClock, now = LATER) => computeClockDue(calendar, clock, at(now));
const dueTextOf = (clock: CaseClock, now = LATER) => toLocalText(dueOf(clock, now).dueAt);

/** Suspensions as pairs of moments. */
const suspended = (clock: CaseClock, ...spans: readonly (readonly [from: string, to: string | null])[]) => ({
  ...clock,
  suspensions: spans.map(([from, to], place) => makeSuspension(from, to, String(place + 1))),
});

describe('the worked example of September 2026', () => {
  it.each([
    ['A01', ['2026-09-14 09:40', 5], '2026-09-20'],
    ['A02', ['2026-09-14 10:10', 5], '2026-09-20'],
    ['A04', ['2026-09-16 11:05', 3], '2026-09-20'],
    ['A05', ['2026-09-17 09:05', 0], '2026-09-17'],
    ['A06', ['2026-09-18 17:55', 0], '2026-09-20'],
    ['A07', ['2026-09-20 10:02', 0], '2026-09-20'],
    ['A08', ['2026-09-21 09:10', 10], '2026-10-12'],
    ['A11', ['2026-09-24 09:05', 5], '2026-10-09'],
    ['A12', ['2026-09-24 16:20', 20], '2026-10-29'],
  ] as const)('%s is due: accepted and promised %j, at the close of %s', (_case, [start, days], due) => {
    expect(dueTextOf(makeClock(start, days))).toBe(`${due} 18:00`);
  });

  it.each([
    ['the two days as dates', '2026-09-16 00:00', '2026-09-18 00:00'],
    ['from opening to close', '2026-09-16 09:00', '2026-09-17 18:00'],
    ['two days from ten to ten', '2026-09-16 10:00', '2026-09-18 10:00'],
  ])('A03, suspended for two days, is due on 09-23: %s', (_how, from, to) => {
    const clock = suspended(makeClock('2026-09-15 14:05', 5), [from, to]);

    expect(dueTextOf(clock)).toBe('2026-09-23 18:00');
    expect(dueOf(clock).explanation.changes).toMatchObject([
      { excluded: { workingDays: 2, workingMinutes: 0 } },
    ]);
  });
});

describe('a suspension of a promise in whole days', () => {
  const promise = makeClock('2026-09-30 10:00', 20);

  it('moves 2026-11-03 to 2026-11-05 when it takes two days', () => {
    expect(dueTextOf(promise)).toBe('2026-11-03 18:00');
    expect(dueTextOf(suspended(promise, ['2026-10-12 09:00', '2026-10-13 18:00']))).toBe('2026-11-05 18:00');
  });

  it.each([
    ['a quarter of an hour', ['2026-10-12 10:00', '2026-10-12 10:15'], '2026-11-04 09:15'],
    ['half a day', ['2026-10-12 14:00', '2026-10-12 18:00'], '2026-11-04 14:00'],
    ['a minute less than a day', ['2026-10-12 09:01', '2026-10-12 18:00'], '2026-11-04 17:59'],
    ['a night', ['2026-10-12 18:00', '2026-10-13 09:00'], '2026-11-03 18:00'],
    ['a lunch break', ['2026-10-12 12:00', '2026-10-12 13:00'], '2026-11-03 18:00'],
  ] as const)('moves it by exactly the working time of %s', (_what, span, due) => {
    expect(dueTextOf(suspended(promise, span))).toBe(due);
  });

  it('over a holiday adds only working time', () => {
    const clock = makeClock('2026-09-23 10:00', 5);

    expect(dueTextOf(clock)).toBe('2026-10-08 18:00');
    expect(dueTextOf(suspended(clock, ['2026-09-30 17:00', '2026-10-08 10:00']))).toBe('2026-10-09 11:00');
  });

  it('on the start day excludes nothing, because that day is not counted', () => {
    expect(dueTextOf(suspended(promise, ['2026-09-30 11:00', '2026-09-30 18:00']))).toBe('2026-11-03 18:00');
  });

  it('after the promise has run out does not make a late case timely', () => {
    expect(dueTextOf(suspended(promise, ['2026-11-03 18:00', '2026-11-20 18:00']))).toBe('2026-11-03 18:00');
    expect(dueTextOf(suspended(promise, ['2026-11-03 17:59', '2026-11-04 09:01']))).toBe('2026-11-04 09:02');
  });

  it('leaves nothing out when a clock that was set back ended it before it began', () => {
    expect(dueTextOf(suspended(promise, ['2026-10-13 09:00', '2025-10-13 09:00']))).toBe('2026-11-03 18:00');
  });

  it('drops seconds at both ends', () => {
    const exact = makeSuspension('2026-10-12 10:00', '2026-10-12 10:15');
    const late = { ...exact, suspendedAt: toInstant(toEpochMs(exact.suspendedAt) + 59_999) };

    expect(dueTextOf({ ...promise, suspensions: [late] })).toBe('2026-11-04 09:15');
  });
});

describe('several suspensions', () => {
  const promise = makeClock('2026-09-14 10:00', 5);

  it('add up', () => {
    expect(
      dueTextOf(
        suspended(
          promise,
          ['2026-09-15 09:00', '2026-09-15 18:00'],
          ['2026-09-17 13:00', '2026-09-17 15:00'],
        ),
      ),
    ).toBe('2026-09-22 11:00');
  });

  it('that overlap are not counted twice', () => {
    const clock = suspended(
      promise,
      ['2026-09-15 09:00', '2026-09-16 12:00'],
      ['2026-09-15 14:00', '2026-09-16 18:00'],
      ['2026-09-16 09:00', '2026-09-16 10:00'],
    );

    expect(dueTextOf(clock)).toBe('2026-09-22 18:00');
    expect(dueOf(clock).explanation.changes).toMatchObject([
      { documentNumber: '1', excluded: { workingDays: 1, workingMinutes: 180 } },
      { documentNumber: '2', excluded: { workingDays: 0, workingMinutes: 300 } },
      { documentNumber: '3', excluded: { workingDays: 0, workingMinutes: 0 } },
    ]);
  });

  it('can start in time that an earlier one has given', () => {
    expect(
      dueTextOf(
        suspended(
          promise,
          ['2026-09-15 09:00', '2026-09-15 18:00'],
          ['2026-09-21 09:00', '2026-09-21 18:00'],
        ),
      ),
    ).toBe('2026-09-22 18:00');
  });
});

describe('a suspension that lasts', () => {
  const clock = suspended(makeClock('2026-09-14 10:00', 5), ['2026-09-16 09:00', null]);

  it('shows what the due date would be if the work went on now, and says so', () => {
    const due = dueOf(clock, '2026-09-17 18:00');

    expect(toLocalText(due.dueAt)).toBe('2026-09-22 18:00');
    expect(due.explanation.ifResumedAt).toBe(at('2026-09-17 18:00'));
    expect(due.explanation.changes).toMatchObject([{ resumedAt: null, excluded: { workingDays: 2 } }]);
  });

  it('is marked from its first minute, and no longer once it has ended', () => {
    const ended = suspended(clock, ['2026-09-16 09:00', '2026-09-17 18:00']);

    expect(dueOf(clock, '2026-09-16 09:00').explanation.ifResumedAt).toBe(at('2026-09-16 09:00'));
    expect(dueOf(ended).explanation).not.toHaveProperty('ifResumedAt');
  });

  it('has a certain due date when it began after the promise had run out', () => {
    const late = suspended(clock, ['2026-09-21 09:00', null]);

    expect(toLocalText(dueOf(late).dueAt)).toBe('2026-09-20 18:00');
    expect(dueOf(late).explanation).not.toHaveProperty('ifResumedAt');
  });
});

describe('other promises', () => {
  it.each([
    ['for the same day', makeClock('2026-09-17 10:00', 0), '2026-09-18 10:00'],
    ['in minutes', makeClock('2026-09-17 10:00', 240, 'workingMinute'), '2026-09-17 16:00'],
  ])('%s are moved by an hour of suspension', (_kind, clock, due) => {
    expect(dueTextOf(suspended(clock, ['2026-09-17 11:00', '2026-09-17 12:00']))).toBe(due);
  });

  it('that are suspended after the cut-off of their first day lose nothing', () => {
    const clock = makeClock('2026-09-14 17:50', 240, 'workingMinute');

    expect(dueTextOf(suspended(clock, ['2026-09-14 17:51', '2026-09-15 09:00']))).toBe('2026-09-15 14:00');
  });
});

describe('an extension', () => {
  it.each([
    [makeClock('2026-09-30 10:00', 20), 10, '2026-11-17 18:00'],
    [makeClock('2026-09-17 09:05', 0), 1, '2026-09-18 18:00'],
    [makeClock('2026-09-14 17:50', 240, 'workingMinute'), 2, '2026-09-17 14:00'],
  ])('adds working days', (clock, days, due) => {
    expect(dueTextOf({ ...clock, extensions: [makeExtension('2026-09-17 10:00', days)] })).toBe(due);
  });

  it('gives the same due date before, during and after a suspension', () => {
    const clock = suspended(makeClock('2026-09-14 10:00', 5), ['2026-09-16 09:00', '2026-09-17 18:00']);

    const due = ['2026-09-15 10:00', '2026-09-16 10:00', '2026-09-18 10:00'].map((extendedAt) =>
      dueTextOf({ ...clock, extensions: [makeExtension(extendedAt, 10)] }),
    );

    expect(due).toEqual(Array(3).fill('2026-10-13 18:00'));
  });

  it('leaves room for a suspension that begins after the first promise', () => {
    const clock = suspended(makeClock('2026-09-14 10:00', 5), ['2026-09-21 09:00', '2026-09-21 18:00']);

    expect(dueTextOf({ ...clock, extensions: [makeExtension('2026-09-18 10:00', 1)] })).toBe(
      '2026-09-22 18:00',
    );
  });

  it('stands in the explanation with the due date it led to', () => {
    const clock = suspended(makeClock('2026-09-14 10:00', 5), ['2026-09-16 09:00', '2026-09-16 18:00']);

    const { explanation } = dueOf({ ...clock, extensions: [makeExtension('2026-09-15 10:00', 1)] });

    expect(explanation.promisedDueAt).toBe(at('2026-09-20 18:00'));
    expect(explanation.changes).toMatchObject([
      { kind: 'extension', workingDays: 1, dueAt: at('2026-09-21 18:00') },
      { kind: 'suspension', documentNumber: '1', dueAt: at('2026-09-22 18:00') },
    ]);
  });
});

describe('a clock that reaches into years that are not published', () => {
  it('names them', () => {
    const { provisional, explanation } = dueOf(makeClock('2026-12-21 10:00', 300));

    expect(provisional).toBe(true);
    expect(explanation.unpublishedYears).toEqual([2027, 2028]);
  });

  it('is provisional when only a suspension leads there', () => {
    const clock = makeClock('2026-12-23 10:00', 5);

    expect(dueOf(clock).provisional).toBe(false);
    expect(dueOf(suspended(clock, ['2026-12-30 09:00', '2026-12-31 18:00'])).provisional).toBe(true);
  });
});

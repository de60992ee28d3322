import { describe, expect, it } from 'vitest';
import { excludedMinutesBetween } from '../../../src/shared/domain/calendar/excluded-minutes.ts';
import { workingMinutesBetween } from '../../../src/shared/domain/calendar/working-time.ts';
import { at } from '../support/make-case.ts';
import { makeSuspension } from '../support/make-clock.ts';
import { loadCalendar } from '../support/resources.ts';

const calendar = loadCalendar();
const span = { from: at('2026-09-15 14:05'), to: at('2026-09-23 09:10') };
const twoDays = makeSuspension('2026-09-16 09:00', '2026-09-17 18:00');

describe('minutes a processing time leaves out', () => {
  it('are 960 for A03 of September 2026, which then took 2165', () => {
    const excluded = excludedMinutesBetween(calendar, [twoDays], span);

    expect(excluded).toBe(960);
    expect(workingMinutesBetween(calendar, span.from, span.to) - excluded).toBe(2165);
  });

  it.each([
    ['overlapping', [twoDays, makeSuspension('2026-09-17 09:00', '2026-09-18 10:00')], 1020],
    [
      'one within the other, listed last',
      [makeSuspension('2026-09-16 10:00', '2026-09-16 11:00'), twoDays],
      960,
    ],
    ['that began before', [makeSuspension('2026-09-14 09:00', '2026-09-15 15:05')], 60],
    ['that end after', [makeSuspension('2026-09-23 09:00', '2026-09-28 09:00')], 10],
    ['that last', [makeSuspension('2026-09-22 17:00', null)], 70],
    ['that were over before', [makeSuspension('2026-09-14 09:00', '2026-09-14 18:00')], 0],
    ['that began after', [makeSuspension('2026-09-28 09:00', '2026-09-29 18:00')], 0],
    ['that end before they begin', [makeSuspension('2026-09-17 09:00', '2026-09-16 09:00')], 0],
  ])('are right for suspensions %s', (_what, suspensions, minutes) => {
    expect(excludedMinutesBetween(calendar, suspensions, span)).toBe(minutes);
    expect(excludedMinutesBetween(calendar, suspensions.toReversed(), span)).toBe(minutes);
  });
});

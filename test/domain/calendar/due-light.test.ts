import { describe, expect, it } from 'vitest';
import type { CaseClock } from '../../../src/shared/domain/calendar/case-clock.ts';
import { dueLightOf, LightThresholds, timeLeftOf } from '../../../src/shared/domain/calendar/due-light.ts';
import { at } from '../support/make-case.ts';
import { makeClock, makeExtension, makeSuspension } from '../support/make-clock.ts';
import { loadCalendar } from '../support/resources.ts';

const calendar = loadCalendar();
const tenDays = makeClock('2026-09-07 10:00', 10); // 09-08 to 09-20, 4,800 minutes
const oneDay = makeClock('2026-09-14 10:00', 1); // 09-15
const lightAt = (clock: CaseClock, now: string, thresholds?: LightThresholds) =>
  dueLightOf(timeLeftOf(calendar, clock, at(now)), thresholds);

describe('the light of an item', () => {
  it.each([
    ['2026-09-07 10:00', 'blue', 'before its first day'],
    ['2026-09-14 17:59', 'blue', 'just above half of ten days'],
    ['2026-09-14 18:00', 'yellow', 'at half'],
    ['2026-09-17 17:59', 'yellow', 'just above a fifth'],
    ['2026-09-17 18:00', 'orange', 'at a fifth'],
    ['2026-09-19 12:00', 'orange', 'on a day off before the last day'],
    ['2026-09-20 18:00', 'orange', 'at the last moment'],
    ['2026-09-20 18:01', 'red', 'a minute later, though no working minute has passed'],
    ['2027-01-01 00:00', 'red', 'ever after'],
  ])('at %s is %s: %s', (now, light) => {
    expect(lightAt(tenDays, now)).toBe(light);
  });

  it('does not warn from the first hour of a short promise', () => {
    expect(lightAt(oneDay, '2026-09-15 09:30')).toBe('blue');
    expect(lightAt(oneDay, '2026-09-15 17:00')).toBe('orange');
  });

  it('measures an item of the same day by what is left of that day', () => {
    const clock = makeClock('2026-09-14 16:00', 0);

    expect(lightAt(clock, '2026-09-14 16:30')).toBe('blue');
    expect(lightAt(clock, '2026-09-14 17:00')).toBe('yellow');
    expect(lightAt(clock, '2026-09-14 17:40')).toBe('orange');
  });

  it('follows the thresholds of a centre', () => {
    const thresholds = LightThresholds.parse({ yellowPercent: 90, orangePercent: 60 });

    expect(lightAt(tenDays, '2026-09-08 18:00', thresholds)).toBe('yellow');
    expect(lightAt(tenDays, '2026-09-11 18:00', thresholds)).toBe('orange');
    expect(LightThresholds.safeParse({ yellowPercent: 20, orangePercent: 50 }).success).toBe(false);
  });
});

describe('what is left', () => {
  const suspended = (from: string, to: string | null): CaseClock => ({
    ...tenDays,
    suspensions: [makeSuspension(from, to)],
  });

  it.each([
    ['2026-09-10 09:00', 8 * 480],
    ['2026-09-10 18:00', 8 * 480],
    ['2026-12-01 10:00', 8 * 480],
  ])('stays while a suspension lasts: at %s', (now, leftMinutes) => {
    const time = timeLeftOf(calendar, suspended('2026-09-10 09:00', null), at(now));

    expect(time).toEqual({ leftMinutes, budgetMinutes: 4800, isPast: false });
  });

  it('is the same after a suspension as before it, also seen from within', () => {
    const clock = suspended('2026-09-10 09:00', '2026-09-15 09:00');

    const left = ['2026-09-10 09:00', '2026-09-14 12:00', '2026-09-15 09:00'].map(
      (now) => timeLeftOf(calendar, clock, at(now)).leftMinutes,
    );

    expect(left).toEqual([3840, 3840, 3840]);
  });

  it('grows with an extension', () => {
    const clock = { ...tenDays, extensions: [makeExtension('2026-09-10 09:00', 10)] };

    expect(timeLeftOf(calendar, clock, at('2026-09-20 18:00'))).toEqual({
      leftMinutes: 4800,
      budgetMinutes: 9600,
      isPast: false,
    });
  });

  it('is nothing once the due date has passed', () => {
    expect(timeLeftOf(calendar, tenDays, at('2026-09-28 10:00'))).toEqual({
      leftMinutes: 0,
      budgetMinutes: 4800,
      isPast: true,
    });
  });
});

import { describe, expect, it } from 'vitest';
import { extendClock } from '../../../src/shared/domain/calendar/extend-clock.ts';
import { makeClock, makeExtension, makeSuspension } from '../support/make-clock.ts';
import { loadCalendar } from '../support/resources.ts';

const calendar = loadCalendar();
const clock = makeClock('2026-09-14 10:00', 5); // due on 09-20 at 18:00
const joint = (extendedAt: string, days: number) =>
  ({ ...makeExtension(extendedAt, days), basis: 'jointHandling' }) as const;

describe('extending a clock', () => {
  it.each([
    ['1 day', makeExtension('2026-09-15 10:00', 1)],
    ['10 days by the head of the body', makeExtension('2026-09-15 10:00', 10)],
    ['15 days by the head of the government', joint('2026-09-15 10:00', 15)],
    ['at the last moment', makeExtension('2026-09-20 18:00', 10)],
  ])('adds to the ledger: %s', (_what, extension) => {
    const extended = extendClock(calendar, clock, extension);

    expect(extended).toEqual({ ok: true, value: { ...clock, extensions: [extension] } });
  });

  it.each([
    ['11 days by the head of the body', makeExtension('2026-09-15 10:00', 11)],
    ['16 days by the head of the government', joint('2026-09-15 10:00', 16)],
    ['no day at all', makeExtension('2026-09-15 10:00', 0)],
    ['half a day', makeExtension('2026-09-15 10:00', 0.5)],
    ['days taken away', makeExtension('2026-09-15 10:00', -1)],
  ])('is refused for %s', (_what, extension) => {
    expect(extendClock(calendar, clock, extension)).toMatchObject({
      failure: { code: 'case.extensionTooLong' },
    });
  });

  it('counts earlier extensions in', () => {
    const extended = { ...clock, extensions: [makeExtension('2026-09-15 10:00', 7)] };

    expect(extendClock(calendar, extended, makeExtension('2026-09-16 10:00', 3)).ok).toBe(true);
    expect(extendClock(calendar, extended, makeExtension('2026-09-16 10:00', 4))).toMatchObject({
      failure: { details: { left: 3 } },
    });
  });

  it('is refused once the promise has run out', () => {
    expect(extendClock(calendar, clock, makeExtension('2026-09-20 18:01', 1))).toMatchObject({
      failure: { code: 'case.extensionTooLate' },
    });
  });

  it('is still in time while a suspension lasts', () => {
    const suspended = { ...clock, suspensions: [makeSuspension('2026-09-16 09:00', null)] };

    expect(extendClock(calendar, suspended, makeExtension('2026-09-28 10:00', 1)).ok).toBe(true);
  });
});

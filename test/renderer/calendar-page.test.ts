import { beforeEach, describe, expect, it } from 'vitest';
import { CALENDAR_TEXTS, dayText } from '../../src/shared/texts/page-calendar.ts';
import { listDaysOf } from '../../src/shared/domain/calendar/year-days.ts';
import { loadCalendar } from './sample-calendar.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { makeSignedIn } from './sample-data.ts';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
  fake.signedIn = makeSignedIn(['systemAdministrator']);
});

const DAYS = listDaysOf(loadCalendar(), 2026);

function textOfDay(date: string): string {
  const day = DAYS.find((each) => each.date === date);
  return day ? dayText(day) : '';
}

/** The days that look like this, as the grid has them. */
function daysOf(kind: string): readonly (string | null)[] {
  return [...document.querySelectorAll(`[data-kind="${kind}"]`)].map((day) => day.getAttribute('data-day'));
}

describe('the years', () => {
  it('stand newest first, those that were not published marked', async () => {
    await openApp(fake, '/calendar');

    const lines = [...document.querySelectorAll('[data-entry]')].map((line) => [
      line.getAttribute('data-entry'),
      line.querySelector('[data-published]')?.getAttribute('data-published'),
    ]);
    expect(lines).toEqual([
      ['2027', 'false'],
      ['2026', 'true'],
      ['2025', 'true'],
    ]);
  });

  it('open at this year, and again when the menu entry is chosen again', async () => {
    const app = await openApp(fake, '/calendar');
    expect(app.router.currentRoute.value.params['year']).toBe('2026');

    await app.router.push('/calendar/2025');
    await app.router.push('/calendar');

    await expect.poll(() => app.router.currentRoute.value.params['year']).toBe('2026');
  });

  it('say where they come from and how many days they work', async () => {
    const app = await openApp(fake, '/calendar/2026');

    expect(app.textOf('[data-total]')).toBe(CALENDAR_TEXTS.workingDays(248));
    expect(app.textOf('[data-origin]')).toContain(CALENDAR_TEXTS.broughtBy.program);
    expect(app.textOf('[data-month="2"] caption')).toContain(CALENDAR_TEXTS.monthHint(16));
  });

  it('say of one nobody published that it is provisional, and how many parts wait for it', async () => {
    const app = await openApp(fake, '/calendar/2027');

    expect(app.textOf('[data-unpublished]')).toContain(CALENDAR_TEXTS.provisionalParts(3));
    expect(daysOf('holiday')).toEqual([]);
    expect(app.find('[data-ask-remove]')).toBeNull();
  });
});

describe('the grid of a year', () => {
  it('shows every day with what it is, in words too', async () => {
    const app = await openApp(fake, '/calendar/2026');

    expect(document.querySelectorAll('[data-day]')).toHaveLength(365);
    expect(daysOf('shiftedWorkday')).toEqual([
      ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    ]);
    expect(app.find('[data-day="2026-02-17"]')?.getAttribute('aria-label')).toBe(
      `17${CALENDAR_TEXTS.marks.holiday}，${textOfDay('2026-02-17')}`,
    );
    expect(app.find('[data-legend]')?.textContent).toContain(CALENDAR_TEXTS.marks.holiday);
  });

  it('sets every month under its weekdays', async () => {
    const app = await openApp(fake, '/calendar/2026');

    // 2026-01-01 is a Thursday, the fourth column.
    const cell = app.find('[data-day="2026-01-01"]')?.closest('td');
    expect([...(cell?.parentElement?.children ?? [])].indexOf(cell as Element)).toBe(3);
  });

  it('begins at today and is walked through with the keys', async () => {
    const app = await openApp(fake, '/calendar/2026');
    app.find<HTMLElement>('[data-day][tabindex="0"]')?.focus();
    const walk: (string | null | undefined)[] = [app.focused('day')];

    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'PageDown', 'Home', 'End']) {
      await app.press(key);
      walk.push(app.focused('day'));
    }

    expect(walk).toEqual([
      ...['2026-11-20', '2026-11-21', '2026-11-28', '2026-11-27', '2026-11-20'],
      ...['2026-12-20', '2026-12-01', '2026-12-31'],
    ]);
    expect(app.textOf('[data-pointed]')).toBe(textOfDay('2026-12-31'));
    expect(document.querySelectorAll('[data-day][tabindex="0"]')).toHaveLength(1);
  });

  it('never leads out of the year, and to the last day of a shorter month', async () => {
    const app = await openApp(fake, '/calendar/2026');
    app.find<HTMLElement>('[data-day="2026-01-31"]')?.focus();

    await app.press('PageDown');
    const shorter = app.focused('day');
    await app.press('PageUp');
    await app.press('PageUp');
    await app.press('ArrowUp');
    for (let i = 0; i < 6; i += 1) await app.press('ArrowUp');

    expect(shorter).toBe('2026-02-28');
    expect(app.focused('day')).toBe('2026-01-01');
  });
});

describe('who may look and who may change', () => {
  it('shows a supervisor the years and no way to change them', async () => {
    fake.signedIn = makeSignedIn(['supervisor']);
    const app = await openApp(fake, '/calendar/2026');
    await app.press('F2');

    expect(app.find('[data-total]')).not.toBeNull();
    expect(app.find('[data-import-new]')).toBeNull();
    expect(app.find('[data-file]')).toBeNull();
    expect(app.find('[data-ask-remove]')).toBeNull();
  });

  it('keeps a clerk away', async () => {
    fake.signedIn = makeSignedIn(['clerk']);
    const app = await openApp(fake, '/calendar/2026');

    expect(app.router.currentRoute.value.name).not.toBe('calendar');
  });

  it('removes a year for a reason, and shows why it may not', async () => {
    fake.refuse('calendar.remove', 'calendar.yearInUse', { year: 2026, openItems: 2 });
    const app = await openApp(fake, '/calendar/2026');
    await app.click('[data-ask-remove]');
    await app.type('#remove-reason', '导入有误');

    await app.click('[data-remove]');

    expect(fake.inputsOf('calendar.remove')).toMatchObject([{ year: 2026, reason: '导入有误' }]);
    expect(app.find('[data-failure="calendar.yearInUse"]')).not.toBeNull();
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { CALENDAR_TEXTS } from '../../src/shared/texts/page-calendar.ts';
import { makeYear2027 } from '../domain/support/make-clock.ts';
import { makeMovingPart, makeShortenedPart } from './fake-calendar.ts';
import { FakeLink } from './fake-link.ts';
import { openApp, settle } from './open-app.ts';
import type { OpenApp } from './open-app.ts';
import { makeSignedIn } from './sample-data.ts';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
  fake.signedIn = makeSignedIn(['systemAdministrator']);
});

const TEXT = JSON.stringify(makeYear2027());

/** A person chooses a file in the dialog of the browser. */
async function chooseFile(app: OpenApp, text = TEXT): Promise<void> {
  const input = app.find<HTMLInputElement>('[data-file]');
  if (!input) throw new Error('no place to choose a file');
  const file = new File([text], '2027.json');
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
  await settle();
}

async function openImport(): Promise<OpenApp> {
  const app = await openApp(fake, '/calendar/2026');
  await app.press('F2');
  return app;
}

function preview(change: object): void {
  fake.calendar.preview = { ...fake.calendar.preview, ...change } as FakeLink['calendar']['preview'];
}

describe('a file that is looked at', () => {
  it('is sent as it is, and its year shown with the days that change', async () => {
    const app = await openImport();

    await chooseFile(app);

    expect(fake.inputsOf('calendar.preview')).toEqual([{ text: TEXT }]);
    expect(app.textOf('[data-chosen]')).toContain('2027.json');
    expect(app.textOf('[data-changes]')).toContain(CALENDAR_TEXTS.dayChanges(2));
    expect(app.find('[data-day="2027-01-01"]')?.getAttribute('data-kind')).toBe('holiday');
    expect(
      [...document.querySelectorAll('.changed[data-day]')].map((day) => day.getAttribute('data-day')),
    ).toEqual(['2027-01-01', '2027-01-30']);
  });

  it('lists its faults in sentences with their places, and cannot be imported', async () => {
    fake.calendar.preview = {
      kind: 'refused',
      faults: [{ code: 'shiftedWorkdayOnWeekday', where: '2027-03-01', line: 12 }],
    };
    const app = await openImport();

    await chooseFile(app);

    expect(app.textOf('[data-fault="shiftedWorkdayOnWeekday"]')).toMatch(/第 12 行，2027-03-01.*不是周末/);
    expect(app.find('[data-import]')).toBeNull();
  });

  it('is not sent when it cannot be one', async () => {
    const app = await openImport();

    await chooseFile(app, 'x'.repeat(200_001));

    expect(app.text).toContain(CALENDAR_TEXTS.tooLarge);
    expect(fake.inputsOf('calendar.preview')).toEqual([]);
  });

  it('does nothing when it is in force already', async () => {
    preview({ inForceAlready: true });
    const app = await openImport();

    await chooseFile(app);
    await app.press('Enter', { ctrlKey: true });

    expect(app.find('[data-already]')).not.toBeNull();
    expect(app.find('[data-import]')).toBeNull();
    expect(fake.inputsOf('calendar.import')).toEqual([]);
  });
});

describe('the parts it would move', () => {
  it('are listed each with the old and the new moment', async () => {
    const app = await openImport();

    await chooseFile(app);

    const row = app.textOf('[data-moving="A-01"]');
    expect(row).toContain('2027-01-04 18:00（预计）');
    expect(row).toContain('2027-01-05 18:00');
    expect(row).toContain(CALENDAR_TEXTS.direction.later);
  });

  it('say so when there are none', async () => {
    preview({ parts: [] });
    const app = await openImport();

    await chooseFile(app);

    expect(app.textOf('[data-moves="0"]')).toBe(CALENDAR_TEXTS.noMoves);
  });

  it('stand with what the applicant was told otherwise first, and can be narrowed to that', async () => {
    preview({ parts: [makeMovingPart('A-01'), makeShortenedPart('B-01'), makeMovingPart('C-01')] });
    const app = await openImport();
    await chooseFile(app);
    const shown = () =>
      [...document.querySelectorAll('[data-moving]')].map((row) => row.getAttribute('data-moving'));
    const all = shown();

    await app.click('[data-choice="earlier"]');

    expect(all).toEqual(['B-01', 'A-01', 'C-01']);
    expect(shown()).toEqual(['B-01']);
    expect(app.textOf('[data-shortened]')).toContain(CALENDAR_TEXTS.shortened(1));
  });

  it('come a hundred at a time', async () => {
    const parts = Array.from({ length: 230 }, (_, i) => makeMovingPart(`N-${i}`));
    preview({ parts });
    const app = await openImport();
    await chooseFile(app);

    await app.click('[data-next-page]');
    await app.click('[data-next-page]');

    expect(document.querySelectorAll('[data-moving]')).toHaveLength(30);
    expect(app.textOf('[data-page]')).toBe(CALENDAR_TEXTS.page(201, 230, 230));
    expect(app.find<HTMLButtonElement>('[data-next-page]')?.disabled).toBe(true);
  });
});

describe('taking a year into use', () => {
  it('says by which calendar it was looked at, and opens the year', async () => {
    const app = await openImport();
    await chooseFile(app);

    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('calendar.import')).toMatchObject([
      { text: TEXT, newestEntry: 2, acceptShortened: false },
    ]);
    await expect.poll(() => app.router.currentRoute.value.params['year']).toBe('2027');
    expect(app.find('[data-unpublished]')).toBeNull();
  });

  it('wants a tick before days come earlier than somebody was told', async () => {
    preview({ parts: [makeShortenedPart('B-01')] });
    const app = await openImport();
    await chooseFile(app);
    await app.press('Enter', { ctrlKey: true });
    const before = [fake.inputsOf('calendar.import').length, document.activeElement?.tagName];

    await app.click('[data-accept-shortened]');
    await app.press('Enter', { ctrlKey: true });

    expect(before).toEqual([0, 'INPUT']);
    expect(fake.inputsOf('calendar.import')).toMatchObject([{ acceptShortened: true }]);
  });

  it('shows that somebody was faster', async () => {
    fake.refuse('calendar.import', 'calendar.changedMeanwhile');
    const app = await openImport();
    await chooseFile(app);

    await app.click('[data-import]');

    expect(app.find('[data-failure="calendar.changedMeanwhile"]')).not.toBeNull();
    expect(app.router.currentRoute.value.params['year']).toBe('import');
  });

  it('tells that parts are still being moved until they are', async () => {
    fake.calendar.view = { ...fake.calendar.view, settled: false };
    const app = await openApp(fake, '/calendar/2026');
    const before = app.find('[data-settling]') !== null;

    fake.calendar.view = { ...fake.calendar.view, settled: true };

    expect(before).toBe(true);
    await expect.poll(() => app.find('[data-settling]'), { timeout: 10_000 }).toBeNull();
  });
});

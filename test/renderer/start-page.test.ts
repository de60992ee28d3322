import { beforeEach, describe, expect, it } from 'vitest';
import { FORM_TEXTS } from '../../src/shared/texts/page-form.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { makeFound } from './sample-data.ts';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
});

it('stands in the search field and shows everything that can be applied for', async () => {
  const app = await openApp(fake, '/accept');

  expect(document.activeElement).toBe(app.find('#subject'));
  expect(document.querySelectorAll('[data-subject]')).toHaveLength(3);
});

it('begins with the row of a number key', async () => {
  const app = await openApp(fake, '/accept');

  await app.press('2');

  expect(fake.inputsOf('form.begin')).toMatchObject([{ subject: { kind: 'item', code: 'jobless' } }]);
  expect(app.router.currentRoute.value.fullPath).toBe('/accept/draft1');
});

it('begins with the marked row by Enter', async () => {
  const app = await openApp(fake, '/accept');

  await app.press('ArrowDown');
  await app.press('Enter');

  expect(fake.inputsOf('form.begin')).toMatchObject([{ subject: { code: 'jobless' } }]);
});

it('takes a digit as text while a code is typed', async () => {
  const app = await openApp(fake, '/accept');
  await app.type('#subject', 'HE-');

  await app.press('2');

  expect(fake.inputsOf('form.begin')).toEqual([]);
});

it('lists unfinished drafts to go on with', async () => {
  const app = await openApp(fake, '/accept');

  expect(app.find('[data-draft="draft1"] a')?.getAttribute('href')).toBe('/accept/draft1');
});

it('asks before it removes a draft', async () => {
  const app = await openApp(fake, '/accept');

  await app.click('[data-draft="draft1"] button');
  const removedTooEarly = fake.inputsOf('form.discard').length;
  await app.click('[data-draft="draft1"] .button-danger');

  expect(removedTooEarly).toBe(0);
  expect(fake.inputsOf('form.discard')).toMatchObject([{ draftId: 'draft1', expectedVersion: 3 }]);
});

it('says why an application cannot begin, and begins by the button', async () => {
  fake.refuse('form.begin', 'call.programAway');
  const app = await openApp(fake, '/accept');
  await app.press('1');

  await app.click('[data-failure="call.programAway"] button');

  expect(app.router.currentRoute.value.fullPath).toBe('/accept/draft1');
});

describe('several items at once', () => {
  it('are marked by the space bar and begun together by Enter, whatever their order', async () => {
    const app = await openApp(fake, '/accept');

    await app.press('ArrowDown');
    await app.press(' ');
    await app.press('ArrowDown');
    await app.press(' ');
    const words = app.textOf('[data-marked-items]');
    await app.press('Enter');

    expect(words).toContain(FORM_TEXTS.marked(2));
    expect(fake.inputsOf('form.begin')).toMatchObject([
      { subject: { kind: 'items', code: 'insurance+jobless' } },
    ]);
  });

  it('stay marked while the search goes on, and are unmarked by the space bar again', async () => {
    const app = await openApp(fake, '/accept');
    await app.press('ArrowDown');
    await app.press(' ');

    await app.type('#subject', '参保');
    const kept = app.textOf('[data-marked-items]');
    await app.press('ArrowDown');
    await app.press(' ');

    expect(kept).toContain('失业登记');
    expect(app.find('[data-marked-items]')).toBeNull();
  });

  it('cannot hold a theme, and the page says why', async () => {
    const app = await openApp(fake, '/accept');

    await app.press(' ');
    const words = app.text;
    await app.press('ArrowDown');

    expect(words).toContain(FORM_TEXTS.themesNotCombined);
    expect(app.text).not.toContain(FORM_TEXTS.themesNotCombined);
    expect(app.find('[data-marked-items]')).toBeNull();
  });

  it('are chosen by number keys once one is marked, and given up by Escape', async () => {
    const app = await openApp(fake, '/accept');
    await app.press('ArrowDown');
    await app.press(' ');

    await app.press('3');
    const words = app.textOf('[data-marked-items]');
    await app.press('Escape');

    expect(words).toContain(FORM_TEXTS.marked(2));
    expect(fake.inputsOf('form.begin')).toEqual([]);
    expect(app.find('[data-marked-items]')).toBeNull();
  });

  it('leave the space bar to the text while somebody types', async () => {
    const app = await openApp(fake, '/accept');
    await app.type('#subject', '户口');

    await app.press(' ');

    expect(app.find('[data-marked-items]')).toBeNull();
    expect(app.text).not.toContain(FORM_TEXTS.themesNotCombined);
  });
});

it('marks favourites by Ctrl+D, and asks for the list again', async () => {
  const app = await openApp(fake, '/accept');

  await app.press('d', { ctrlKey: true });
  await app.press('ArrowDown');
  await app.press('d', { ctrlKey: true });

  expect(fake.inputsOf('catalogue.setFavourite')).toMatchObject([
    { subject: { code: 'newborn' }, favourite: false },
    { subject: { code: 'jobless' }, favourite: true },
  ]);
  expect(fake.inputsOf('catalogue.search')).toHaveLength(3);
});

it('says how many there are when not all are shown', async () => {
  const subjects = Array.from({ length: 30 }, (_, i) => makeFound(`i${i}`, `事项${i}`));
  fake.found = { subjects, total: 123 };
  const app = await openApp(fake, '/accept');

  expect(app.textOf('[data-total]')).toBe(FORM_TEXTS.foundOf(30, 123));
});

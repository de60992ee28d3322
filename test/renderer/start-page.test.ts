import { beforeEach, expect, it } from 'vitest';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
});

it('stands in the search field and shows everything that can be applied for', async () => {
  const app = await openApp(fake, '/accept');

  expect(document.activeElement).toBe(app.find('#subject'));
  expect(document.querySelectorAll('[data-subject]')).toHaveLength(2);
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

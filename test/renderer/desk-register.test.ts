import { beforeEach, expect, it } from 'vitest';
import type { LocalDate } from '../../src/shared/kernel/time.ts';
import { DESK_TEXTS } from '../../src/shared/texts/page-desk.ts';
import { makeDesk } from './fake-desks.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { makeSignedIn } from './sample-data.ts';

const TOWN = '/desks/100001001';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
  fake.signedIn = makeSignedIn(['systemAdministrator']);
});

const desks = () => [...document.querySelectorAll('[data-desk]')].map((row) => row.getAttribute('data-desk'));

it('shows the desks of a place and of everything below it', async () => {
  const app = await openApp(fake, '/desks/100001');
  const ofDistrict = desks();

  await app.click('[data-entry="100001002"]');

  expect(ofDistrict).toEqual(['desk-101']);
  expect(desks()).toEqual([]);
  expect(app.text).toContain(DESK_TEXTS.noDesks);
});

it('tells what serves, what will, and what is closed', async () => {
  fake.desks.organization = {
    ...fake.desks.organization,
    desks: [
      makeDesk('old', { closedOn: '2026-02-01' as LocalDate }),
      makeDesk('now'),
      makeDesk('ending', { closedOn: '2999-01-01' as LocalDate }),
      makeDesk('coming', { openedOn: '2999-01-01' as LocalDate }),
    ],
  };

  const app = await openApp(fake, TOWN);

  expect(desks()).toEqual(['now', 'ending', 'coming', 'old']);
  expect(app.textOf('[data-desk="now"] .standing')).toBe(DESK_TEXTS.serving);
  expect(app.textOf('[data-desk="ending"] .standing')).toBe(DESK_TEXTS.closing('2999-01-01'));
  expect(app.textOf('[data-desk="coming"] .standing')).toBe(DESK_TEXTS.planned);
  expect(app.textOf('[data-desk="old"] .standing')).toBe(DESK_TEXTS.closed);
});

it('opens a desk from the form', async () => {
  const app = await openApp(fake, TOWN);
  await app.press('F2');
  const began = document.activeElement?.getAttribute('name');
  await app.type('[name="name"]', '综合窗口2号');
  await app.type('[name="deskNumber"]', '102');
  await app.type('[name="deskId"]', 'desk-102');

  await app.click('[data-open-desk]');

  expect(began).toBe('name');
  expect(fake.inputsOf('desk.openDesk')).toMatchObject([
    {
      deskId: 'desk-102',
      name: '综合窗口2号',
      deskKind: 'general',
      deskNumber: '102',
      unitCode: '100001001',
      posts: 1,
    },
  ]);
  expect(desks()).toContain('desk-102');
});

it('keeps what was typed when the number is taken', async () => {
  fake.refuse('desk.openDesk', 'desk.alreadyThere');
  const app = await openApp(fake, TOWN);
  await app.type('[name="name"]', '综合窗口2号');
  await app.type('[name="deskNumber"]', '101');
  await app.type('[name="deskId"]', 'desk-102');

  await app.click('[data-open-desk]');

  expect(app.find('[data-failure="desk.alreadyThere"]')).not.toBeNull();
  expect(app.find<HTMLInputElement>('[name="name"]')?.value).toBe('综合窗口2号');
});

it('closes a desk with its last day, after asking', async () => {
  const app = await openApp(fake, TOWN);
  await app.click('[data-close]');
  const sentTooEarly = fake.inputsOf('desk.closeDesk').length;
  await app.type('[data-closed-on]', '20261231');

  await app.click('[data-close-it]');

  expect(sentTooEarly).toBe(0);
  expect(fake.inputsOf('desk.closeDesk')).toMatchObject([{ deskId: 'desk-101', closedOn: '2026-12-31' }]);
});

it('says that drafts still lie at a desk', async () => {
  fake.refuse('desk.closeDesk', 'desk.draftsOpen');
  const app = await openApp(fake, TOWN);
  await app.click('[data-close]');

  await app.click('[data-close-it]');

  expect(app.find('[data-failure="desk.draftsOpen"]')).not.toBeNull();
});

it('writes a baseline down with the paper that proves it', async () => {
  const app = await openApp(fake, TOWN);
  await app.type('[name="countedOn"]', '20240630');
  await app.type('[name="singleDomainDesks"]', '6');
  await app.type('[name="baselinePosts"]', '9');
  await app.type('[name="source"]', '改革方案附件一');

  await app.click('[data-record-baseline]');

  expect(fake.inputsOf('desk.recordBaseline')).toMatchObject([
    {
      unitCode: '100001001',
      countedOn: '2024-06-30',
      singleDomainDesks: 6,
      posts: 9,
      source: '改革方案附件一',
    },
  ]);
});

it('is only looked at by a supervisor', async () => {
  fake.signedIn = makeSignedIn(['supervisor']);

  const app = await openApp(fake, TOWN);

  expect(desks()).toEqual(['desk-101']);
  expect(app.find('[data-desk-form]')).toBeNull();
  expect(app.find('[data-close]')).toBeNull();
  expect(app.find('[data-baseline-form]')).toBeNull();
});

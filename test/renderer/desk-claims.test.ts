import { beforeEach, expect, it } from 'vitest';
import { CLAIM_TEXTS } from '../../src/shared/texts/page-desk.ts';
import { makeClaimLine } from './fake-desks.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import type { OpenApp } from './open-app.ts';
import { makeSignedIn } from './sample-data.ts';

const TOWN = '/claims/100001001';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
  fake.signedIn = makeSignedIn(['systemAdministrator']);
});

const rows = () =>
  [...document.querySelectorAll('[data-claim]')].map((row) => row.getAttribute('data-claim'));

function select(app: OpenApp, selector: string, value: string): void {
  const field = app.find<HTMLSelectElement>(selector);
  if (!field) throw new Error(selector);
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

it('opens the first town, and shows the grassroots items it should claim', async () => {
  const app = await openApp(fake, '/claims');

  expect(app.router.currentRoute.value.fullPath).toBe(TOWN);
  expect(rows()).toEqual(['G1', 'G2', 'G3']);
  expect(app.textOf('[data-count="open"]')).toContain('2');
});

it('shows places under their district, centre before towns', async () => {
  await openApp(fake, TOWN);

  const heads = [...document.querySelectorAll('.work-list h3')].map((head) => head.textContent?.trim());
  const places = [...document.querySelectorAll('[data-entry]')].map((row) => row.getAttribute('data-entry'));
  expect(heads).toEqual(['机构1000001', '机构1000014']);
  expect(places).toEqual(['100000', '100001', '100001-01', '100001001', '100001002']);
});

it('claims what is ticked from a day on', async () => {
  const app = await openApp(fake, TOWN);
  await app.click('[data-claim="G2"] [data-tick]');
  await app.click('[data-claim="G3"] [data-tick]');
  await app.type('#claim-day', '20270101');

  await app.press('Enter', { ctrlKey: true });

  expect(fake.inputsOf('desk.recordClaims')).toMatchObject([
    { unitCode: '100001001', itemCodes: ['G2', 'G3'], kind: 'claim', effectiveOn: '2027-01-01', reason: '' },
  ]);
  expect(app.textOf('[data-count="claimed"]')).toContain('3');
  expect(app.textOf('[data-ticked]')).toBe(CLAIM_TEXTS.ticked(0));
});

it('ticks everything listed at once, and nothing else', async () => {
  const app = await openApp(fake, TOWN);
  select(app, '[data-standing-choice]', 'open');
  await expect.poll(rows).toEqual(['G2', 'G3']);

  await app.click('[data-tick-all]');
  await app.click('[data-record]');

  expect(fake.inputsOf('desk.recordClaims')).toMatchObject([{ itemCodes: ['G2', 'G3'] }]);
});

it('wants a reason for giving an item back', async () => {
  const app = await openApp(fake, TOWN);
  await app.click('[data-claim="G1"] [data-tick]');
  select(app, '#claim-kind', 'release');

  await app.press('Enter', { ctrlKey: true });
  const sentTooEarly = fake.inputsOf('desk.recordClaims').length;
  await app.type('#claim-reason', '设备未到位');
  await app.press('Enter', { ctrlKey: true });

  expect(sentTooEarly).toBe(0);
  expect(fake.inputsOf('desk.recordClaims')).toMatchObject([{ kind: 'release', reason: '设备未到位' }]);
});

it('says that nothing is ticked', async () => {
  const app = await openApp(fake, TOWN);

  await app.click('[data-record]');

  expect(app.text).toContain(CLAIM_TEXTS.needTick);
});

it('keeps the ticks when the office refuses', async () => {
  fake.refuse('desk.recordClaims', 'catalogue.dayInvalid');
  const app = await openApp(fake, TOWN);
  await app.click('[data-claim="G2"] [data-tick]');

  await app.click('[data-record]');

  expect(app.find('[data-failure="catalogue.dayInvalid"]')).not.toBeNull();
  expect(app.textOf('[data-ticked]')).toBe(CLAIM_TEXTS.ticked(1));
});

it('looks at another day and at another place', async () => {
  const app = await openApp(fake, TOWN);
  await app.type('#claims-on', '20260901');
  await app.click('[data-show]');

  await app.click('[data-entry="100001002"]');

  expect(fake.inputsOf('desk.claims').slice(1)).toEqual([
    { unitCode: '100001001', on: '2026-09-01' },
    { unitCode: '100001002', on: '2026-09-01' },
  ]);
});

it('moves from box to box by arrows', async () => {
  const app = await openApp(fake, TOWN);
  app.find<HTMLElement>('[data-claim="G1"] [data-tick]')?.focus();

  await app.press('ArrowDown');

  expect(app.focused('claim')).toBe('G2');
});

it('lists at most so many rows, and says that there are more', async () => {
  fake.desks.lines = Array.from({ length: 600 }, (_, at) => makeClaimLine(`G${at}`));

  const app = await openApp(fake, TOWN);

  expect(rows()).toHaveLength(500);
  expect(app.text).toContain(CLAIM_TEXTS.cut(500, 600));
});

it('is only looked at by a supervisor', async () => {
  fake.signedIn = makeSignedIn(['supervisor']);

  const app = await openApp(fake, TOWN);

  expect(rows()).toEqual(['G1', 'G2', 'G3']);
  expect(app.find('[data-tick]')).toBeNull();
  expect(app.find('[data-record]')).toBeNull();
});

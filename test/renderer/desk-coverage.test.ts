import { beforeEach, expect, it } from 'vitest';
import { COVERAGE_TEXTS } from '../../src/shared/texts/page-desk.ts';
import { COMMON_TEXTS } from '../../src/shared/texts/page.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { makeCoverage } from './sample-coverage.ts';
import { makeSignedIn } from './sample-data.ts';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
  fake.signedIn = makeSignedIn(['supervisor']);
});

it('shows every figure with what it is made of', async () => {
  const app = await openApp(fake, '/coverage');

  expect(app.textOf('[data-figure="mean"]')).toBe(
    `${COVERAGE_TEXTS.figures.mean}33.33%${COVERAGE_TEXTS.towns(2)}`,
  );
  expect(app.textOf('[data-figure="pooled"]')).toContain('33.33%2 / 6');
  expect(app.textOf('[data-figure="coverage"]')).toContain('50.00%1 / 2');
  expect(app.textOf('[data-figure="themes"]')).toContain('0.00%0 / 1');
});

it('shows a dash where there is nothing to divide by', async () => {
  fake.desks.report = makeCoverage({
    themes: { ratio: { numerator: 0, denominator: 0, percent: null }, themes: [], waitingSlots: 66 },
  });

  const app = await openApp(fake, '/coverage');

  expect(app.textOf('[data-figure="themes"] b')).toBe(COMMON_TEXTS.dash);
  expect(app.textOf('[data-figure="desksReduced"] b')).toBe(COMMON_TEXTS.dash);
});

it('shows the rows behind a figure by one click', async () => {
  const app = await openApp(fake, '/coverage');
  const claims = app.textOf('[data-town="100001002"]');

  await app.click('[data-figure="coverage"]');

  expect(claims).toContain('0.00%');
  expect(app.textOf('[data-town="100001001"]')).toContain(COVERAGE_TEXTS.covered);
  expect(app.textOf('[data-town="100001002"]')).toContain(COVERAGE_TEXTS.noDesk);
});

it('walks through the figures by arrows', async () => {
  const app = await openApp(fake, '/coverage');
  app.find<HTMLElement>('[data-figure="mean"]')?.focus();

  await app.press('ArrowRight');
  await app.press('ArrowRight');

  expect(app.find('[data-figure="coverage"][aria-pressed="true"]')).not.toBeNull();
});

it('names the items a town lacks, and why a theme has no desk', async () => {
  const app = await openApp(fake, '/coverage');
  const lacking = app.textOf('[data-town="100001001"] details');

  await app.click('[data-figure="themes"]');

  expect(lacking).toContain('出生户口登记');
  expect(app.textOf('[data-theme="T1"]')).toContain('出生户口登记');
  expect(app.text).toContain(COVERAGE_TEXTS.waitingSlots(1));
});

it('lists the towns without a baseline instead of guessing', async () => {
  const app = await openApp(fake, '/coverage');

  await app.click('[data-figure="desksReduced"]');

  expect(app.textOf('[data-without-baseline]')).toContain(COVERAGE_TEXTS.withoutBaseline(2));
  expect(app.textOf('[data-without-baseline]')).toContain('河口镇');
});

it('counts for another day', async () => {
  const app = await openApp(fake, '/coverage');
  await app.type('#coverage-on', '20260630');

  await app.click('[data-show]');

  expect(fake.inputsOf('desk.coverage').at(-1)).toEqual({ on: '2026-06-30' });
});

it('says why there are no figures', async () => {
  fake.refuse('desk.coverage', 'call.programAway');

  const app = await openApp(fake, '/coverage');

  expect(app.find('[data-failure="call.programAway"]')).not.toBeNull();
});

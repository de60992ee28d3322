import { beforeEach, describe, expect, it } from 'vitest';
import { DELIVERY_TEXTS, RATING_SCREEN_TEXTS } from '../../src/shared/texts/page-delivery.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { makeCollection, makeProjection } from './sample-cases.ts';
import { makeSignedIn } from './sample-data.ts';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
  fake.signedIn = makeSignedIn(['issuer']);
});

describe('handing out', () => {
  it('shows by F2 what the person of the card may collect, and why', async () => {
    const app = await openApp(fake, '/delivery');

    await app.press('F2');

    expect(fake.inputsOf('delivery.find')).toEqual([{ reading: 'cmVhZGluZw==.c2ln' }]);
    expect(app.text).toContain(DELIVERY_TEXTS.entitled.applicant);
    expect(app.textOf('[data-collection="case1"]')).toContain('出生户口登记');
  });

  it('hands everything over in one step, with the reading as proof', async () => {
    const app = await openApp(fake, '/delivery');
    await app.press('F2');

    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('delivery.handOver')).toMatchObject([
      {
        caseId: 'case1',
        expectedVersion: 4,
        subCases: [{ subCaseId: makeProjection().subCaseId, version: makeProjection().version }],
        reading: 'cmVhZGluZw==.c2ln',
      },
    ]);
    expect(app.find('[data-handed-over]')).not.toBeNull();
    expect(document.activeElement).toBe(app.find('[data-rate]'));
  });

  it('goes on with the next case of the same person', async () => {
    fake.collections = [makeCollection(), makeCollection({ caseId: 'case2' })];
    const app = await openApp(fake, '/delivery');
    await app.press('F2');

    await app.press('Enter', { ctrlKey: true });
    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('delivery.handOver')).toMatchObject([{ caseId: 'case1' }, { caseId: 'case2' }]);
  });

  it('says when there is nothing for this person', async () => {
    fake.refuse('delivery.find', 'delivery.nothingReady');
    const app = await openApp(fake, '/delivery');

    await app.press('F2');

    expect(app.find('[data-failure="delivery.nothingReady"]')).not.toBeNull();
    expect(app.find('[data-hand-over]')).toBeNull();
  });

  it('hands over nothing without a card', async () => {
    const app = await openApp(fake, '/delivery');

    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('delivery.handOver')).toEqual([]);
  });
});

describe('the rating screen', () => {
  it('asks the citizen with five equal answers and none chosen', async () => {
    const app = await openApp(fake, '/rating/case1');

    const looks = new Set([...document.querySelectorAll('[data-level]')].map((level) => level.className));
    expect(document.querySelectorAll('[data-level]')).toHaveLength(5);
    expect(looks.size).toBe(1);
    expect(app.find('[aria-checked="true"]')).toBeNull();
    expect(app.find('.top-bar')).toBeNull();
  });

  it('sends what the citizen chose, and thanks', async () => {
    const app = await openApp(fake, '/rating/case1');

    await app.press('4');
    await app.press('Enter');

    expect(fake.inputsOf('delivery.rate')).toMatchObject([{ caseId: 'case1', level: 4, comment: '' }]);
    expect(app.text).toContain(RATING_SCREEN_TEXTS.thanks);
  });

  it('lets the citizen leave without an answer', async () => {
    const app = await openApp(fake, '/rating/case1');

    await app.click('.leave');

    expect(fake.inputsOf('delivery.rate')).toEqual([]);
    expect(app.router.currentRoute.value.name).toBe('delivery');
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { DELIVERY_TEXTS, RATING_SCREEN_TEXTS } from '../../src/shared/texts/page-delivery.ts';
import type { SubCaseId } from '../../src/shared/domain/case/case-action.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { makeCollection, makeProjection, makeReadyPart } from './sample-cases.ts';
import { makeSignedIn } from './sample-data.ts';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
  fake.signedIn = makeSignedIn(['issuer']);
});

const TWO = [
  makeReadyPart(),
  makeReadyPart({ subCaseId: 'sub3' as SubCaseId, itemCode: 'vaccine', itemName: '预防接种证办理' }),
];

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

  it('hands over in parts: a digit leaves one out, and the rest follows with the new version', async () => {
    fake.collections = [makeCollection({ ready: TWO })];
    const app = await openApp(fake, '/delivery');
    await app.press('F2');

    await app.press('2');
    await app.press('Enter', { ctrlKey: true });
    await app.press('1');
    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('delivery.handOver')).toMatchObject([
      { expectedVersion: 4, subCases: [{ subCaseId: 'sub1' }] },
      { expectedVersion: 6, subCases: [{ subCaseId: 'sub3' }] },
    ]);
    expect(app.find('[data-hand-over]')).toBeNull();
  });

  it('hands over nothing when everything was left out', async () => {
    const app = await openApp(fake, '/delivery');
    await app.press('F2');

    await app.press('1');
    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('delivery.handOver')).toEqual([]);
    expect(app.find<HTMLButtonElement>('[data-hand-over]')?.disabled).toBe(true);
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

  it('tells why an outcome is not given out any more', async () => {
    const withheld = [
      {
        subCaseId: 'sub9',
        itemName: '失业登记',
        standing: 'destroyed' as const,
        at: '2026-11-01T02:00:00.000Z',
      },
    ];
    fake.collections = [makeCollection({ ready: [], withheld })];
    const app = await openApp(fake, '/delivery');

    await app.press('F2');

    expect(app.textOf('[data-withheld]')).toContain(DELIVERY_TEXTS.withheldAs.destroyed('2026-11-01'));
    expect(app.find('[data-hand-over]')).toBeNull();
  });

  it('offers an agent whose letter has ended nothing in the hand', async () => {
    const authority = { scope: '代办申请', until: '2026-10-31T16:00:00.000Z', isInForce: false };
    fake.collections = [makeCollection({ collectorKind: 'agent', agentName: '林**', authority })];
    const app = await openApp(fake, '/delivery');

    await app.press('F2');

    expect(app.text).toContain(DELIVERY_TEXTS.authorityOver);
    expect(app.text).toContain(DELIVERY_TEXTS.authorityIn('代办申请', '2026-10-31'));
    expect(app.find('[data-choice="desk"]')).toBeNull();
  });
});

describe('a case that is opened by its number', () => {
  async function openByNumber() {
    const app = await openApp(fake, '/delivery');
    await app.type('[data-find-case]', '1000000012026112000001C');
    await app.press('Enter');
    return app;
  }

  it('is given to a substitute with a card and a relation', async () => {
    const app = await openByNumber();

    await app.press('F2');
    await app.press('1');
    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('delivery.find')).toEqual([]);
    expect(fake.inputsOf('delivery.handOver')).toMatchObject([
      { caseId: 'case1', reading: 'cmVhZGluZw==.c2ln', relation: '配偶' },
    ]);
  });

  it('asks for the card first, and for the relation before anything is sent', async () => {
    const app = await openByNumber();

    expect(app.textOf('[data-hand-over]')).toContain(DELIVERY_TEXTS.readSubstitute);
    await app.press('F2');
    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('delivery.handOver')).toEqual([]);
    expect(app.find<HTMLButtonElement>('[data-hand-over]')?.disabled).toBe(true);
  });

  it('is posted with the number of the letter', async () => {
    const app = await openByNumber();

    await app.press('F7');
    await app.type('#send-reference', 'EZ123456789CN');
    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('delivery.send')).toMatchObject([
      { caseId: 'case1', manner: 'post', reference: 'EZ123456789CN', to: 'applicant' },
    ]);
    expect(app.find('[data-rate]')).toBeNull();
  });

  it('sends as a file only what is sealed', async () => {
    fake.collections = [
      makeCollection({
        ready: [
          TWO[0] ?? makeReadyPart(),
          makeReadyPart({ subCaseId: 'sub3' as SubCaseId, hasSealedPaper: false }),
        ],
      }),
    ];
    const app = await openByNumber();

    await app.click('[data-choice="electronic"]');
    await app.type('#send-reference', '13900000001');
    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('delivery.send')).toMatchObject([
      { manner: 'electronic', subCases: [{ subCaseId: 'sub1' }] },
    ]);
  });

  it('notes what could not be served, part by part', async () => {
    fake.collections = [makeCollection({ ready: TWO })];
    const app = await openByNumber();

    await app.click('[data-choice="failed"]');
    await app.press('3');
    await app.type('#fail-note', '电话不通');
    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('delivery.failServing')).toMatchObject([
      { subCaseId: 'sub1', failure: 'refused', manner: 'post', note: '电话不通' },
      { subCaseId: 'sub3' },
    ]);
    expect(app.text).toContain(DELIVERY_TEXTS.notServed(2));
  });

  it('is put away for the next person by F3', async () => {
    const app = await openByNumber();

    await app.press('F3');

    expect(app.router.currentRoute.value.params['caseId']).toBeFalsy();
    expect(fake.inputsOf('delivery.find')).toHaveLength(1);
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

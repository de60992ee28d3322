import { beforeEach, describe, expect, it } from 'vitest';
import { RATINGS_TEXTS } from '../../src/shared/texts/page-delivery.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { makeBadRating } from './sample-deliveries.ts';
import { makeSignedIn } from './sample-data.ts';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
  fake.signedIn = makeSignedIn(['supervisor']);
});

describe('a bad rating', () => {
  it('stands under what comes next, and what is still to do comes first', async () => {
    fake.badRatings = [
      makeBadRating({ caseId: 'case3', standing: 'calledBack', mayRectify: false }),
      makeBadRating({ caseId: 'case2', standing: 'toCallBack', mayRectify: false }),
      makeBadRating(),
    ];

    const app = await openApp(fake, '/ratings');

    const keys = [...document.querySelectorAll('[data-entry]')].map((entry) =>
      entry.getAttribute('data-entry'),
    );
    expect(keys).toEqual(['case1', 'case2', 'case3']);
    expect(app.textOf('[data-bad-rating]')).toContain('等了太久');
  });

  it('is rectified in words', async () => {
    const app = await openApp(fake, '/ratings');

    await app.type('#action-reason', '增开窗口');
    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('delivery.rectify')).toMatchObject([
      { caseId: 'case1', expectedVersion: 6, measure: '增开窗口' },
    ]);
  });

  it('is called back with an answer, and not without one', async () => {
    fake.badRatings = [makeBadRating({ standing: 'toCallBack', mayRectify: false })];
    const app = await openApp(fake, '/ratings');
    await app.type('#action-reason', '电话回访');
    await app.press('Enter', { ctrlKey: true });
    expect(fake.inputsOf('delivery.callBack')).toEqual([]);

    await app.press('2');
    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('delivery.callBack')).toMatchObject([
      { caseId: 'case1', satisfied: false, note: '电话回访' },
    ]);
  });

  it('offers nothing more once the citizen is satisfied', async () => {
    const rectifications = [
      { measure: '增开窗口', by: '裴景行', at: '2026-11-21T02:00:00.000Z', inTime: true },
    ];
    const calls = [{ satisfied: true, note: '已回访', by: '裴景行', at: '2026-11-22T02:00:00.000Z' }];
    fake.badRatings = [makeBadRating({ standing: 'calledBack', mayRectify: false, rectifications, calls })];

    const app = await openApp(fake, '/ratings');

    expect(app.find('#action-reason')).toBeNull();
    expect(app.textOf('[data-bad-rating]')).toContain('增开窗口');
    expect(app.textOf('[data-bad-rating]')).toContain(RATINGS_TEXTS.satisfied);
  });
});

it('shows by F6 who collected for whom', async () => {
  const app = await openApp(fake, '/ratings');

  await app.press('F6');

  expect(app.textOf('[data-substituted]')).toContain('周明远');
  expect(app.textOf('[data-substituted]')).toContain('配偶');
});

it('is no page for a window', async () => {
  fake.signedIn = makeSignedIn(['issuer']);

  const app = await openApp(fake, '/ratings');

  expect(app.router.currentRoute.value.name).not.toBe('ratings');
});

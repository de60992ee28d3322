import { beforeEach, describe, expect, it } from 'vitest';
import { CUSTODY_TEXTS } from '../../src/shared/texts/page-delivery.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { makeCustody } from './sample-deliveries.ts';
import { makeSignedIn } from './sample-data.ts';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
  fake.signedIn = makeSignedIn(['issuer']);
});

async function fillMove(count?: { code: string; copies: string }) {
  const app = await openApp(fake, '/custody/case1');
  const select = app.find<HTMLSelectElement>('#move-to');
  if (!select) throw new Error('nothing to move');
  select.value = '0';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  if (count) await app.type(`[data-count="${count.code}"]`, count.copies);
  await app.type('[name="second-name"]', 'health1');
  await app.type('[name="second-password"]', 'demo');
  return app;
}

describe('papers that change hands', () => {
  it('are shown with where they are and how many', async () => {
    const app = await openApp(fake, '/custody/case1');

    expect(app.textOf('[data-holding]')).toContain(CUSTODY_TEXTS.own);
    expect(app.textOf('[data-holding]')).toContain(CUSTODY_TEXTS.total(2, 3));
    expect(app.textOf('[data-move-form]')).toContain('居民身份证2');
    expect(app.text).toContain(CUSTODY_TEXTS.noMoves);
  });

  it('are given away from the keyboard', async () => {
    const app = await openApp(fake, '/custody/case1');

    await app.press('F2');

    expect(document.activeElement).toBe(app.find('#move-to'));
  });

  it('are found by their case, also when its slip is scanned', async () => {
    const app = await openApp(fake, '/custody');

    await app.type('[data-find-case]', '1000000012026112000001C');
    await app.press('Enter');

    expect(fake.inputsOf('delivery.custody')).toEqual([{ caseId: 'case1' }]);
  });

  it('all go to the place that is chosen, with somebody of it as the second person', async () => {
    const app = await fillMove();

    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('delivery.moveCustody')).toMatchObject([
      {
        caseId: 'case1',
        expectedVersion: 4,
        from: { kind: 'desk', deskId: 'desk-901' },
        to: { kind: 'department', departmentId: 'health' },
        pieces: [
          { materialCode: 'card', copies: 2 },
          { materialCode: 'proof', copies: 1 },
        ],
        takenBy: { loginName: 'health1', password: 'demo' },
      },
    ]);
    expect(app.find('[data-moved] [data-sheet]')).not.toBeNull();
  });

  it('go in the number that was counted', async () => {
    const app = await fillMove({ code: 'card', copies: '1' });
    await app.type('[data-count="proof"]', '0');

    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('delivery.moveCustody')).toMatchObject([
      { pieces: [{ materialCode: 'card', copies: 1 }] },
    ]);
  });

  it('are not sent before somebody is named who takes them', async () => {
    const app = await fillMove();
    await app.type('[name="second-password"]', '');

    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('delivery.moveCustody')).toEqual([]);
  });

  it('are told to differ from what is held', async () => {
    fake.refuse('delivery.moveCustody', 'delivery.countsDiffer', { counted: 2, held: 1 });
    const app = await fillMove();

    await app.press('Enter', { ctrlKey: true });

    expect(app.find('[data-failure="delivery.countsDiffer"]')).not.toBeNull();
    expect(app.find<HTMLInputElement>('[name="second-password"]')?.value).toBe('');
  });

  it('can only be looked at where they are not', async () => {
    const [held] = makeCustody().holdings;
    if (!held) throw new Error('nothing held');
    fake.custody = makeCustody({ holdings: [{ ...held, isOwn: false }] });

    const app = await openApp(fake, '/custody/case1');

    expect(app.find('[data-move-form]')).toBeNull();
    expect(app.textOf('[data-holding]')).toContain('居民身份证2 份');
    expect(app.text).toContain(CUSTODY_TEXTS.notOwn);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { RETAINED_TEXTS } from '../../src/shared/texts/page-delivery.ts';
import type { SubCaseId } from '../../src/shared/domain/case/case-action.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { makeRetained } from './sample-deliveries.ts';
import { makeSignedIn } from './sample-data.ts';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
  fake.signedIn = makeSignedIn(['issuer']);
});

describe('what nobody collected', () => {
  it('is grouped by how long it has lain there, with whom to call', async () => {
    const young = makeRetained({ subCaseId: 'sub2' as SubCaseId, retainedDays: 31, mayDestroy: false });
    fake.retained = { ...fake.retained, parts: [makeRetained(), young] };

    const app = await openApp(fake, '/retained');

    expect(app.text).toContain(RETAINED_TEXTS.groups[90]);
    expect(app.text).toContain(RETAINED_TEXTS.groups[30]);
    expect(app.textOf('[data-retained]')).toContain('139****0001');
    expect(app.find('[data-to-confirm]')).not.toBeNull();
  });

  it('is asked for by the days that are chosen', async () => {
    const app = await openApp(fake, '/retained');

    await app.click('[data-choice="60"]');

    expect(fake.inputsOf('delivery.retained')).toEqual([{ days: 30 }, { days: 60 }]);
  });

  it('leads to the page where it is handed out', async () => {
    const app = await openApp(fake, '/retained');

    await app.press('1');

    expect(app.router.currentRoute.value).toMatchObject({ name: 'delivery', params: { caseId: 'case1' } });
  });

  it('is destroyed with a reason, a second person and a second key press', async () => {
    const app = await openApp(fake, '/retained');

    await app.press('2');
    await app.type('[name="second-name"]', 'window01');
    await app.type('[name="second-password"]', 'demo');
    await app.type('#action-reason', '逾期无人领取');
    await app.press('Enter', { ctrlKey: true });
    expect(fake.inputsOf('delivery.destroyOutcome')).toEqual([]);
    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('delivery.destroyOutcome')).toMatchObject([
      {
        subCaseId: 'sub1',
        reason: '逾期无人领取',
        witness: { loginName: 'window01', password: 'demo' },
      },
    ]);
    expect(app.text).toContain(RETAINED_TEXTS.none);
  });

  it('keeps the reason but not the password when the second person is refused', async () => {
    fake.refuse('delivery.destroyOutcome', 'staff.wrongPassword');
    const app = await openApp(fake, '/retained');
    await app.press('2');
    await app.type('[name="second-name"]', 'window01');
    await app.type('[name="second-password"]', 'guess');
    await app.type('#action-reason', '逾期无人领取');
    await app.press('Enter', { ctrlKey: true });
    await app.press('Enter', { ctrlKey: true });

    expect(app.find('[data-failure="staff.wrongPassword"]')).not.toBeNull();
    expect(app.find<HTMLInputElement>('[name="second-password"]')?.value).toBe('');
    expect(app.find<HTMLTextAreaElement>('#action-reason')?.value).toBe('逾期无人领取');
  });

  it('offers no destroying before its time, and the supervisor nothing at all', async () => {
    fake.retained = { ...fake.retained, parts: [makeRetained({ retainedDays: 40, mayDestroy: false })] };
    const app = await openApp(fake, '/retained');
    expect(app.find('[data-action="deliver"]')).not.toBeNull();
    expect(app.find('[data-action="destroy"]')).toBeNull();
    app.wrapper.unmount();

    fake.signedIn = makeSignedIn(['supervisor']);
    const looking = await openApp(fake, '/retained');

    expect(looking.textOf('[data-retained]')).toContain(RETAINED_TEXTS.destroyFrom(90));
    expect(looking.find('[data-action]')).toBeNull();
  });
});

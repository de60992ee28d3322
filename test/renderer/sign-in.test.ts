import { beforeEach, describe, expect, it } from 'vitest';
import { FAILURE_TEXTS } from '../../src/shared/texts/failures.ts';
import { FRAME_TEXTS, NAVIGATION_TEXTS } from '../../src/shared/texts/page.ts';
import { useFormStore } from '../../src/renderer/stores/form.ts';
import { useStaffStore } from '../../src/renderer/stores/staff.ts';
import type { OperatorId } from '../../src/shared/domain/staff/operator.ts';
import { FakeLink } from './fake-link.ts';
import { openApp, settle } from './open-app.ts';
import { DESK, makeSignedIn } from './sample-data.ts';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
});

describe('the login page', () => {
  beforeEach(() => {
    fake.signedIn = null;
  });

  it('shows the office and the badge of simulated devices before anybody signs in', async () => {
    const app = await openApp(fake, '/');

    expect(app.router.currentRoute.value.name).toBe('login');
    expect(app.text).toContain(DESK.centerName);
    expect(app.text).toContain(FRAME_TEXTS.simulatedDevices);
  });

  it('fills account, password and desk by one click on a demo account, and signs in by Enter', async () => {
    const app = await openApp(fake, '/');

    await app.click('[data-account="window01"]');
    await app.press('Enter');

    expect(fake.inputsOf('staff.signIn')).toMatchObject([
      { loginName: 'window01', password: 'demo-password', deskId: DESK.id },
    ]);
    expect(app.router.currentRoute.value.name).toBe('form');
  });

  it('says what is wrong and keeps the account name', async () => {
    fake.refuse('staff.signIn', 'staff.wrongPassword');
    const app = await openApp(fake, '/');
    await app.click('[data-account="window01"]');

    await app.click('form [type="submit"]');

    expect(app.text).toContain(FAILURE_TEXTS['staff.wrongPassword'].title);
    expect(app.find('#login-name')).toHaveProperty('value', 'window01');
  });

  it('says when the office cannot be reached', async () => {
    fake.refuse('system.about', 'call.programAway');

    const app = await openApp(fake, '/');

    expect(app.text).toContain(FAILURE_TEXTS['call.programAway'].title);
  });
});

describe('the menu', () => {
  it.each([
    [['clerk'], ['form', 'approval', 'document', 'delivery', 'custody', 'case', 'retained', 'printing']],
    [['approver'], ['approval', 'document', 'custody', 'case', 'printing']],
    [['issuer'], ['delivery', 'custody', 'case', 'retained', 'printing']],
    [
      ['supervisor'],
      [
        'supervision',
        'case',
        'retained',
        'printing',
        'ratings',
        'statistics',
        'catalogue',
        'versions',
        'claims',
        'desks',
        'coverage',
        'calendar',
      ],
    ],
    [
      ['systemAdministrator'],
      ['case', 'catalogue', 'versions', 'templates', 'claims', 'desks', 'coverage', 'calendar'],
    ],
  ] as const)('shows %j what is theirs', async (roles, entries) => {
    fake.signedIn = makeSignedIn(roles);

    const app = await openApp(fake, '/cases');

    const shown = [...document.querySelectorAll('.side-menu a span')].map((element) => element.textContent);
    expect(shown).toEqual(entries.map((entry) => NAVIGATION_TEXTS[entry]));
    expect(app.textOf('.top-bar')).toContain('沈若澜');
  });

  it('opens an entry by Alt and its number', async () => {
    const app = await openApp(fake, '/accept');

    await app.press('4', { altKey: true });

    expect(app.router.currentRoute.value.name).toBe('delivery');
  });

  it('keeps a page away from who has not its role', async () => {
    fake.signedIn = makeSignedIn(['issuer']);

    const app = await openApp(fake, '/statistics');

    expect(app.router.currentRoute.value.name).toBe('delivery');
  });
});

describe('a session that ends', () => {
  it('leads to the login page and back to the same draft with what was typed', async () => {
    const app = await openApp(fake, '/accept/draft1');
    const form = useFormStore();
    form.answer('name', { value: '林小岚' });

    fake.refuse('form.save', 'call.notSignedIn');
    useStaffStore().forget();
    await settle();
    const login = app.text;
    await app.click('[data-account="window01"]');
    await app.press('Enter');

    expect(login).toContain(FRAME_TEXTS.signedOutMeanwhile);
    expect(app.router.currentRoute.value.fullPath).toBe('/accept/draft1');
    expect(app.find('#field-name')).toHaveProperty('value', '林小岚');
  });

  it('shows the next person nothing of what the one before had open', async () => {
    const app = await openApp(fake, '/accept/draft1');
    useFormStore().answer('name', { value: '林小岚' });
    useStaffStore().forget();
    await settle();
    fake.nextOperator = { id: 'operator9' as OperatorId };
    fake.refuse('form.get', 'form.draftNotFound');

    await app.click('[data-account="window01"]');
    await app.press('Enter');

    expect(useFormStore().view).toBeNull();
    expect(app.find('[data-failure="form.draftNotFound"]')).not.toBeNull();
    expect(app.find('#field-name')).toBeNull();
  });

  it('leads to the login page after signing out', async () => {
    const app = await openApp(fake, '/accept');

    await app.click('.sign-out');

    expect(app.router.currentRoute.value.name).toBe('login');
  });
});

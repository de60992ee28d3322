import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InProcessPerson, must } from '../../../src/main/quanke/in-process.ts';
import { makeOffice } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { rawStore } from '../../support/raw-store.ts';

let test: TestOffice;
let person: InProcessPerson;

beforeEach(async () => {
  test = await makeOffice();
  person = new InProcessPerson(test.office);
});

afterEach(() => test.close());

function signIn(
  password: string,
  more: { loginName?: string; deskId?: string | null; requestId?: string } = {},
) {
  return person.calls.staff.signIn({
    requestId: randomUUID(),
    loginName: 'window01',
    deskId: 'desk-001',
    password,
    ...more,
  });
}

describe('signing in', () => {
  it('opens a session at a desk', async () => {
    const signedIn = must(await signIn('demo'));

    expect(signedIn).toMatchObject({ operator: { loginName: 'window01' }, desk: { deskNumber: '001' } });
    expect(must(await person.calls.staff.me(undefined))).toEqual(signedIn);
  });

  it('answers an unknown name like a wrong password', async () => {
    const wrong = await signIn('wrong');
    const unknown = await signIn('wrong', { loginName: 'nobody' });

    expect(wrong).toMatchObject({ ok: false, failure: { code: 'staff.wrongPassword' } });
    expect(unknown).toEqual(wrong);
  });

  it('refuses a desk that does not exist', async () => {
    expect(await signIn('demo', { deskId: 'desk-404' })).toMatchObject({
      failure: { code: 'desk.notFound' },
    });
    expect(must(await person.calls.staff.me(undefined))).toBeNull();
  });

  it.each([
    ['window01', 'desk-002', true],
    ['issuer01', 'desk-901', true],
    ['window01', 'desk-901', false],
    ['issuer01', 'desk-001', false],
    ['police2', 'desk-001', false],
    ['supervisor01', 'desk-001', false],
    ['system01', 'desk-901', false],
  ])('seats %s at %s: %s', async (loginName, deskId, isAllowed) => {
    const answer = await signIn('demo', { loginName, deskId });

    expect(answer.ok ? 'seated' : answer.failure.code).toBe(isAllowed ? 'seated' : 'desk.notForRole');
  });

  it('has a desk for every demo account that serves one', async () => {
    const accounts = must(await person.calls.staff.demoAccounts(undefined));

    for (const { loginName, deskId } of accounts) must(await signIn('demo', { loginName, deskId }));

    expect(accounts.filter(({ deskId }) => deskId !== null)).toHaveLength(4);
  });

  it('locks an account for 15 minutes after five wrong passwords, also for the right one', async () => {
    for (let i = 0; i < 5; i += 1) await signIn('wrong');

    const locked = await signIn('demo');
    test.clock.advance(15 * 60_000 - 1);
    const stillLocked = await signIn('demo');
    test.clock.advance(1);
    const open = await signIn('demo');

    expect(locked).toMatchObject({ failure: { code: 'staff.lockedOut', details: { minutes: 15 } } });
    expect(stillLocked).toMatchObject({ failure: { code: 'staff.lockedOut' } });
    expect(open.ok).toBe(true);
  });

  it('counts wrong passwords since the last right one only', async () => {
    for (let i = 0; i < 4; i += 1) await signIn('wrong');
    must(await signIn('demo'));
    for (let i = 0; i < 4; i += 1) await signIn('wrong');

    expect((await signIn('demo')).ok).toBe(true);
  });

  it('counts tries that come all at once', async () => {
    await Promise.all(Array.from({ length: 5 }, () => signIn('wrong')));

    expect(await signIn('demo')).toMatchObject({ failure: { code: 'staff.lockedOut' } });
  });

  it('ends after twelve hours', async () => {
    must(await signIn('demo'));
    test.clock.advance(12 * 3_600_000 - 1);
    const late = must(await person.calls.staff.me(undefined));
    test.clock.advance(1);

    expect(late).not.toBeNull();
    expect(must(await person.calls.staff.me(undefined))).toBeNull();
  });

  it('gives a repeated request a session of its own, so that a lost answer locks nobody out', async () => {
    const requestId = randomUUID();
    const first = must(await signIn('demo', { requestId }));
    person = new InProcessPerson(test.office);

    const again = must(await signIn('demo', { requestId }));

    expect(again).toEqual(first);
    expect(must(await person.calls.staff.me(undefined))).toEqual(first);
  });

  it('does not answer a repeated request without the password', async () => {
    const requestId = randomUUID();
    must(await signIn('demo', { requestId }));

    expect(await signIn('wrong', { requestId })).toMatchObject({ failure: { code: 'staff.wrongPassword' } });
  });

  it('keeps neither token nor password in the database', async () => {
    const kept: string[] = [];
    const caller = must(await person.admit('staff.signIn', { role: 'anyone', audit: 'change' }));
    const slot = { keep: (token: string) => kept.push(token), drop: () => undefined };
    const input = { requestId: randomUUID(), loginName: 'window01', password: 'demo', deskId: null };
    must(await test.office.operations.staff.signIn(input, { ...caller, token: slot }));

    const rows = await rawStore(test).write(({ context }) =>
      context.db.selectFrom('session').selectAll().execute(),
    );

    expect(kept[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(rows)).not.toContain(kept[0]);
  });
});

describe('signing out', () => {
  it('ends the session at the office and at the link', async () => {
    must(await signIn('demo'));

    must(await person.calls.staff.signOut({ requestId: randomUUID() }));

    expect(must(await person.calls.staff.me(undefined))).toBeNull();
    expect(await person.calls.form.list(undefined)).toMatchObject({ failure: { code: 'call.notSignedIn' } });
  });
});

describe('the office', () => {
  it('introduces itself to anybody', async () => {
    expect(must(await person.calls.system.about(undefined))).toEqual({
      officeName: '示例市政务服务中心',
      version: '0.0.0-test',
      production: false,
      demo: true,
      now: '2026-11-20T01:30:00.000Z',
    });
  });

  it('shows its desks and its demo accounts before anybody is signed in', async () => {
    expect(must(await person.calls.staff.desks(undefined)).map(({ id }) => id)).toEqual([
      'desk-001',
      'desk-002',
      'desk-101',
      'desk-102',
      'desk-901',
    ]);
    const accounts = must(await person.calls.staff.demoAccounts(undefined));
    expect(accounts.map(({ loginName }) => loginName)).toContain('window01');
    expect(JSON.stringify(accounts)).not.toContain('roles');
  });
});

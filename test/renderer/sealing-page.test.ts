import { beforeEach, describe, expect, it } from 'vitest';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import type { OpenApp } from './open-app.ts';
import { makeApprovalView, makePaper, makeProjection } from './sample-cases.ts';
import { makeSignedIn } from './sample-data.ts';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
  fake.signedIn = makeSignedIn(['approver']);
  const paper = makePaper({
    documentId: 'outcome1',
    kind: 'outcome',
    title: '出生医学证明',
    subCaseId: 'sub1',
    needsSeal: true,
  });
  fake.approval = makeApprovalView({
    projection: makeProjection({
      status: 'grantedDecision',
      version: 5,
      decidedAt: makePaper().madeAt as never,
    }),
    documents: [paper],
  });
});

async function enterPin(app: OpenApp, pin: string): Promise<void> {
  (app.find('[data-pin]') as HTMLElement).focus();
  for (const digit of pin) await app.press(digit);
  await app.press('Enter');
}

describe('sealing a paper', () => {
  it('prepares, hands the PIN in, signs and completes, in this order', async () => {
    const app = await openApp(fake, '/sealing/sub1');

    await enterPin(app, '123456');

    const names = fake.calls.map(({ name }) => name);
    const steps = ['document.prepareSeal', 'enterPin', 'sealKey.sign', 'document.completeSeal'];
    expect(names.filter((name) => steps.includes(name))).toEqual(steps);
    expect(fake.inputsOf('sealKey.sign')).toMatchObject([{ pinHandle: 'handle1' }]);
    expect(fake.inputsOf('document.completeSeal')).toMatchObject([
      { ticketId: 'ticket1', certificates: ['BBBB'] },
    ]);
    expect(app.find('[data-sealed]')).not.toBeNull();
  });

  it('collects the PIN as bytes and overwrites them; no field holds it as text', async () => {
    const app = await openApp(fake, '/sealing/sub1');

    await enterPin(app, '123456');

    expect(fake.pins[0]?.text).toBe('123456');
    expect([...(fake.pins[0]?.bytes ?? [1])].every((byte) => byte === 0)).toBe(true);
    expect(document.querySelectorAll('input[type="password"]')).toHaveLength(0);
    expect(app.text).not.toContain('123456');
  });

  it('forgets a digit by Backspace', async () => {
    const app = await openApp(fake, '/sealing/sub1');
    (app.find('[data-pin]') as HTMLElement).focus();

    for (const key of ['1', '2', '9', 'Backspace', '3', 'Enter']) await app.press(key);

    expect(fake.pins[0]?.text).toBe('123');
  });

  it('shows how many tries are left after a wrong PIN, as the key says', async () => {
    fake.refuse('sealKey.sign', 'sealKey.pinIncorrect', { triesLeft: 3 });
    const app = await openApp(fake, '/sealing/sub1');
    fake.sealKeyTries = 3;

    await enterPin(app, '111111');

    expect(app.find('[data-failure="sealKey.pinIncorrect"]')).not.toBeNull();
    expect(app.textOf('[data-tries]')).toContain('3');
    expect(fake.inputsOf('document.completeSeal')).toEqual([]);
  });

  it('takes the last try only after it was confirmed', async () => {
    fake.sealKeyTries = 1;
    const app = await openApp(fake, '/sealing/sub1');

    await enterPin(app, '123456');
    const triedTooEarly = fake.pins.length;
    await app.click('[data-last-try]');
    await enterPin(app, '123456');

    expect(triedTooEarly).toBe(0);
    expect(fake.pins).toHaveLength(1);
  });

  it('does not take a PIN for a locked key', async () => {
    fake.sealKeyTries = 0;
    const app = await openApp(fake, '/sealing/sub1');

    await enterPin(app, '123456');

    expect(fake.pins).toEqual([]);
    expect(app.find('[data-seal]')).toHaveProperty('disabled', true);
  });

  it('completes with the same signature and request when the answer was lost', async () => {
    fake.refuse('document.completeSeal', 'call.outcomeUnknown');
    const app = await openApp(fake, '/sealing/sub1');
    await enterPin(app, '123456');

    await app.click('[data-failure="call.outcomeUnknown"] button');

    const [first, second] = fake.inputsOf('document.completeSeal');
    expect(second).toEqual(first);
    expect(fake.pins).toHaveLength(1);
    expect(app.find('[data-sealed]')).not.toBeNull();
  });
});

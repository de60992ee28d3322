import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeLink } from './fake-link.ts';
import { openApp, settle } from './open-app.ts';
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

const STEPS = ['document.prepareSeal', 'sealKey.check', 'enterPin', 'sealKey.sign', 'document.completeSeal'];

/** The steps of a seal so far, in their order. */
function stepsOf({ calls }: FakeLink): string[] {
  return calls.map(({ name }) => name).filter((name) => STEPS.includes(name));
}

async function enterPin(app: OpenApp, pin: string): Promise<void> {
  (app.find('[data-pin]') as HTMLElement).focus();
  for (const digit of pin) await app.press(digit);
  await app.press('Enter');
}

describe('sealing a paper', () => {
  it('prepares and checks before it asks for the PIN, then signs and completes', async () => {
    const app = await openApp(fake, '/sealing/sub1');

    const before = stepsOf(fake);
    await enterPin(app, '123456');

    expect(before).toEqual(['document.prepareSeal', 'sealKey.check']);
    expect(stepsOf(fake).slice(2)).toEqual(['enterPin', 'sealKey.sign', 'document.completeSeal']);
    expect(fake.inputsOf('sealKey.check')).toEqual([{ ticket: 'dGlja2V0.c2ln', signedAttributes: 'AAAA' }]);
    expect(fake.inputsOf('enterPin')).toEqual([{ promptId: 'prompt1' }]);
    expect(fake.inputsOf('sealKey.sign')).toEqual([{ promptId: 'prompt1' }]);
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

  it('asks nobody for a PIN while the ticket or the key is not the right one', async () => {
    fake.refuse('sealKey.check', 'seal.wrongKey');
    const app = await openApp(fake, '/sealing/sub1');

    expect(app.find('[data-pin]')).toBeNull();
    expect(app.find('[data-seal]')).toHaveProperty('disabled', true);
    await app.click('[data-failure="seal.wrongKey"] button');
    expect(app.find('[data-pin]')).not.toBeNull();
  });

  it('asks again with a fresh check of the same ticket after a wrong PIN', async () => {
    fake.refuse('sealKey.sign', 'sealKey.pinIncorrect', { triesLeft: 3 });
    const app = await openApp(fake, '/sealing/sub1');

    await enterPin(app, '111111');
    await enterPin(app, '123456');

    expect(fake.inputsOf('document.prepareSeal')).toHaveLength(1);
    expect(fake.inputsOf('sealKey.sign')).toEqual([{ promptId: 'prompt1' }, { promptId: 'prompt2' }]);
    expect(app.find('[data-sealed]')).not.toBeNull();
  });

  it('asks again when the station does not wait for this PIN any more', async () => {
    fake.refuse('enterPin', 'sealKey.promptUnknown');
    const app = await openApp(fake, '/sealing/sub1');

    await enterPin(app, '123456');

    expect(fake.inputsOf('sealKey.sign')).toEqual([]);
    expect(app.find('[data-failure="sealKey.promptUnknown"]')).not.toBeNull();
    expect(app.find('[data-pin]')).not.toBeNull();
  });

  it('takes the question back when the ticket runs out, and gets a new one on demand', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    fake.ticketMs = 2_000;
    const app = await openApp(fake, '/sealing/sub1');

    const asked = app.find('[data-pin]') !== null;
    vi.advanceTimersByTime(3_000);
    await settle();
    const askedLater = app.find('[data-pin]') !== null;
    await app.click('[data-failure="seal.ticketExpired"] button');
    vi.useRealTimers();

    expect([asked, askedLater]).toEqual([true, false]);
    expect(fake.inputsOf('document.prepareSeal')).toHaveLength(2);
    expect(app.find('[data-pin]')).not.toBeNull();
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

    expect(app.find('[data-pin]')).toBeNull();
    expect(app.find('[data-seal]')).toHaveProperty('disabled', true);
    expect(stepsOf(fake)).toEqual([]);
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

import { verify, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { INS } from '../../../src/main/station/seal-key/apdu.ts';
import { MAX_PIN_TRIES } from '../../../src/main/station/simulated/key-box.ts';
import { SimulatedSealKey } from '../../../src/main/station/simulated/simulated-seal-key.ts';
import { makeSealDesk } from '../support/make-seal-desk.ts';
import { makeSealKey } from '../support/make-seal-keys.ts';
import { makeOffice, makeSignedAttributes, makeTicket } from '../support/make-ticket.ts';

let desk: ReturnType<typeof makeSealDesk>;
beforeEach(() => (desk = makeSealDesk()));
afterEach(() => desk.close());

/** Wrong PINs given in a row. */
async function giveWrongPins(count: number) {
  for (let i = 0; i < count; i += 1) await desk.sign({ pin: '999999' });
}

describe('the state of the seal key', () => {
  it('is what the key says about itself', async () => {
    expect(await desk.key.status()).toEqual({
      state: 'ready',
      simulated: true,
      label: desk.content.label,
      serial: desk.content.serial,
      triesLeft: MAX_PIN_TRIES,
    });
  });

  it('is absent when no key is plugged in', async () => {
    await desk.key.status();
    desk.host.unplug(desk.firmware);

    expect(await desk.key.status()).toEqual({ state: 'absent', simulated: true });
  });
});

describe('signing', () => {
  it('gives a signature that fits the certificate of the key', async () => {
    const attributes = makeSignedAttributes();

    const signed = await desk.sign({ attributes });

    if (!signed.ok) throw new Error(signed.failure.code);
    const [leaf = '', root = ''] = signed.value.certificates.map((each) => Buffer.from(each, 'base64'));
    const certificate = new X509Certificate(leaf);
    const signature = Buffer.from(signed.value.signature, 'base64');
    expect(verify('sha256', attributes, certificate.publicKey, signature)).toBe(true);
    expect(certificate.verify(new X509Certificate(root).publicKey)).toBe(true);
  });

  it('shows the PIN, signs and logs out, with nothing in between', async () => {
    const receive = vi.spyOn(desk.firmware, 'receive');

    await desk.sign();

    const instructions = receive.mock.calls
      .filter(([report]) => report[2] === 0x05)
      .map(([report]) => report[8]);
    expect(instructions.slice(-4)).toEqual([
      INS.generateRandom,
      INS.verifyPin,
      INS.eccSign,
      INS.clearSecureState,
    ]);
  });

  it('logs out also when the PIN was wrong', async () => {
    const receive = vi.spyOn(desk.firmware, 'receive');

    await desk.sign({ pin: '999999' });

    expect(receive.mock.lastCall?.[0][8]).toBe(INS.clearSecureState);
  });

  it('does one thing at a time', async () => {
    const results = await Promise.all([desk.check(), desk.check()]);

    expect(results.map((result) => (result.ok ? 'asked' : result.failure.code))).toEqual([
      'asked',
      'sealKey.busy',
    ]);
  });

  it('finds keys that were written after the station started', async () => {
    writeFileSync(
      desk.keysFile,
      JSON.stringify([makeSealKey({ label: 'another one' }), makeSealKey({ serial: 'SIM-2' })]),
    );

    expect(await desk.key.status()).toMatchObject({ label: 'another one' });
  });
});

describe('the PIN', () => {
  it('counts down when it is wrong', async () => {
    const first = await desk.sign({ pin: '999999' });
    const second = await desk.sign({ pin: '999999' });

    expect(first).toMatchObject({
      failure: { code: 'sealKey.pinIncorrect', details: { triesLeft: MAX_PIN_TRIES - 1 } },
    });
    expect(second).toMatchObject({ failure: { details: { triesLeft: MAX_PIN_TRIES - 2 } } });
    expect(await desk.key.status()).toMatchObject({ triesLeft: MAX_PIN_TRIES - 2 });
  });

  it('counts from the beginning after it was right', async () => {
    await giveWrongPins(2);

    await desk.sign();

    expect(await desk.key.status()).toMatchObject({ triesLeft: MAX_PIN_TRIES });
  });

  it('locks the key after too many wrong ones, also for the right one', async () => {
    await giveWrongPins(MAX_PIN_TRIES);

    expect(await desk.sign()).toMatchObject({ failure: { code: 'sealKey.pinLocked' } });
    expect(await desk.key.status()).toMatchObject({ state: 'locked', triesLeft: 0 });
  });

  it('counts on after the key was unplugged', async () => {
    await giveWrongPins(1);

    desk.host.unplug(desk.firmware);
    desk.host.plug(desk.firmware);

    expect(await desk.key.status()).toMatchObject({ triesLeft: MAX_PIN_TRIES - 1 });
  });

  it.each(['', '12345', '1'.repeat(17), '12345\n'])('costs no try when it cannot be one: %j', async (pin) => {
    expect(await desk.sign({ pin })).toMatchObject({ failure: { code: 'sealKey.pinIncorrect' } });
    expect(desk.box.triesLeft(desk.content.serial)).toBe(MAX_PIN_TRIES);
  });

  it('is missing when nobody entered it', async () => {
    const promptId = await openPrompt();

    expect(await desk.key.sign(promptId)).toMatchObject({ failure: { code: 'sealKey.pinMissing' } });
  });
});

describe('the question for the PIN', () => {
  it('tells the key that is plugged in and the tries that are left, as the key says', async () => {
    await giveWrongPins(2);

    expect(await desk.check()).toMatchObject({
      ok: true,
      value: { serial: desk.content.serial, triesLeft: MAX_PIN_TRIES - 2 },
    });
  });

  it('is not asked when the key is locked', async () => {
    await giveWrongPins(MAX_PIN_TRIES);

    expect(await desk.check()).toMatchObject({ failure: { code: 'sealKey.pinLocked' } });
  });

  it.each<[what: string, prompt: () => Promise<string>]>([
    ['never asked', async () => 'unknown'],
    ['already answered', async () => answered()],
    ['already used', async () => used()],
    ['followed by another', async () => [await openPrompt(), await openPrompt()][0] ?? ''],
  ])('takes no PIN when it was %s, and wipes what came', async (_what, prompt) => {
    const promptId = await prompt();
    const pin = new TextEncoder().encode(desk.content.pin);

    const entered = desk.key.enterPin(promptId, pin);

    expect(entered).toEqual({ ok: false, failure: { code: 'sealKey.promptUnknown' } });
    expect([...pin].every((byte) => byte === 0)).toBe(true);
  });

  it('is good for one signature', async () => {
    const promptId = await answered();

    const results = [await desk.key.sign(promptId), await desk.key.sign(promptId)];

    expect(results).toMatchObject([{ ok: true }, { failure: { code: 'sealKey.promptUnknown' } }]);
  });

  it('lets nothing else be signed when the key was changed for another after the check', async () => {
    writeFileSync(desk.keysFile, JSON.stringify([desk.content, makeSealKey({ serial: 'SIM-2' })]));
    const promptId = await answered();

    desk.host.unplug(desk.firmware);
    desk.host.plug(new SimulatedSealKey(desk.box, 'SIM-2'));

    expect(await desk.key.sign(promptId)).toMatchObject({ failure: { code: 'seal.wrongKey' } });
    expect(desk.box.triesLeft('SIM-2')).toBe(MAX_PIN_TRIES);
  });
});

async function openPrompt(): Promise<string> {
  const asked = await desk.check();
  if (!asked.ok) throw new Error(asked.failure.code);
  return asked.value.promptId;
}

async function answered(): Promise<string> {
  const promptId = await openPrompt();
  desk.key.enterPin(promptId, new TextEncoder().encode(desk.content.pin));
  return promptId;
}

async function used(): Promise<string> {
  const promptId = await answered();
  await desk.key.sign(promptId);
  return promptId;
}

describe('what the office does not allow', () => {
  const other = makeOffice();

  it.each<
    [
      why: string,
      code: string,
      change: (office: ReturnType<typeof makeOffice>) => { ticket?: string; attributes?: Uint8Array },
    ]
  >([
    ['a ticket of another office', 'sealKey.ticketInvalid', () => ({ ticket: other.sign(makeTicket()) })],
    ['no ticket', 'sealKey.ticketInvalid', () => ({ ticket: '' })],
    [
      'a ticket with a changed byte',
      'sealKey.ticketInvalid',
      (office) => ({ ticket: flipped(office.sign(makeTicket())) }),
    ],
    [
      'a statement that is no ticket',
      'sealKey.ticketInvalid',
      (office) => ({ ticket: office.sign({ hello: 1 }) }),
    ],
    [
      'an expired ticket',
      'seal.ticketExpired',
      (office) => ({ ticket: office.sign(makeTicket({ expiresAt: '2026-11-20T02:00:00.000Z' })) }),
    ],
    [
      'another digest',
      'sealKey.digestMismatch',
      () => ({ attributes: makeSignedAttributes(new Uint8Array(32)) }),
    ],
    ['attributes that are none', 'sealKey.digestMismatch', () => ({ attributes: new Uint8Array(40) })],
    [
      'another key',
      'seal.wrongKey',
      (office) => ({ ticket: office.sign(makeTicket({ sealKeySerial: 'SIM-9' })) }),
    ],
  ])('is refused before anybody is asked for a PIN: %s', async (_why, code, change) => {
    const open = vi.spyOn(desk.prompts, 'open');
    const { ticket, attributes } = change(desk.office);

    const asked = await desk.check({
      ...(ticket === undefined ? {} : { ticket }),
      ...(attributes && { attributes }),
    });

    expect(asked).toMatchObject({ ok: false, failure: { code } });
    expect(desk.box.triesLeft(desk.content.serial)).toBe(MAX_PIN_TRIES);
    expect(open).not.toHaveBeenCalled();
  });

  it('is everything while no office is known', async () => {
    writeFileSync(desk.officeFile, '{}');

    expect(await desk.check()).toMatchObject({ failure: { code: 'sealKey.ticketInvalid' } });
  });
});

describe('a key that is pulled', () => {
  it('before signing is absent', async () => {
    desk.host.unplug(desk.firmware);

    expect(await desk.sign()).toMatchObject({ failure: { code: 'sealKey.absent' } });
  });

  it('in the middle of signing is said to be removed, and works again afterwards', async () => {
    const receive = desk.firmware.receive.bind(desk.firmware);
    vi.spyOn(desk.firmware, 'receive').mockImplementation((report) => {
      // The 8th byte is the instruction: ECCSign never reaches the key.
      if (report[2] === 0x05 && report[8] === 0x74) desk.host.unplug(desk.firmware);
      else receive(report);
    });

    const signed = await desk.sign();
    vi.restoreAllMocks();
    desk.host.plug(desk.firmware);

    expect(signed).toMatchObject({ failure: { code: 'sealKey.removed' } });
    expect(await desk.sign()).toMatchObject({ ok: true });
  });
});

/** The same text with one character of the statement changed. */
function flipped(ticket: string): string {
  return ticket.replace(
    /^(.{40})(.)/,
    (_, before: string, one: string) => before + (one === 'A' ? 'B' : 'A'),
  );
}

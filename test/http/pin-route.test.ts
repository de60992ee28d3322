import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail, succeed } from '../../src/shared/kernel/result.ts';
import { requireSecret } from '../../src/main/http/link-checks.ts';
import { createLinkServer } from '../../src/main/http/link-server.ts';
import { createLog } from '../../src/main/http/log.ts';
import { servePin } from '../../src/main/http/pin-route.ts';
import type { TakePin } from '../../src/main/http/pin-route.ts';
import type { PipeAddress } from '../../src/main/http/process-launcher.ts';
import { sendPin } from '../../src/main/http/send-pin.ts';
import type { EnteredPin } from '../../src/main/http/send-pin.ts';
import { listenOnPipe, SECRET } from './support/links.ts';

describe('the way of a PIN', () => {
  let lines: string[];
  let taken: Uint8Array[];
  let answer: TakePin;
  let station: PipeAddress;
  let close: () => Promise<void>;

  beforeEach(async () => {
    [lines, taken, answer] = [[], [], () => succeed(null)];
    const log = createLog('test', (line) => void lines.push(line));
    const server = createLinkServer({ log, checks: [requireSecret(SECRET)] });
    servePin(server, (promptId, pin) => {
      taken.push(pin);
      return answer(promptId, pin);
    });
    ({ address: station, close } = await listenOnPipe(server));
  });
  afterEach(() => close());

  const pinOf = (text: string): EnteredPin => ({ promptId: 'prompt-1', pin: new TextEncoder().encode(text) });

  it('ends at the station, with the prompt it is for', async () => {
    let seen = '';
    answer = (promptId, pin) => {
      seen = `${promptId} ${new TextDecoder().decode(pin)}`;
      return succeed(null);
    };

    const sent = await sendPin(station, pinOf('123456'));

    expect(sent).toEqual(succeed(null));
    expect(seen).toBe('prompt-1 123456');
  });

  it('leaves no byte of it behind, neither here nor there', async () => {
    const entered = pinOf('123456');

    await sendPin(station, entered);

    expect([...entered.pin]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(taken.map((bytes) => [...bytes])).toEqual([[0, 0, 0, 0, 0, 0]]);
  });

  it('leaves no byte of it behind when nobody takes it', async () => {
    const entered = pinOf('123456');

    const refused = await sendPin(undefined, entered);

    expect(refused).toMatchObject({ failure: { code: 'call.programAway' } });
    expect([...entered.pin]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('is never in the log, even when taking it goes wrong', async () => {
    answer = () => {
      throw new Error('the key is on fire');
    };

    const refused = await sendPin(station, pinOf('123456'));

    expect(refused).toMatchObject({ failure: { code: 'call.internal' } });
    expect(lines.join('')).toContain('the key is on fire');
    expect(lines.join('')).not.toMatch(/123456|313233343536|MTIzNDU2/);
  });

  it.each([
    ['of 64 bytes is taken', 64, true],
    ['of 65 bytes is refused', 65, false],
    ['of nothing is refused', 0, false],
  ])('%s', async (_what, length, ok) => {
    const pin = new Uint8Array(length).fill(0x31);

    const sent = await sendPin(station, { promptId: 'prompt-1', pin });

    expect(sent.ok).toBe(ok);
    expect(taken).toHaveLength(ok ? 1 : 0);
  });

  it.each(['', 'a\r\nx-other: b', 'x'.repeat(65), '提示'])(
    'is refused for the odd prompt %j',
    async (promptId) => {
      const entered = { ...pinOf('123456'), promptId };

      const refused = await sendPin(station, entered);

      expect(refused).toEqual(fail('sealKey.promptUnknown'));
      expect([...entered.pin]).toEqual([0, 0, 0, 0, 0, 0]);
      expect(taken).toHaveLength(0);
    },
  );

  it('gives the station’s own refusal', async () => {
    answer = () => fail('sealKey.absent');

    const refused = await sendPin(station, pinOf('123456'));

    expect(refused).toMatchObject({ ok: false, failure: { code: 'sealKey.absent' } });
  });

  it('is closed to who does not know the launch secret', async () => {
    const refused = await sendPin({ ...station, secret: 'guess' }, pinOf('123456'));

    expect(refused).toMatchObject({ failure: { code: 'call.linkRefused' } });
    expect(taken).toHaveLength(0);
  });
});

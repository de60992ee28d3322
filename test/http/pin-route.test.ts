import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail, succeed } from '../../src/shared/kernel/result.ts';
import { requireSecret } from '../../src/main/http/link-checks.ts';
import { createLinkServer } from '../../src/main/http/link-server.ts';
import { createLog } from '../../src/main/http/log.ts';
import { servePin } from '../../src/main/http/pin-route.ts';
import type { TakePin } from '../../src/main/http/pin-route.ts';
import type { PipeAddress } from '../../src/main/http/process-launcher.ts';
import { sendPin } from '../../src/main/http/send-pin.ts';
import { listenOnPipe, SECRET } from './support/links.ts';

describe('the way of a PIN', () => {
  let lines: string[];
  let taken: Uint8Array[];
  let answer: TakePin;
  let station: PipeAddress;
  let close: () => Promise<void>;

  beforeEach(async () => {
    [lines, taken, answer] = [[], [], () => succeed('handle-1')];
    const log = createLog('test', (line) => void lines.push(line));
    const server = createLinkServer({ log, checks: [requireSecret(SECRET)] });
    servePin(server, (pin) => {
      taken.push(pin);
      return answer(pin);
    });
    ({ address: station, close } = await listenOnPipe(server));
  });
  afterEach(() => close());

  const pinOf = (text: string): Uint8Array => new TextEncoder().encode(text);

  it('ends at the station, which names it by a handle', async () => {
    let seen = '';
    answer = (pin) => {
      seen = new TextDecoder().decode(pin);
      return succeed('handle-1');
    };

    const handle = await sendPin(station, pinOf('123456'));

    expect(handle).toEqual({ ok: true, value: 'handle-1' });
    expect(seen).toBe('123456');
  });

  it('leaves no byte of it behind, neither here nor there', async () => {
    const pin = pinOf('123456');

    await sendPin(station, pin);

    expect([...pin]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(taken.map((bytes) => [...bytes])).toEqual([[0, 0, 0, 0, 0, 0]]);
  });

  it('leaves no byte of it behind when nobody takes it', async () => {
    const pin = pinOf('123456');

    const refused = await sendPin(undefined, pin);

    expect(refused).toMatchObject({ failure: { code: 'call.programAway' } });
    expect([...pin]).toEqual([0, 0, 0, 0, 0, 0]);
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
    const handle = await sendPin(station, new Uint8Array(length).fill(0x31));

    expect(handle.ok).toBe(ok);
    expect(taken).toHaveLength(ok ? 1 : 0);
  });

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

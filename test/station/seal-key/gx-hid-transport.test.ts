import { expect, it } from 'vitest';
import { HidConnection } from '../../../src/main/station/hid/hid-connection.ts';
import { HidTraffic } from '../../../src/main/station/hid/hid-traffic.ts';
import type { HidEvents, HidHost } from '../../../src/main/station/hid/hid-host.ts';
import {
  GX_ERROR,
  GX_TAG,
  GxAssembler,
  toPackets,
} from '../../../src/main/station/seal-key/gx-hid-packets.ts';
import type { GxMessage } from '../../../src/main/station/seal-key/gx-hid-packets.ts';
import { encodeInitAnswer, GxHidTransport } from '../../../src/main/station/seal-key/gx-hid-transport.ts';
import { transmit } from '../../../src/main/station/seal-key/apdu.ts';
import { succeed } from '../../../src/shared/kernel/result.ts';
import { transportTimings } from '../support/timings.ts';
import { hex } from '../support/vectors.ts';

const CHANNEL = 0x0a0b;
const PING = Uint8Array.of(0x80, 0x04, 0x00, 0x00);

/** What a test key answers to an APDU: messages, each some time after the one before. */
type Answer = readonly {
  readonly afterMs?: number;
  readonly message?: Partial<GxMessage>;
  readonly raw?: Uint8Array;
}[];

/** An open channel to a key that answers APDU after APDU from the list. */
async function openChannel(...answers: readonly Answer[]) {
  const left = [...answers];
  const assembler = new GxAssembler();
  const handle = (message: GxMessage, events: HidEvents) => {
    if (message.tag === GX_TAG.init) {
      return send([{ message: { ...message, payload: encodeInitAnswer(message.payload, CHANNEL) } }], events);
    }
    return send(left.shift() ?? [], events);
  };
  const host: HidHost = {
    simulated: true,
    listIntervalMs: 0,
    library: () => Promise.resolve(succeed({ hidapiVersion: null, driver: 'simulated' })),
    list: () => Promise.resolve(succeed([])),
    open: (_path, events) => {
      const write = (report: Uint8Array) => {
        const progress = assembler.push(report.slice(1));
        if (progress.kind === 'message') void handle(progress.message, events);
        return Promise.resolve(succeed(undefined));
      };
      return Promise.resolve(succeed({ write, close: () => Promise.resolve() }));
    },
  };
  const connection = await HidConnection.open(host, 'key');
  const opened = connection.ok
    ? await GxHidTransport.open(connection.value, new HidTraffic(host), transportTimings)
    : connection;
  if (!opened.ok) throw new Error(opened.failure.code);
  return opened.value;
}

async function send(answer: Answer, events: HidEvents) {
  for (const { afterMs = 0, message, raw } of answer) {
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    const whole = { channel: CHANNEL, tag: GX_TAG.apdu, payload: new Uint8Array(), ...message };
    for (const packet of raw ? [raw] : toPackets(whole)) events.onReport(packet);
  }
}

const done: Answer = [{ message: { payload: hex('9000') } }];
const keepAlive = { afterMs: 100, message: { tag: GX_TAG.keepAlive, payload: Uint8Array.of(2) } };

it('waits for a key that says it is still at it, longer than for a silent one', async () => {
  const channel = await openChannel([keepAlive, keepAlive, keepAlive, keepAlive, keepAlive, ...done]);

  expect(await channel.send(PING)).toEqual({ ok: true, value: hex('9000') });
});

it('does not wait for ever, whatever the key says', async () => {
  const channel = await openChannel(Array.from({ length: 30 }, () => keepAlive));

  expect(await channel.send(PING)).toMatchObject({ ok: false });
  expect(channel.isBroken).toBe(true);
});

it('gives up a silent key', async () => {
  const channel = await openChannel([]);

  expect(await channel.send(PING)).toMatchObject({ failure: { code: 'transport.silent' } });
});

it.each<[why: string, answer: Answer, code: string]>([
  ['another channel', [{ message: { channel: 0x0101, payload: hex('9000') } }], 'transport.broken'],
  ['another tag', [{ message: { tag: GX_TAG.ping, payload: hex('9000') } }], 'transport.broken'],
  [
    'an error',
    [{ message: { tag: GX_TAG.error, payload: Uint8Array.of(GX_ERROR.wrongSequence) } }],
    'transport.broken',
  ],
  ['"busy"', [{ message: { tag: GX_TAG.error, payload: Uint8Array.of(GX_ERROR.busy) } }], 'transport.busy'],
  ['a packet in the middle', [{ raw: new Uint8Array(64).with(4, 1) }], 'transport.broken'],
])('breaks on %s and stays broken', async (_why, answer, code) => {
  const channel = await openChannel(answer, done);

  expect(await channel.send(PING)).toMatchObject({ failure: { code } });
  expect(await channel.send(PING)).toMatchObject({ ok: false });
});

it('fetches the rest of a long answer', async () => {
  const parts = ['0102 6102', '0304 6101', '05 9000'].map((part): Answer => [
    { message: { payload: hex(part) } },
  ]);
  const channel = await openChannel(...parts);

  const answer = await transmit((apdu) => channel.send(apdu), { ins: 0x4e, le: 0 });

  expect(answer).toEqual({ ok: true, value: { status: 0x9000, data: hex('0102030405') } });
});

it('asks again with the length the key names', async () => {
  const sent: Uint8Array[] = [];
  const answers = [hex('6C05'), hex('0102030405 9000')];
  const channel = (apdu: Uint8Array) => {
    sent.push(apdu.slice());
    return Promise.resolve(succeed(answers.shift() ?? hex('6F00')));
  };

  const answer = await transmit(channel, { ins: 0x4e, le: 0 });

  expect(sent).toEqual([hex('804E0000 000000'), hex('804E0000 000005')]);
  expect(answer).toMatchObject({ value: { status: 0x9000 } });
});

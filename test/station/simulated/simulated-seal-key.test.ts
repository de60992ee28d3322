import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeApdu, INS, SW } from '../../../src/main/station/seal-key/apdu.ts';
import type { ApduCommand } from '../../../src/main/station/seal-key/apdu.ts';
import { proofOfPin, SIGN_DIGEST, USER_PIN } from '../../../src/main/station/seal-key/demo-p256.ts';
import {
  BROADCAST_CHANNEL,
  GX_ERROR,
  GX_TAG,
  GxAssembler,
  toPackets,
} from '../../../src/main/station/seal-key/gx-hid-packets.ts';
import type { GxMessage } from '../../../src/main/station/seal-key/gx-hid-packets.ts';
import { KeyBox, MAX_PIN_TRIES } from '../../../src/main/station/simulated/key-box.ts';
import { SimulatedSealKey } from '../../../src/main/station/simulated/simulated-seal-key.ts';
import { concatBytes } from '../../../src/shared/kernel/bytes.ts';
import { makeSealKey } from '../support/make-seal-keys.ts';
import { hex } from '../support/vectors.ts';

const APPLICATION = hex('0001');
const content = makeSealKey();
const eccSign = {
  ins: INS.eccSign,
  p1: SIGN_DIGEST,
  data: concatBytes(hex('00010002'), new Uint8Array(32)),
  le: 0,
};

let folder: string;
let box: KeyBox;
let key: SimulatedSealKey;
let answers: GxMessage[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quanke-key-'));
  writeFileSync(join(folder, 'keys.json'), JSON.stringify([content]));
  box = new KeyBox(join(folder, 'keys.json'));
  key = new SimulatedSealKey(box, content.serial);
  answers = [];
  const assembler = new GxAssembler();
  key.powerOn((report) => {
    const progress = assembler.push(report);
    if (progress.kind === 'message') answers.push(progress.message);
  });
});
afterEach(() => rmSync(folder, { recursive: true }));

function send(message: GxMessage): GxMessage | undefined {
  for (const packet of toPackets(message)) key.receive(packet);
  return answers.pop();
}

/** Asks for a channel; its number. */
function init(): number {
  const answer = send({ channel: BROADCAST_CHANNEL, tag: GX_TAG.init, payload: new Uint8Array(8) });
  return ((answer?.payload[8] ?? 0) << 8) | (answer?.payload[9] ?? 0);
}

/** Sends a command; its data and status word. */
function ask(channel: number, command: ApduCommand): { data: Uint8Array; status: number } {
  const { payload = new Uint8Array() } =
    send({ channel, tag: GX_TAG.apdu, payload: encodeApdu(command) }) ?? {};
  return { data: payload.slice(0, -2), status: ((payload.at(-2) ?? 0) << 8) | (payload.at(-1) ?? 0) };
}

function verifyPin(channel: number, pin = content.pin): number {
  const challenge = ask(channel, { ins: INS.generateRandom, le: 16 }).data;
  const proof = proofOfPin(new TextEncoder().encode(pin), challenge);
  return ask(channel, { ins: INS.verifyPin, p2: USER_PIN, data: concatBytes(APPLICATION, proof) }).status;
}

describe('the simulated seal key', () => {
  it('signs only after the PIN was shown, and not after it was told to forget', () => {
    const channel = init();
    const before = ask(channel, eccSign).status;
    verifyPin(channel);
    const verified = ask(channel, eccSign).status;
    ask(channel, { ins: INS.clearSecureState, data: APPLICATION });

    expect([before, verified, ask(channel, eccSign).status]).toEqual([
      SW.pinNotVerified,
      SW.done,
      SW.pinNotVerified,
    ]);
  });

  it('forgets the PIN with a new channel', () => {
    verifyPin(init());

    expect(ask(init(), eccSign).status).toBe(SW.pinNotVerified);
  });

  it('takes a proof once: it is for one challenge', () => {
    const channel = init();
    const challenge = ask(channel, { ins: INS.generateRandom, le: 16 }).data;
    const data = concatBytes(APPLICATION, proofOfPin(new TextEncoder().encode(content.pin), challenge));
    const verify = { ins: INS.verifyPin, p2: USER_PIN, data };

    expect([ask(channel, verify).status, ask(channel, verify).status]).toEqual([
      SW.done,
      SW.conditionsNotMet,
    ]);
  });

  it('counts tries and is blocked at the end', () => {
    const channel = init();

    const statuses = Array.from({ length: MAX_PIN_TRIES + 1 }, () => verifyPin(channel, '999999'));

    expect(statuses).toEqual([0x63c4, 0x63c3, 0x63c2, 0x63c1, SW.pinBlocked, SW.pinBlocked]);
    expect(verifyPin(channel)).toBe(SW.pinBlocked);
  });

  it.each<[why: string, apdu: string, status: number]>([
    ['another class', '00 04 00 00 00 00 00', SW.unknownClass],
    ['a length that does not fit', '80 74 02 00 00 00 24 00', SW.wrongLength],
    ['an instruction it does not know', '80 F0 00 00 00 00 02 0001', SW.unknownInstruction],
    ['a container it does not have', '80 74 02 00 00 00 04 00010009', SW.notFound],
  ])('refuses %s', (_why, apdu, status) => {
    const answer = send({ channel: init(), tag: GX_TAG.apdu, payload: hex(apdu) });

    expect(answer?.payload).toEqual(Uint8Array.of(status >> 8, status & 255));
  });

  it('echoes a ping', () => {
    const ping = { channel: init(), tag: GX_TAG.ping, payload: hex('010203') };

    expect(send(ping)).toEqual(ping);
  });

  it('answers a stranger with an error', () => {
    const channel = init();

    const answer = send({ channel: channel ^ 1, tag: GX_TAG.apdu, payload: hex('80040000') });

    expect(answer).toMatchObject({ tag: GX_TAG.error, payload: Uint8Array.of(GX_ERROR.unknownChannel) });
  });
});

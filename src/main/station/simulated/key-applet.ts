import { randomBytes } from 'node:crypto';
import { concatBytes, equalBytes, parseBase64 } from '../../../shared/kernel/bytes.ts';
import { INS, SW } from '../seal-key/apdu.ts';
import {
  APPLICATION,
  APPLICATION_INFO_BYTES,
  CHALLENGE_BYTES,
  CONTAINER,
  DEVICE_INFO,
  proofOfPin,
  SIGN_DIGEST,
  SIGNING_CHAIN,
  USER_PIN,
} from '../seal-key/demo-p256.ts';
import { MAX_PIN_TRIES } from './key-box.ts';
import type { KeyBox, SimulatedSealKeyContent } from './key-box.ts';
import { signDigestP256 } from './p256-digest-signature.ts';

/** A command as the applet sees it. */
type Command = { readonly ins: number; readonly p1: number; readonly p2: number; readonly data: Uint8Array };
/** Data and status word. */
type Reply = readonly [data: Uint8Array, status: number];

const NOTHING = new Uint8Array();
const APPLICATION_ID = Uint8Array.of(0x00, 0x01);
const CONTAINER_ID = Uint8Array.of(0x00, 0x02);
const DIGEST_BYTES = 32;

/** What runs inside the simulated key: profile `demo-p256`, with the PIN counter in the box's file. */
export class KeyApplet {
  readonly #box: KeyBox;
  readonly #serial: string;
  #challenge: Uint8Array | undefined;
  #pinVerified = false;

  constructor(box: KeyBox, serial: string) {
    this.#box = box;
    this.#serial = serial;
  }

  /** Forgets the challenge and that the PIN was shown. */
  reset(): void {
    this.#challenge = undefined;
    this.#pinVerified = false;
  }

  /** One command APDU in, the answer with its status word out. */
  execute(apdu: Uint8Array): Uint8Array {
    const command = parseApdu(apdu);
    const [data, status] = command
      ? this.#run(command)
      : [NOTHING, apdu[0] === 0x80 ? SW.wrongLength : SW.unknownClass];
    return concatBytes(data, Uint8Array.of(status >> 8, status & 255));
  }

  #run(command: Command): Reply {
    const content = this.#box.keys().find(({ serial }) => serial === this.#serial);
    if (!content) return [NOTHING, SW.notFound];
    switch (command.ins) {
      case INS.getDeviceInfo:
        return [encodeDeviceInfo(content), SW.done];
      case INS.generateRandom:
        this.#challenge = Uint8Array.from(randomBytes(CHALLENGE_BYTES));
        return [this.#challenge, SW.done];
      case INS.openApplication:
        return equalBytes(command.data, ascii(APPLICATION))
          ? [encodeApplication(), SW.done]
          : [NOTHING, SW.notFound];
      case INS.openContainer:
        return startsWith(command.data, APPLICATION_ID, ascii(CONTAINER))
          ? [CONTAINER_ID, SW.done]
          : [NOTHING, SW.notFound];
      default:
        return startsWith(command.data, APPLICATION_ID)
          ? this.#runInApplication(command, content)
          : [NOTHING, SW.unknownInstruction];
    }
  }

  #runInApplication(command: Command, content: SimulatedSealKeyContent): Reply {
    switch (command.ins) {
      case INS.getPinInfo:
        return [Uint8Array.of(MAX_PIN_TRIES, this.#box.triesLeft(this.#serial), 0), SW.done];
      case INS.verifyPin:
        return [NOTHING, this.#verifyPin(command, content)];
      case INS.clearSecureState:
        this.reset();
        return [NOTHING, SW.done];
      case INS.exportCertificate:
        return exportCertificate(command, content);
      case INS.eccSign:
        return this.#sign(command, content);
      default:
        return [NOTHING, SW.unknownInstruction];
    }
  }

  /** The try is written down before the proof is looked at: pulling the plug wins nothing. */
  #verifyPin({ p2, data }: Command, content: SimulatedSealKeyContent): number {
    const challenge = this.#challenge;
    this.#challenge = undefined;
    this.#pinVerified = false;
    if (p2 !== USER_PIN) return SW.wrongParameters;
    if (!challenge) return SW.conditionsNotMet;
    const left = this.#box.triesLeft(this.#serial) - 1;
    if (left < 0) return SW.pinBlocked;
    this.#box.setTriesLeft(this.#serial, left);
    if (!equalBytes(data.subarray(APPLICATION_ID.length), proofOfPin(ascii(content.pin), challenge))) {
      return left === 0 ? SW.pinBlocked : 0x63c0 + left;
    }
    this.#box.setTriesLeft(this.#serial, MAX_PIN_TRIES);
    this.#pinVerified = true;
    return SW.done;
  }

  #sign({ p1, data }: Command, content: SimulatedSealKeyContent): Reply {
    if (!startsWith(data, APPLICATION_ID, CONTAINER_ID)) return [NOTHING, SW.notFound];
    if (p1 !== SIGN_DIGEST) return [NOTHING, SW.wrongParameters];
    const digest = data.subarray(APPLICATION_ID.length + CONTAINER_ID.length);
    if (digest.length !== DIGEST_BYTES) return [NOTHING, SW.wrongLength];
    if (!this.#pinVerified) return [NOTHING, SW.pinNotVerified];
    const privateKey = parseBase64(content.privateKey);
    if (!privateKey) return [NOTHING, SW.notFound];
    return [concatBytes(Uint8Array.of(0, 0, 1, 0), signDigestP256(digest, privateKey)), SW.done];
  }
}

function exportCertificate({ p1, p2, data }: Command, content: SimulatedSealKeyContent): Reply {
  if (p1 !== SIGNING_CHAIN) return [NOTHING, SW.wrongParameters];
  if (!startsWith(data, APPLICATION_ID, CONTAINER_ID)) return [NOTHING, SW.notFound];
  const certificate = parseBase64(content.certificates[p2] ?? '');
  return certificate && certificate.length > 0 ? [certificate, SW.done] : [NOTHING, SW.notFound];
}

/** Extended lengths only: header, then `00` and either Le, or Lc, data and perhaps Le. */
function parseApdu(apdu: Uint8Array): Command | undefined {
  if (apdu.length < 4) return undefined;
  const view = new DataView(concatBytes(apdu, new Uint8Array(3)).buffer);
  if (view.getUint8(0) !== 0x80 || view.getUint8(4) !== 0) return undefined;
  const isWithoutData = apdu.length === 4 || apdu.length === 7;
  const end = isWithoutData ? 7 : 7 + view.getUint16(5);
  if (!isWithoutData && apdu.length !== end && apdu.length !== end + 2) return undefined;
  return { ins: view.getUint8(1), p1: view.getUint8(2), p2: view.getUint8(3), data: apdu.slice(7, end) };
}

function encodeDeviceInfo({ label, serial }: SimulatedSealKeyContent): Uint8Array {
  const info = new Uint8Array(DEVICE_INFO.bytes);
  info.set([1, 0, 1, 0]);
  info.set(ascii('QUANKE SIMULATOR'), 4);
  info.set(fitUtf8(label, DEVICE_INFO.label[1]), DEVICE_INFO.label[0]);
  info.set(ascii(serial).subarray(0, DEVICE_INFO.serial[1]), DEVICE_INFO.serial[0]);
  return info;
}

/** As much of a text as fits, whole characters only. */
function fitUtf8(text: string, bytes: number): Uint8Array {
  const room = new Uint8Array(bytes);
  const { written } = new TextEncoder().encodeInto(text, room);
  return room.subarray(0, written);
}

function encodeApplication(): Uint8Array {
  const info = new Uint8Array(APPLICATION_INFO_BYTES);
  info.set(APPLICATION_ID, APPLICATION_INFO_BYTES - APPLICATION_ID.length);
  return info;
}

function startsWith(data: Uint8Array, ...parts: readonly Uint8Array[]): boolean {
  const wanted = concatBytes(...parts);
  return equalBytes(data.subarray(0, wanted.length), wanted);
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

import { concatBytes } from '../../../shared/kernel/bytes.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { INS, SW, transmit } from './apdu.ts';
import type { ApduCommand } from './apdu.ts';
import {
  APPLICATION,
  APPLICATION_INFO_BYTES,
  CHALLENGE_BYTES,
  CONTAINER,
  DEVICE_INFO,
  proofOfPin,
  SIGN_DIGEST,
  SIGNATURE_BYTES,
  SIGNING_CHAIN,
  USER_PIN,
} from './demo-p256.ts';
import { encodeEcdsaSignature } from './der.ts';
import type { GxHidTransport, TransportFailure } from './gx-hid-transport.ts';

/** Why the key did not do it: the way to it failed, it refused, or it answered something we do not understand. */
export type KeyFailure = TransportFailure | 'sealKey.pinIncorrect' | 'sealKey.pinLocked' | 'sealKey.failed';

/** What the key says about itself. */
export type KeyInfo = { readonly label: string; readonly serial: string };

/** No chain of certificates is longer than this. */
const MAX_CHAIN = 8;

/** The application and container of one key, opened over one channel. */
export class KeySession {
  readonly transport: GxHidTransport;
  readonly info: KeyInfo;
  readonly #application: Uint8Array;
  readonly #container: Uint8Array;

  /** Asks who the key is and opens what holds the seal. */
  static async open(transport: GxHidTransport): Promise<Result<KeySession, KeyFailure>> {
    const info = await ask(transport, { ins: INS.getDeviceInfo, le: 0 }, DEVICE_INFO.bytes);
    if (!info.ok) return info;
    const opened = await ask(
      transport,
      { ins: INS.openApplication, data: ascii(APPLICATION), le: 0 },
      APPLICATION_INFO_BYTES,
    );
    if (!opened.ok) return opened;
    const application = opened.value.slice(-2);
    const name = concatBytes(application, ascii(CONTAINER));
    const container = await ask(transport, { ins: INS.openContainer, data: name, le: 0 }, 2);
    if (!container.ok) return container;
    return succeed(
      new KeySession(transport, parseInfo(info.value), { application, container: container.value }),
    );
  }

  private constructor(
    transport: GxHidTransport,
    info: KeyInfo,
    opened: { application: Uint8Array; container: Uint8Array },
  ) {
    this.transport = transport;
    this.info = info;
    this.#application = opened.application;
    this.#container = opened.container;
  }

  /** Tries left, as the key counts them: another program may have used some. */
  async triesLeft(): Promise<Result<number, KeyFailure>> {
    const answer = await this.#ask({ ins: INS.getPinInfo, p2: USER_PIN, data: this.#application, le: 0 }, 3);
    return answer.ok ? succeed(answer.value[1] ?? 0) : answer;
  }

  /** The signing certificates, DER, leaf first. */
  async certificates(): Promise<Result<readonly Uint8Array[], KeyFailure>> {
    const chain: Uint8Array[] = [];
    while (chain.length < MAX_CHAIN) {
      const data = concatBytes(this.#application, this.#container);
      const command = { ins: INS.exportCertificate, p1: SIGNING_CHAIN, p2: chain.length, data, le: 0 };
      const answer = await transmit((apdu) => this.transport.send(apdu), command);
      if (!answer.ok) return answer;
      if (answer.value.status === SW.notFound && chain.length > 0) break;
      if (answer.value.status !== SW.done) return refusal(answer.value.status);
      chain.push(answer.value.data);
    }
    return succeed(chain);
  }

  /** Shows the key that the PIN is known. A wrong one costs a try. */
  async verifyPin(pin: Uint8Array): Promise<Result<void, KeyFailure>> {
    const challenge = await this.#ask({ ins: INS.generateRandom, le: CHALLENGE_BYTES }, CHALLENGE_BYTES);
    if (!challenge.ok) return challenge;
    const proof = proofOfPin(pin, challenge.value);
    const data = concatBytes(this.#application, proof);
    const verified = await this.#ask({ ins: INS.verifyPin, p2: USER_PIN, data }, 0);
    proof.fill(0);
    data.fill(0);
    return verified.ok ? succeed(undefined) : verified;
  }

  /** Signs 32 bytes that are a digest already; the signature in DER. */
  async sign(digest: Uint8Array): Promise<Result<Uint8Array, KeyFailure>> {
    const data = concatBytes(this.#application, this.#container, digest);
    const answer = await this.#ask({ ins: INS.eccSign, p1: SIGN_DIGEST, data, le: 0 }, SIGNATURE_BYTES);
    if (!answer.ok) return answer;
    return succeed(encodeEcdsaSignature(answer.value.subarray(4, 36), answer.value.subarray(36)));
  }

  /** The key forgets that the PIN was shown. */
  async clear(): Promise<Result<void, KeyFailure>> {
    const cleared = await this.#ask({ ins: INS.clearSecureState, data: this.#application }, 0);
    return cleared.ok ? succeed(undefined) : cleared;
  }

  #ask(command: ApduCommand, bytes: number): Promise<Result<Uint8Array, KeyFailure>> {
    return ask(this.transport, command, bytes);
  }
}

/** Sends a command whose good answer has exactly so many bytes. */
async function ask(
  transport: GxHidTransport,
  command: ApduCommand,
  bytes: number,
): Promise<Result<Uint8Array, KeyFailure>> {
  const answer = await transmit((apdu) => transport.send(apdu), command);
  if (!answer.ok) return answer;
  const { status, data } = answer.value;
  if (status !== SW.done) return refusal(status);
  return data.length === bytes ? succeed(data) : fail('sealKey.failed', { bytes: data.length });
}

/** What a status word means to the person who seals (devices.md B.3). */
function refusal(status: number): { readonly ok: false; readonly failure: { readonly code: KeyFailure } } {
  const triesLeft = status >> 4 === 0x63c ? status & 0x0f : undefined;
  if (status === SW.pinBlocked || triesLeft === 0) return fail('sealKey.pinLocked');
  if (triesLeft !== undefined) return fail('sealKey.pinIncorrect', { triesLeft });
  return fail('sealKey.failed', { status: status.toString(16) });
}

function parseInfo(answer: Uint8Array): KeyInfo {
  const text = ([from, length]: readonly [number, number]): string =>
    new TextDecoder().decode(answer.subarray(from, from + length)).replace(/\0+$/, '');
  return { label: text(DEVICE_INFO.label), serial: text(DEVICE_INFO.serial) };
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

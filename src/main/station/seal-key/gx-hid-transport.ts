import { randomBytes } from 'node:crypto';
import { concatBytes, equalBytes } from '../../../shared/kernel/bytes.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { HidConnection } from '../hid/hid-connection.ts';
import type { HidFailure } from '../hid/hid-host.ts';
import type { HidTraffic } from '../hid/hid-traffic.ts';
import {
  BROADCAST_CHANNEL,
  GX_ERROR,
  GX_TAG,
  GxAssembler,
  MAX_MESSAGE_BYTES,
  toPackets,
} from './gx-hid-packets.ts';
import type { GxMessage } from './gx-hid-packets.ts';

/** Why a message has no answer: the device was silent, broke the rules or said so itself, or is gone. */
export type TransportFailure = HidFailure | 'transport.silent' | 'transport.broken' | 'transport.busy';

/** Milliseconds. */
export const TRANSPORT_TIMINGS = {
  /** Longest silence while an answer is due; a KEEPALIVE starts it anew. */
  silenceMs: 1500,
  /** No answer is awaited longer than this, KEEPALIVE or not: somebody must press the key's button by then. */
  wholeMs: 30_000,
};
export type TransportTimings = typeof TRANSPORT_TIMINGS;

/** The only version of the transport there is. */
const PROTOCOL_VERSION = 1;
const NONCE_BYTES = 8;

/** One channel to a seal key: APDU in, APDU out, one at a time. After any failure it must be opened anew. */
export class GxHidTransport {
  readonly #connection: HidConnection;
  readonly #traffic: HidTraffic;
  readonly #timings: TransportTimings;
  readonly #assembler = new GxAssembler();
  #channel = BROADCAST_CHANNEL;
  #broken = false;

  /** Asks the key for a channel. The key forgets a half message and a verified PIN of whoever used it before. */
  static async open(
    connection: HidConnection,
    traffic: HidTraffic,
    timings: TransportTimings = TRANSPORT_TIMINGS,
  ): Promise<Result<GxHidTransport, TransportFailure>> {
    const transport = new GxHidTransport(connection, traffic, timings);
    const nonce = randomBytes(NONCE_BYTES);
    const answer = await transport.#exchange({
      channel: BROADCAST_CHANNEL,
      tag: GX_TAG.init,
      payload: nonce,
    });
    if (!answer.ok) return answer;
    const channel = parseInit(answer.value, nonce);
    if (channel === undefined) return transport.#break();
    transport.#channel = channel;
    return succeed(transport);
  }

  private constructor(connection: HidConnection, traffic: HidTraffic, timings: TransportTimings) {
    this.#connection = connection;
    this.#traffic = traffic;
    this.#timings = timings;
  }

  get connection(): HidConnection {
    return this.#connection;
  }

  /** True once a message failed: what the key thinks now is not known. */
  get isBroken(): boolean {
    return this.#broken || this.#connection.failure !== undefined;
  }

  /** Sends one command APDU and gives the answer with its status word. */
  async send(apdu: Uint8Array): Promise<Result<Uint8Array, TransportFailure>> {
    if (this.#broken || apdu.length > MAX_MESSAGE_BYTES) return this.#break();
    return this.#exchange({ channel: this.#channel, tag: GX_TAG.apdu, payload: apdu });
  }

  async #exchange(message: GxMessage): Promise<Result<Uint8Array, TransportFailure>> {
    const answer = await this.#traffic.exchange(() => this.#sendAndReceive(message));
    if (!answer.ok) this.#broken = true;
    return answer;
  }

  async #sendAndReceive(message: GxMessage): Promise<Result<Uint8Array, TransportFailure>> {
    this.#connection.discard();
    this.#assembler.reset();
    for (const packet of toPackets(message)) {
      const sent = await this.#connection.send(packet);
      packet.fill(0);
      if (!sent.ok) return sent;
    }
    return this.#awaitAnswer(message, performance.now() + this.#timings.wholeMs);
  }

  async #awaitAnswer(asked: GxMessage, until: number): Promise<Result<Uint8Array, TransportFailure>> {
    for (;;) {
      const answer = await this.#receiveMessage(until);
      if (!answer.ok) return answer;
      const { channel, tag, payload } = answer.value;
      if (channel !== asked.channel) return this.#break();
      if (tag === asked.tag) return succeed(payload);
      const mayWait = asked.tag === GX_TAG.apdu && performance.now() < until;
      if (tag !== GX_TAG.keepAlive || !mayWait) return this.#refused(answer.value);
    }
  }

  async #receiveMessage(until: number): Promise<Result<GxMessage, TransportFailure>> {
    for (;;) {
      const packet = await this.#connection.receive(
        Math.min(this.#timings.silenceMs, until - performance.now()),
      );
      if (!packet.ok) {
        return fail(packet.failure.code === 'hid.timeout' ? 'transport.silent' : packet.failure.code);
      }
      const progress = this.#assembler.push(packet.value);
      if (progress.kind === 'message') return succeed(progress.message);
      if (progress.kind === 'spoilt') return this.#break();
    }
  }

  #refused({ tag, payload }: GxMessage): Result<never, TransportFailure> {
    return tag === GX_TAG.error && payload[0] === GX_ERROR.busy ? fail('transport.busy') : this.#break();
  }

  #break(): Result<never, TransportFailure> {
    this.#broken = true;
    return fail('transport.broken');
  }
}

/** The channel of an INIT answer: nonce, channel u16, version u8, capability u8, longest message u16. */
function parseInit(answer: Uint8Array, nonce: Uint8Array): number | undefined {
  if (answer.length !== NONCE_BYTES + 6 || !equalBytes(answer.subarray(0, NONCE_BYTES), nonce))
    return undefined;
  const view = new DataView(answer.buffer, answer.byteOffset, answer.byteLength);
  const channel = view.getUint16(NONCE_BYTES);
  const isUsable = channel !== 0 && channel !== BROADCAST_CHANNEL;
  return isUsable && view.getUint8(NONCE_BYTES + 2) === PROTOCOL_VERSION ? channel : undefined;
}

/** The answer to INIT, as a key builds it. */
export function encodeInitAnswer(nonce: Uint8Array, channel: number): Uint8Array {
  const rest = Uint8Array.of(
    channel >> 8,
    channel & 255,
    PROTOCOL_VERSION,
    0,
    MAX_MESSAGE_BYTES >> 8,
    MAX_MESSAGE_BYTES & 255,
  );
  return concatBytes(nonce, rest);
}

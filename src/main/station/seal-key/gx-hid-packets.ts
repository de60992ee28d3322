import { concatBytes } from '../../../shared/kernel/bytes.ts';
import { REPORT_BYTES } from '../hid/hid-host.ts';

/*
 * GX-HID/1 (devices.md B.2): messages over 64-byte reports.
 *   channel u16 BE | tag u8 | sequence u16 BE from 0 | only in packet 0: message length u16 BE | payload | zeros
 * Both ends are strict: another channel, tag or sequence, a length out of bounds or a byte that is not zero after the
 * end spoils the message. Nothing is skipped in the hope that it gets better.
 */

/** What a message is about. */
export const GX_TAG = { ping: 0x02, apdu: 0x05, init: 0x06, keepAlive: 0x3b, error: 0x3f } as const;

/** The byte of an ERROR message. */
export const GX_ERROR = {
  wrongTag: 0x01,
  wrongLength: 0x03,
  wrongSequence: 0x04,
  timeout: 0x05,
  busy: 0x06,
  unknownChannel: 0x0b,
  other: 0x7f,
} as const;

/** The channel on which channels are given out. */
export const BROADCAST_CHANNEL = 0xffff;
/** Longest message, in payload bytes. */
export const MAX_MESSAGE_BYTES = 4096;

const FIRST_HEADER = 7;
const NEXT_HEADER = 5;

/** A whole message. */
export type GxMessage = { readonly channel: number; readonly tag: number; readonly payload: Uint8Array };

/** Cuts a message into 64-byte packets. */
export function toPackets({ channel, tag, payload }: GxMessage): Uint8Array[] {
  const packets: Uint8Array[] = [];
  for (let at = 0, sequence = 0; sequence === 0 || at < payload.length; sequence += 1) {
    const packet = new Uint8Array(REPORT_BYTES);
    const view = new DataView(packet.buffer);
    view.setUint16(0, channel);
    view.setUint8(2, tag);
    view.setUint16(3, sequence);
    if (sequence === 0) view.setUint16(5, payload.length);
    const header = sequence === 0 ? FIRST_HEADER : NEXT_HEADER;
    const part = payload.subarray(at, at + REPORT_BYTES - header);
    packet.set(part, header);
    at += part.length;
    packets.push(packet);
  }
  return packets;
}

/** What one more packet made of the message: still open, whole, or spoilt. */
export type GxProgress =
  | { readonly kind: 'more' }
  | { readonly kind: 'message'; readonly message: GxMessage }
  | { readonly kind: 'spoilt'; readonly channel: number; readonly error: number };

type OpenMessage = { channel: number; tag: number; length: number; next: number; parts: Uint8Array[] };

/** Puts packets together, for one message at a time. */
export class GxAssembler {
  #open: OpenMessage | undefined;

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  push(packet: Uint8Array): GxProgress {
    if (packet.length !== REPORT_BYTES) return this.#spoil(0, GX_ERROR.wrongLength);
    const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
    const channel = view.getUint16(0);
    const tag = view.getUint8(2);
    const sequence = view.getUint16(3);
    const open: OpenMessage = this.#open ?? { channel, tag, length: view.getUint16(5), next: 0, parts: [] };
    if (channel !== open.channel) return this.#spoil(channel, GX_ERROR.unknownChannel);
    if (tag !== open.tag) return this.#spoil(channel, GX_ERROR.wrongTag);
    if (sequence !== open.next) return this.#spoil(channel, GX_ERROR.wrongSequence);
    if (open.length > MAX_MESSAGE_BYTES) return this.#spoil(channel, GX_ERROR.wrongLength);
    return this.#add(open, packet);
  }

  /** Forgets a message that has begun. */
  reset(): void {
    this.#open?.parts.forEach((part) => part.fill(0));
    this.#open = undefined;
  }

  #add(open: OpenMessage, packet: Uint8Array): GxProgress {
    const have = open.parts.reduce((sum, part) => sum + part.length, 0);
    const rest = packet.subarray(open.next === 0 ? FIRST_HEADER : NEXT_HEADER);
    const wanted = Math.min(open.length - have, rest.length);
    if (rest.subarray(wanted).some((byte) => byte !== 0))
      return this.#spoil(open.channel, GX_ERROR.wrongLength);
    open.parts.push(rest.slice(0, wanted));
    open.next += 1;
    this.#open = open;
    if (have + wanted < open.length) return { kind: 'more' };
    const payload = concatBytes(...open.parts);
    this.reset();
    return { kind: 'message', message: { channel: open.channel, tag: open.tag, payload } };
  }

  #spoil(channel: number, error: number): GxProgress {
    this.reset();
    return { kind: 'spoilt', channel, error };
  }
}

import { randomInt } from 'node:crypto';
import { GX_ERROR, GX_TAG, BROADCAST_CHANNEL, GxAssembler, toPackets } from '../seal-key/gx-hid-packets.ts';
import type { GxMessage } from '../seal-key/gx-hid-packets.ts';
import { encodeInitAnswer } from '../seal-key/gx-hid-transport.ts';
import type { Firmware } from './firmware.ts';
import { KeyApplet } from './key-applet.ts';
import type { KeyBox } from './key-box.ts';

/** A message that has begun must go on within this time, in milliseconds. */
const MESSAGE_GAP_MS = 500;
const INIT_NONCE_BYTES = 8;

/** Firmware of a seal key that speaks GX-HID/1: channels and messages here, commands in the applet. */
export class SimulatedSealKey implements Firmware {
  readonly identity = {
    vendorId: 0x1209,
    productId: 0x0001,
    usagePage: 0xff5e,
    product: 'Simulated seal key',
  };
  readonly serial: string;
  readonly #applet: KeyApplet;
  readonly #assembler = new GxAssembler();
  #send: ((report: Uint8Array) => void) | undefined;
  #channel: number | undefined;
  #gap: NodeJS.Timeout | undefined;

  constructor(box: KeyBox, serial: string) {
    this.serial = serial;
    this.#applet = new KeyApplet(box, serial);
  }

  powerOn(send: (report: Uint8Array) => void): void {
    this.#send = send;
    this.#forget();
    this.#channel = undefined;
  }

  powerOff(): void {
    this.#send = undefined;
    this.#forget();
  }

  receive(report: Uint8Array): void {
    clearTimeout(this.#gap);
    const progress = this.#assembler.push(report);
    if (progress.kind === 'spoilt') return this.#error(progress.channel, progress.error);
    if (progress.kind === 'message') return this.#handle(progress.message);
    this.#gap = setTimeout(() => this.#assembler.reset(), MESSAGE_GAP_MS).unref();
  }

  #handle({ channel, tag, payload }: GxMessage): void {
    if (channel === BROADCAST_CHANNEL && tag === GX_TAG.init) return this.#init(payload);
    if (channel !== this.#channel) return this.#error(channel, GX_ERROR.unknownChannel);
    if (tag === GX_TAG.ping) return this.#reply({ channel, tag, payload });
    if (tag !== GX_TAG.apdu) return this.#error(channel, GX_ERROR.wrongTag);
    this.#reply({ channel, tag, payload: this.#applet.execute(payload) });
  }

  #init(nonce: Uint8Array): void {
    if (nonce.length !== INIT_NONCE_BYTES) return this.#error(BROADCAST_CHANNEL, GX_ERROR.wrongLength);
    this.#forget();
    this.#channel = randomInt(1, BROADCAST_CHANNEL);
    this.#reply({
      channel: BROADCAST_CHANNEL,
      tag: GX_TAG.init,
      payload: encodeInitAnswer(nonce, this.#channel),
    });
  }

  /** A half message and a verified PIN do not outlive the channel. */
  #forget(): void {
    clearTimeout(this.#gap);
    this.#assembler.reset();
    this.#applet.reset();
  }

  #error(channel: number, error: number): void {
    this.#reply({ channel, tag: GX_TAG.error, payload: Uint8Array.of(error) });
  }

  #reply(message: GxMessage): void {
    for (const packet of toPackets(message)) this.#send?.(packet);
  }
}

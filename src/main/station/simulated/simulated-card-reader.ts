import type { READER_FAULTS } from '../../../shared/api/station/simulator.ts';
import { concatBytes } from '../../../shared/kernel/bytes.ts';
import type { Firmware } from './firmware.ts';

/** What the reader can be told to do wrong, once. */
export type ReaderFault = (typeof READER_FAULTS)[number];

const PREAMBLE = [0xaa, 0xaa, 0xaa, 0x96, 0x69];
const REPORT_BYTES = 64;
/** SAM id 05.01-20250101-0001234567-0007654321, of the published example. */
const SAM_ID = Uint8Array.of(5, 0, 1, 0, 0xf5, 0xfd, 0x34, 1, 0x87, 0xd6, 0x12, 0, 0xb1, 0xcb, 0x74, 0);

/** What the module thinks of the card in its field. A card that was selected stays "seen" until it leaves the field. */
type FieldState = 'new' | 'found' | 'selected';

/**
 * Firmware of a SAM_V reader with `raw64` reports (devices.md A). It shares no code with the program that talks to
 * it, so that a misreading of the protocol cannot agree with itself.
 */
export class SimulatedCardReader implements Firmware {
  readonly identity = {
    vendorId: 0x0400,
    productId: 0xc35a,
    usagePage: 0xff00,
    product: 'Simulated ID-card reader',
  };
  #send: ((report: Uint8Array) => void) | undefined;
  #card: (() => Uint8Array) | undefined;
  #field: FieldState = 'new';
  #fault: ReaderFault | undefined;

  powerOn(send: (report: Uint8Array) => void): void {
    this.#send = send;
    this.#field = 'new';
  }

  powerOff(): void {
    this.#send = undefined;
  }

  /** A card comes into the field; `baseData` gives what its chip answers to `30 01`. */
  putCard(baseData: () => Uint8Array): void {
    this.#card = baseData;
    this.#field = 'new';
  }

  takeCard(): void {
    this.#card = undefined;
    this.#field = 'new';
  }

  /** The next read goes wrong in this way. */
  failNextRead(fault: ReaderFault): void {
    this.#fault = fault;
  }

  /** A command is never longer than one report. */
  receive(report: Uint8Array): void {
    const start = report.findIndex((_, at) => PREAMBLE.every((byte, i) => report[at + i] === byte));
    if (start === -1) return;
    const frame = report.subarray(start + PREAMBLE.length);
    const length = ((frame[0] ?? 0) << 8) | (frame[1] ?? 0);
    if (length < 3 || length > frame.length - 2) return this.#answer(0x11);
    if (xor(frame.subarray(0, 2 + length)) !== 0) return this.#answer(0x10);
    this.#execute(((frame[2] ?? 0) << 8) | (frame[3] ?? 0));
  }

  #execute(command: number): void {
    switch (command) {
      case 0x10ff:
      case 0x11ff:
        return this.#answer(0x90);
      case 0x12ff:
        return this.#answer(0x90, SAM_ID);
      case 0x2001:
        return this.#find();
      case 0x2002:
        return this.#select();
      case 0x3001:
        return this.#read();
      case 0x3003:
        return this.#answer(this.#field === 'selected' ? 0x91 : 0x41);
      default:
        return this.#answer(0x21);
    }
  }

  #find(): void {
    if (!this.#card || this.#field === 'selected') return this.#answer(0x80);
    this.#field = 'found';
    this.#answer(0x9f, new Uint8Array(4));
  }

  #select(): void {
    if (!this.#card || this.#field !== 'found') return this.#answer(0x81);
    this.#field = 'selected';
    this.#answer(0x90, new Uint8Array(8));
  }

  #read(): void {
    const fault = this.#fault;
    this.#fault = undefined;
    if (fault === 'pullCardDuringRead') this.takeCard();
    if (!this.#card || this.#field !== 'selected') return this.#answer(0x41);
    const frame = encodeAnswer(0x90, this.#card());
    for (const stream of spoil(frame, fault)) this.#sendRaw(stream);
  }

  #answer(status: number, data: Uint8Array = new Uint8Array()): void {
    this.#sendRaw(encodeAnswer(status, data));
  }

  #sendRaw(stream: Uint8Array): void {
    for (let at = 0; at < stream.length; at += REPORT_BYTES) {
      const report = new Uint8Array(REPORT_BYTES);
      report.set(stream.subarray(at, at + REPORT_BYTES));
      this.#send?.(report);
    }
  }
}

/** The frame or frames that leave the reader when it has the fault. */
function spoil(frame: Uint8Array, fault: ReaderFault | undefined): Uint8Array[] {
  switch (fault) {
    case 'wrongChecksum':
      return [concatBytes(frame.subarray(0, -1), Uint8Array.of((frame.at(-1) ?? 0) ^ 0x01))];
    case 'truncatedFrame':
      return [frame.subarray(0, 10 * REPORT_BYTES)];
    case 'doubledFrame':
      return [frame, frame];
    case 'leadingJunk':
      return [concatBytes(Uint8Array.of(0x00, 0xaa, 0xaa, 0x13, 0xaa), frame)];
    case 'noAnswer':
      return [];
    default:
      return [frame];
  }
}

function encodeAnswer(status: number, data: Uint8Array): Uint8Array {
  const length = 4 + data.length;
  const counted = concatBytes(Uint8Array.of(length >> 8, length & 255, 0, 0, status), data);
  return concatBytes(Uint8Array.from(PREAMBLE), counted, Uint8Array.of(xor(counted)));
}

function xor(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) sum ^= byte;
  return sum;
}

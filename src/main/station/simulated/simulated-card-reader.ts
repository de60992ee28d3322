import type { FramingName } from '../../../shared/domain/device/framing.ts';
import { concatBytes } from '../../../shared/kernel/bytes.ts';
import type { ChipContent } from './chip-card.ts';
import type { Firmware } from './firmware.ts';
import { spoil, statusOfFault } from './reader-faults.ts';
import type { ReaderFault, ReaderStep } from './reader-faults.ts';
import { isGoAhead, ODD_SIZES, packAnswer, unpackCommand } from './reader-packing.ts';

/** SAM id 05.01-20250101-0001234567-0007654321, of the published example. */
const SAM_ID = Uint8Array.of(5, 0, 1, 0, 0xf5, 0xfd, 0x34, 1, 0x87, 0xd6, 0x12, 0, 0xb1, 0xcb, 0x74, 0);

/** What the module thinks of the card in its field. A card that was selected stays "seen" until it leaves the field. */
type FieldState = 'new' | 'found' | 'selected';

/** Milliseconds. */
export const READER_MANNERS = {
  /** `slowAnswer` comes late, but in time. */
  slowMs: 700,
  /** `lateAnswer` comes when nobody waits for it any more. */
  lateMs: 4000,
  /** Between the last report and the pulled plug of `unplugAfter`. */
  pullMs: 60,
};

export type SimulatedReaderSettings = {
  readonly framing?: FramingName;
  readonly manners?: typeof READER_MANNERS;
  /** A `dk64` reader that sends the next report only when it is told to go on. */
  readonly waitsForGoAhead?: boolean;
};

const STEP_OF: Readonly<Record<number, ReaderStep>> = {
  0x12ff: 'samId',
  0x2001: 'find',
  0x2002: 'select',
  0x3001: 'read',
  0x3003: 'newestAddress',
  0x3010: 'read',
};

/**
 * Firmware of a SAM_V reader (devices.md A) in any of the three framings. It shares no code with the program that
 * talks to it, so that a misreading of the protocol cannot agree with itself.
 */
export class SimulatedCardReader implements Firmware {
  readonly identity = {
    vendorId: 0x0400,
    productId: 0xc35a,
    usagePage: 0xff00,
    product: 'Simulated ID-card reader',
  };
  readonly #framing: FramingName;
  readonly #manners: typeof READER_MANNERS;
  readonly #waitsForGoAhead: boolean;
  #send: ((report: Uint8Array) => void) | undefined;
  #pullPlug: () => void = () => undefined;
  #chip: (() => ChipContent) | undefined;
  #field: FieldState = 'new';
  #armed: { readonly fault: ReaderFault; readonly step: ReaderStep } | undefined;
  /** Reports that wait for the word to go on. */
  #held: Uint8Array[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(settings: SimulatedReaderSettings = {}) {
    this.#framing = settings.framing ?? 'raw64';
    this.#manners = settings.manners ?? READER_MANNERS;
    this.#waitsForGoAhead = settings.waitsForGoAhead ?? false;
  }

  powerOn(send: (report: Uint8Array) => void, pullPlug: () => void = () => undefined): void {
    this.#send = send;
    this.#pullPlug = pullPlug;
    this.#field = 'new';
  }

  powerOff(): void {
    this.#send = undefined;
    this.#held = [];
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  /** A card comes into the field. */
  putCard(chip: () => ChipContent): void {
    this.#chip = chip;
    this.#field = 'new';
  }

  takeCard(): void {
    this.#chip = undefined;
    this.#field = 'new';
  }

  /** The next time this step is asked for it goes wrong in this way. */
  failNext(fault: ReaderFault, step: ReaderStep = 'read'): void {
    this.#armed = { fault, step };
  }

  /** A command is never longer than one report. */
  receive(report: Uint8Array): void {
    if (isGoAhead(report)) return this.#sendNextHeld();
    const frame = unpackCommand(this.#framing, report)?.subarray(5);
    if (!frame) return;
    const status = checkFrame(frame);
    if (status !== undefined) return this.#reply(encodeAnswer(status), undefined);
    const asked = word(frame, 2);
    this.#execute(asked, this.#takeFault(asked));
  }

  #takeFault(command: number): ReaderFault | undefined {
    const armed = this.#armed;
    if (!armed || STEP_OF[command] !== armed.step) return undefined;
    this.#armed = undefined;
    return armed.fault;
  }

  #execute(command: number, fault: ReaderFault | undefined): void {
    if (fault === 'unplugBefore') return this.#pullPlug();
    if (fault === 'pullCardDuringRead') this.takeCard();
    const status = statusOfFault(fault);
    // A read that failed has left the card where it was; everything else is as if it had not been asked.
    const answer = status === undefined ? this.#answerTo(command, fault) : encodeAnswer(status);
    this.#reply(answer, fault);
  }

  #answerTo(command: number, fault: ReaderFault | undefined): Uint8Array {
    switch (command) {
      case 0x10ff:
      case 0x11ff:
        return encodeAnswer(0x90);
      case 0x12ff:
        return encodeAnswer(0x90, SAM_ID);
      case 0x2001:
        return this.#find();
      case 0x2002:
        return this.#select();
      case 0x3001:
        return this.#read((chip) => [chip.text, chip.photo]);
      case 0x3010:
        return this.#read(({ text, photo, fingerprints }) => [
          text,
          photo,
          fault === 'noFingerprints' ? new Uint8Array() : fingerprints,
        ]);
      case 0x3003:
        return this.#newestAddress();
      default:
        return encodeAnswer(0x21);
    }
  }

  #find(): Uint8Array {
    if (!this.#chip || this.#field === 'selected') return encodeAnswer(0x80);
    this.#field = 'found';
    return encodeAnswer(0x9f, new Uint8Array(4));
  }

  #select(): Uint8Array {
    if (!this.#chip || this.#field !== 'found') return encodeAnswer(0x81);
    this.#field = 'selected';
    return encodeAnswer(0x90, new Uint8Array(8));
  }

  /** The lengths of the parts, 16 bits each, and the parts. */
  #read(partsOf: (chip: ChipContent) => readonly Uint8Array[]): Uint8Array {
    if (!this.#chip || this.#field !== 'selected') return encodeAnswer(0x41);
    const parts = partsOf(this.#chip());
    const lengths = parts.flatMap(({ length }) => [length >> 8, length & 255]);
    return encodeAnswer(0x90, concatBytes(Uint8Array.from(lengths), ...parts));
  }

  #newestAddress(): Uint8Array {
    if (!this.#chip || this.#field !== 'selected') return encodeAnswer(0x41);
    const { newestAddress } = this.#chip();
    return newestAddress ? encodeAnswer(0x90, newestAddress) : encodeAnswer(0x91);
  }

  #reply(answer: Uint8Array, fault: ReaderFault | undefined): void {
    const { slowMs, lateMs } = this.#manners;
    const wait = { slowAnswer: slowMs, lateAnswer: lateMs }[fault as string];
    if (wait !== undefined) return this.#later(wait, () => this.#reply(answer, undefined));
    if (fault === 'endlessAnswer') return this.#talkForEver();
    const sizes = fault === 'oddSplits' ? ODD_SIZES : undefined;
    const reports = spoil(answer, fault).flatMap((frame) => packAnswer(this.#framing, frame, sizes));
    if (fault === 'unplugMid') reports.splice(Math.ceil(reports.length / 2));
    this.#sendAll(reports);
    if (fault === 'unplugMid' || fault === 'unplugAfter') this.#later(this.#manners.pullMs, this.#pullPlug);
  }

  #sendAll(reports: readonly Uint8Array[]): void {
    if (!this.#waitsForGoAhead) for (const report of reports) this.#send?.(report);
    else {
      this.#held = [...reports];
      this.#sendNextHeld();
    }
  }

  #sendNextHeld(): void {
    const next = this.#held.shift();
    if (next) this.#send?.(next);
  }

  /** Reports that are no answer, one after another until the plug is pulled. */
  #talkForEver(): void {
    this.#send?.(new Uint8Array(64).fill(0x01));
    this.#later(1, () => this.#talkForEver());
  }

  #later(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, ms);
    this.#timers.add(timer);
    timer.unref();
  }
}

/** The status word for a command that is not framed as it must be. */
function checkFrame(frame: Uint8Array): number | undefined {
  const length = word(frame, 0);
  if (length < 3 || length > frame.length - 2) return 0x11;
  return xor(frame.subarray(0, 2 + length)) === 0 ? undefined : 0x10;
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function encodeAnswer(status: number, data: Uint8Array = new Uint8Array()): Uint8Array {
  const length = 4 + data.length;
  const counted = concatBytes(Uint8Array.of(length >> 8, length & 255, 0, 0, status), data);
  return concatBytes(Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69), counted, Uint8Array.of(xor(counted)));
}

function xor(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) sum ^= byte;
  return sum;
}

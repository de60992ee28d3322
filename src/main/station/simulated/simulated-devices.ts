import type { SimulatorState } from '../../../shared/api/station/simulator.ts';
import { encodeChip } from './chip-card.ts';
import type { SimulatedCard } from './chip-card.ts';
import type { KeyBox } from './key-box.ts';
import { SimulatedCardReader } from './simulated-card-reader.ts';
import type { ReaderFault, ReaderStep } from './reader-faults.ts';
import type { SimulatedPrinter } from './simulated-printer.ts';
import type { SimulatedHidHost } from './simulated-hid-host.ts';
import { SimulatedSealKey } from './simulated-seal-key.ts';

/** What stands on the simulated desk. */
export type SimulatedParts = {
  readonly host: SimulatedHidHost;
  readonly cards: readonly SimulatedCard[];
  readonly box: KeyBox;
  readonly printer: SimulatedPrinter;
};

/**
 * The simulated devices of one workstation with their drawer of cards and box of keys. At the start the reader is
 * plugged in, no card lies on it and no key is plugged in. Each act answers false when there is no such card or key.
 */
export class SimulatedDevices {
  readonly #host: SimulatedHidHost;
  readonly #cards: readonly SimulatedCard[];
  readonly #box: KeyBox;
  readonly #printer: SimulatedPrinter;
  readonly #reader = new SimulatedCardReader();
  #cardOnReader: string | null = null;
  #sealKey: SimulatedSealKey | undefined;

  constructor({ host, cards, box, printer }: SimulatedParts) {
    this.#host = host;
    this.#cards = cards;
    this.#box = box;
    this.#printer = printer;
    host.plug(this.#reader);
  }

  state(): SimulatorState {
    return {
      readerPlugged: this.#host.isPlugged(this.#reader),
      cardOnReader: this.#cardOnReader,
      sealKeyPlugged: this.#sealKey !== undefined,
      sealKeySerial: this.#sealKey?.serial ?? null,
      cards: this.#cards.map(({ cardId, hint, card }) => ({ cardId, name: card.name, hint })),
      sealKeys: this.#box.keys().map(({ serial, label }) => ({ serial, label })),
      printer: this.#printer.state(),
    };
  }

  /** Puts a card on the reader; one that lay there is taken away first, also when it is the same. */
  putCard(cardId: string): boolean {
    const found = this.#cards.find((each) => each.cardId === cardId);
    if (!found) return false;
    this.#reader.putCard(() => encodeChip(found));
    this.#cardOnReader = cardId;
    return true;
  }

  takeCard(): boolean {
    this.#reader.takeCard();
    this.#cardOnReader = null;
    return true;
  }

  plugReader(plugged: boolean): boolean {
    if (plugged) this.#host.plug(this.#reader);
    else this.#host.unplug(this.#reader);
    return true;
  }

  /** Plugs in the key with this serial number, in place of the one that was there; null only pulls. */
  plugSealKey(serial: string | null): boolean {
    if (serial !== null && !this.#box.keys().some((key) => key.serial === serial)) return false;
    if (this.#sealKey?.serial === serial) return true;
    if (this.#sealKey) this.#host.unplug(this.#sealKey);
    this.#sealKey = serial === null ? undefined : new SimulatedSealKey(this.#box, serial);
    if (this.#sealKey) this.#host.plug(this.#sealKey);
    return true;
  }

  setPrinter(change: Parameters<SimulatedPrinter['set']>[0]): boolean {
    this.#printer.set(change);
    return true;
  }

  failNextRead(fault: ReaderFault, step: ReaderStep): boolean {
    this.#reader.failNext(fault, step);
    return true;
  }
}

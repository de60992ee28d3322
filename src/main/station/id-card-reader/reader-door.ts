import type { FramingName } from '../../../shared/domain/device/framing.ts';
import { succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { DeviceSlot } from '../hid/device-slot.ts';
import type { DeviceModel, OpenedDevice, SlotTimings } from '../hid/device-slot.ts';
import type { HidConnection } from '../hid/hid-connection.ts';
import type { HidTraffic } from '../hid/hid-traffic.ts';
import { CardSession } from './card-session.ts';
import type { ModuleFailure } from './card-session.ts';
import { FRAMINGS } from './framing/framings.ts';
import { probeFraming } from './probe-framing.ts';
import { ReaderJournal } from './reader-journal.ts';
import type { ReaderTimings } from './sam-commands.ts';
import { SamLink } from './sam-link.ts';
import type { LinkFailure } from './sam-link.ts';

/** A model of reader; more than one framing means that it must be asked which it speaks. */
export type ReaderModel = DeviceModel & { readonly name: string; readonly framings: readonly FramingName[] };

/** What the station's log is told of the reader; nothing in it comes from a card. */
export type ReaderLog = (event: string, facts: Readonly<Record<string, string | number>>) => void;

/** An open reader that has told its id. */
export type ReadyReader = { readonly session: CardSession; readonly deviceSerial: string };

export type DoorParts = {
  readonly traffic: HidTraffic;
  readonly models: readonly ReaderModel[];
  readonly timings: ReaderTimings;
  readonly slot?: SlotTimings;
  readonly log: ReaderLog;
};

/** The way to the reader: finds it, opens it, learns its framing and its id, and keeps all that while it stays open. */
export class ReaderDoor {
  readonly journal = new ReaderJournal();
  readonly #parts: DoorParts;
  readonly #slot: DeviceSlot<ReaderModel>;
  #session: CardSession | undefined;
  /** What the reader spoke last time: asked first next time. */
  #lastFraming: FramingName | undefined;

  constructor(parts: DoorParts) {
    this.#parts = parts;
    this.#slot = new DeviceSlot(parts.traffic, parts.models, parts.slot);
  }

  get opened(): OpenedDevice<ReaderModel> | undefined {
    return this.#slot.opened;
  }

  get session(): CardSession | undefined {
    return this.#session;
  }

  async ready(): Promise<Result<ReadyReader, LinkFailure | ModuleFailure>> {
    const connected = await this.#slot.connect();
    if (!connected.ok) return connected;
    const session = await this.#sessionOver(connected.value);
    if (!session.ok) return session;
    const samId = await session.value.samId();
    return samId.ok ? succeed({ session: session.value, deviceSerial: samId.value }) : samId;
  }

  release(): void {
    this.#slot.release();
  }

  /** False when there was no handle to give back. */
  async drop(): Promise<boolean> {
    return this.#slot.drop();
  }

  async close(): Promise<void> {
    await this.#slot.close();
  }

  async #sessionOver(connection: HidConnection): Promise<Result<CardSession, LinkFailure>> {
    if (this.#session?.link.connection === connection) return succeed(this.#session);
    this.journal.count('opened');
    const { traffic, timings } = this.#parts;
    const parts = { connection, traffic, journal: this.journal, quietMs: timings.quietMs };
    const candidates = this.#candidates();
    const [only, ...others] = candidates;
    if (only !== undefined && others.length === 0) {
      this.#session = new CardSession(new SamLink({ ...parts, framing: FRAMINGS[only] }), timings);
      return succeed(this.#session);
    }
    const probed = await probeFraming(parts, candidates, timings.probeMs);
    if (!probed.ok) return probed;
    const { framing, answer } = probed.value;
    this.#remember(framing);
    this.#session = new CardSession(new SamLink({ ...parts, framing: FRAMINGS[framing] }), timings, answer);
    return succeed(this.#session);
  }

  /** The framings the model may speak, the one it spoke last time first. */
  #candidates(): readonly FramingName[] {
    const { framings = [] } = this.opened?.model ?? {};
    const last = this.#lastFraming;
    if (last === undefined || !framings.includes(last)) return framings;
    return [last, ...framings.filter((each) => each !== last)];
  }

  #remember(framing: FramingName): void {
    if (framing === this.#lastFraming) return;
    this.#lastFraming = framing;
    this.#parts.log('reader.framing', { model: this.opened?.model.name ?? '', framing });
  }
}

import { setTimeout as delay } from 'node:timers/promises';
import type { ReaderStatus } from '../../../shared/api/station/id-card-reader.ts';
import type { IdentityCard } from '../../../shared/domain/applicant/identity-card.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { DeviceSlot } from '../hid/device-slot.ts';
import type { DeviceModel, SlotTimings } from '../hid/device-slot.ts';
import type { HidTraffic } from '../hid/hid-traffic.ts';
import { CardSession } from './card-session.ts';
import type { CardFailure } from './card-session.ts';
import { raw64 } from './report-framing.ts';
import { READER_TIMINGS } from './sam-commands.ts';
import type { ReaderTimings } from './sam-commands.ts';
import { SamLink } from './sam-link.ts';
import type { LinkFailure } from './sam-link.ts';

/** Readers we know to speak `raw64`. The same ids are far more often vendor-class devices, which HID does not list. */
export const READER_MODELS: readonly DeviceModel[] = [
  { vendorId: 0x0400, productId: 0xc35a, usagePage: 0xff00 },
];

/** Why no card was read. */
export type ReadFailure = CardFailure | 'card.absent' | 'reader.absent' | 'reader.busy' | 'reader.silent';

/** A card that was read, and on which reader. */
export type CardOnReader = { readonly card: IdentityCard; readonly deviceSerial: string };

/** What the reader is doing for a caller of `read`; a caller that still waits gives way to the next one. */
type Turn = { givesWay: boolean; reading: boolean };

/** 读卡器. The identity-card reader of this workstation, plugged in or not. */
export class IdCardReader {
  readonly #traffic: HidTraffic;
  readonly #slot: DeviceSlot;
  readonly #timings: ReaderTimings;
  #session: CardSession | undefined;
  #turn: Turn | undefined;
  #lastTurn: Promise<unknown> = Promise.resolve();
  #lastStatus: ReaderStatus;
  #statusUnderWay: Promise<ReaderStatus> | undefined;

  constructor(traffic: HidTraffic, timings: { reader?: ReaderTimings; slot?: SlotTimings } = {}) {
    this.#traffic = traffic;
    this.#timings = timings.reader ?? READER_TIMINGS;
    this.#slot = new DeviceSlot(traffic, READER_MODELS, timings.slot);
    this.#lastStatus = { state: 'absent', simulated: traffic.host.simulated };
  }

  /** How the reader is. While a card is awaited or read this is what was seen last: one exchange at a time. */
  async status(): Promise<ReaderStatus> {
    if (this.#turn) return this.#lastStatus;
    this.#statusUnderWay ??= this.#look().finally(() => (this.#statusUnderWay = undefined));
    return this.#statusUnderWay;
  }

  /**
   * Waits up to `waitMs` for a card that was put on anew, and reads it. A later call takes over from one that still
   * waits (the page was reloaded); while a card is being read it is told that the reader is busy.
   */
  async read(waitMs: number): Promise<Result<CardOnReader, ReadFailure>> {
    if (this.#turn?.reading) return fail('reader.busy');
    if (this.#turn) this.#turn.givesWay = true;
    const turn: Turn = { givesWay: false, reading: false };
    this.#turn = turn;
    const before = this.#lastTurn;
    const result = before.then(() => this.#takeTurn(turn, waitMs));
    this.#lastTurn = result.catch(() => undefined);
    return result;
  }

  async close(): Promise<void> {
    if (this.#turn) this.#turn.givesWay = true;
    await this.#slot.close();
    await this.#lastTurn;
  }

  async #takeTurn(turn: Turn, waitMs: number): Promise<Result<CardOnReader, ReadFailure>> {
    try {
      await this.#statusUnderWay;
      return await this.#waitAndRead(turn, performance.now() + waitMs);
    } finally {
      if (this.#turn === turn) {
        this.#turn = undefined;
        this.#slot.release();
      }
    }
  }

  async #waitAndRead(turn: Turn, until: number): Promise<Result<CardOnReader, ReadFailure>> {
    for (let reopened = false; !turn.givesWay;) {
      const seen = await this.#lookForCard(turn);
      if (seen.ok && seen.value) return this.#readFound(seen.value);
      if (seen.ok) {
        const leftMs = until - performance.now();
        if (leftMs <= 0) return this.#noCard();
        await delay(Math.min(this.#timings.pollMs, leftMs));
        continue;
      }
      // One fresh start with a new handle: this one may have died while nobody used it. Silence is not repeated.
      const hadHandle = await this.#slot.drop();
      if (reopened || !hadHandle || seen.failure.code === 'reader.silent') return seen;
      reopened = true;
    }
    return fail('reader.busy');
  }

  #noCard(): Result<never, ReadFailure> {
    return fail(this.#session?.mustBeReplaced ? 'card.notReplaced' : 'card.absent');
  }

  /** The session and the reader's id when a card was found, undefined when none lies there. */
  async #lookForCard(turn: Turn): Promise<Result<FoundCard | undefined, ReadFailure>> {
    const ready = await this.#ready();
    if (!ready.ok) return ready;
    const found = await ready.value.session.find();
    if (!found.ok) return fail(toReadFailure(found.failure.code));
    turn.reading = found.value;
    return succeed(found.value ? ready.value : undefined);
  }

  async #readFound({ session, deviceSerial }: FoundCard): Promise<Result<CardOnReader, ReadFailure>> {
    const card = await session.read();
    if (card.ok) return succeed({ card: card.value, deviceSerial });
    return fail(toReadFailure(card.failure.code), card.failure.details);
  }

  /** An open reader that has told its id. */
  async #ready(): Promise<Result<FoundCard, ReadFailure>> {
    const connected = await this.#slot.connect();
    if (!connected.ok) return this.#seen('absent', toReadFailure(connected.failure.code));
    const connection = connected.value;
    if (this.#session?.link.connection !== connection) {
      const { quietMs } = this.#timings;
      this.#session = new CardSession(
        new SamLink({ connection, traffic: this.#traffic, framing: raw64, quietMs }),
        this.#timings,
      );
    }
    const session = this.#session;
    const samId = await session.samId();
    if (!samId.ok) return this.#seen('silent', toReadFailure(samId.failure.code));
    this.#lastStatus = {
      state: 'ready',
      simulated: this.#traffic.host.simulated,
      deviceSerial: samId.value,
      framing: session.link.framing,
    };
    return succeed({ session, deviceSerial: samId.value });
  }

  #seen(state: 'absent' | 'silent', code: ReadFailure): Result<never, ReadFailure> {
    this.#lastStatus = {
      state: code === 'reader.absent' ? 'absent' : state,
      simulated: this.#traffic.host.simulated,
    };
    return fail(code);
  }

  async #look(): Promise<ReaderStatus> {
    await this.#ready();
    if (!this.#turn) this.#slot.release();
    return this.#lastStatus;
  }
}

type FoundCard = { readonly session: CardSession; readonly deviceSerial: string };

/** What a failure of the link means at the window. */
const LINK_MEANING = {
  'hid.failed': 'reader.failed',
  'hid.libraryMissing': 'reader.absent',
  'hid.noPermission': 'reader.failed',
  'hid.notFound': 'reader.absent',
  'hid.removed': 'reader.absent',
  'link.damaged': 'card.unreadable',
  'link.silent': 'reader.silent',
} as const satisfies Record<LinkFailure, ReadFailure>;

function toReadFailure(code: CardFailure | LinkFailure): ReadFailure {
  return isLinkFailure(code) ? LINK_MEANING[code] : code;
}

function isLinkFailure(code: CardFailure | LinkFailure): code is LinkFailure {
  return code in LINK_MEANING;
}

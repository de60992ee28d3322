import { setTimeout as delay } from 'node:timers/promises';
import type { ReaderStatus } from '../../../shared/api/station/id-card-reader.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { SlotTimings } from '../hid/device-slot.ts';
import type { HidTraffic } from '../hid/hid-traffic.ts';
import type { CardFailure, CardOut, ModuleFailure, ReadWish } from './card-session.ts';
import { ReaderDoor } from './reader-door.ts';
import type { ReaderLog, ReaderModel, ReadyReader } from './reader-door.ts';
import type { ExaminedReader } from './diagnose-reader.ts';
import type { ReaderJournal } from './reader-journal.ts';
import { DEFAULT_KNOWLEDGE } from './reader-profiles.ts';
import { READER_TIMINGS } from './sam-commands.ts';
import type { ReaderTimings } from './sam-commands.ts';
import type { LinkFailure } from './sam-link.ts';

/** Why the reader itself cannot be used. */
export type ReaderFailure =
  | 'reader.absent'
  | 'reader.failed'
  | 'reader.inUse'
  | 'reader.libraryMissing'
  | 'reader.noPermission'
  | 'reader.outOfService'
  | 'reader.silent';

/** Why no card was read. */
export type ReadFailure = CardFailure | ReaderFailure | 'card.absent' | 'reader.busy';

/** A card that was read, and on which reader. */
export type CardOnReader = CardOut & { readonly deviceSerial: string };

export type IdCardReaderSettings = {
  readonly models?: readonly ReaderModel[];
  readonly reader?: ReaderTimings;
  readonly slot?: SlotTimings;
  readonly log?: ReaderLog;
};

/** What the reader is doing for a caller of `read`; a caller that still waits gives way to the next one. */
type Turn = { givesWay: boolean; reading: boolean; readonly wish: ReadWish; readonly onFound: () => void };

/** 读卡器. The identity-card reader of this workstation, plugged in or not. */
export class IdCardReader {
  readonly #isSimulated: boolean;
  readonly #door: ReaderDoor;
  readonly #timings: ReaderTimings;
  #isClosed = false;
  #turn: Turn | undefined;
  #lastTurn: Promise<unknown> = Promise.resolve();
  #lastStatus: ReaderStatus;
  #statusUnderWay: Promise<ReaderStatus> | undefined;

  constructor(traffic: HidTraffic, settings: IdCardReaderSettings = {}) {
    this.#isSimulated = traffic.host.simulated;
    this.#timings = settings.reader ?? READER_TIMINGS;
    this.#door = new ReaderDoor({
      traffic,
      models: settings.models ?? DEFAULT_KNOWLEDGE.models,
      timings: this.#timings,
      ...(settings.slot && { slot: settings.slot }),
      log: settings.log ?? (() => undefined),
    });
    this.#lastStatus = { state: 'absent', simulated: this.#isSimulated };
  }

  /** How the reader is. While a card is awaited or read this is what was seen last: one exchange at a time. */
  async status(): Promise<ReaderStatus> {
    if (this.#turn) return this.#statusInTurn(this.#turn);
    this.#statusUnderWay ??= this.#look().finally(() => (this.#statusUnderWay = undefined));
    return this.#statusUnderWay;
  }

  /** The same with the reader's test of itself, for the diagnosis. */
  async examine(): Promise<ExaminedReader> {
    const status = await this.status();
    const session = this.#door.session;
    if (this.#turn || status.state !== 'ready' || !session) return status;
    const isPassed = await session.selfTest();
    if (!this.#turn) this.#door.release();
    return { ...status, selfTest: isPassed ? 'passed' : 'failed' };
  }

  /** What was asked of the reader and how that went. */
  get journal(): ReaderJournal {
    return this.#door.journal;
  }

  /** The profile the reader was opened by, once it was. */
  get modelName(): string | undefined {
    return this.#door.opened?.model.name;
  }

  /**
   * Waits up to `waitMs` for a card that was put on anew, and reads it. A later call takes over from one that still
   * waits (the page was reloaded); while a card is being read it is told that the reader is busy. `onFound` is called
   * when a card lies there, before it is read.
   */
  async read(
    waitMs: number,
    wish: ReadWish = {},
    onFound: () => void = () => undefined,
  ): Promise<Result<CardOnReader, ReadFailure>> {
    if (this.#turn?.reading) return fail('reader.busy');
    if (this.#turn) this.#turn.givesWay = true;
    const turn: Turn = { givesWay: false, reading: false, wish, onFound };
    this.#turn = turn;
    const before = this.#lastTurn;
    const result = before.then(() => this.#takeTurn(turn, waitMs));
    this.#lastTurn = result.catch(() => undefined);
    return result;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#turn) this.#turn.givesWay = true;
    await this.#door.close();
    await this.#lastTurn;
  }

  async #takeTurn(turn: Turn, waitMs: number): Promise<Result<CardOnReader, ReadFailure>> {
    try {
      await this.#statusUnderWay;
      return await this.#waitAndRead(turn, performance.now() + waitMs);
    } finally {
      if (this.#turn === turn) {
        this.#turn = undefined;
        this.#door.release();
      }
    }
  }

  async #waitAndRead(turn: Turn, until: number): Promise<Result<CardOnReader, ReadFailure>> {
    for (let reopened = false; !turn.givesWay;) {
      const seen = await this.#lookForCard(turn);
      if (seen.ok && seen.value) return this.#readFound(seen.value, turn.wish);
      if (seen.ok) {
        const leftMs = until - performance.now();
        if (leftMs <= 0) return this.#noCard();
        await delay(Math.min(this.#timings.pollMs, leftMs));
        continue;
      }
      // One fresh start with a new handle: this one may have died while nobody used it. Silence is not repeated.
      const hadHandle = await this.#door.drop();
      if (reopened || !hadHandle || seen.failure.code === 'reader.silent') return seen;
      reopened = true;
    }
    return fail('reader.busy');
  }

  #statusInTurn({ reading }: Turn): ReaderStatus {
    if ((this.#door.session?.link.busyMs ?? 0) > this.#timings.longMs)
      return { ...this.#lastStatus, activity: 'waitingForDevice' };
    return { ...this.#lastStatus, activity: reading ? 'reading' : 'waitingForCard' };
  }

  #noCard(): Result<never, ReadFailure> {
    return fail(this.#door.session?.mustBeReplaced ? 'card.notReplaced' : 'card.absent');
  }

  /** The session and the reader's id when a card was found, undefined when none lies there. */
  async #lookForCard(turn: Turn): Promise<Result<ReadyReader | undefined, ReadFailure>> {
    const ready = await this.#ready();
    if (!ready.ok) return ready;
    const found = await ready.value.session.find();
    if (!found.ok) return fail(toReadFailure(found.failure.code));
    turn.reading = found.value;
    if (found.value) turn.onFound();
    return succeed(found.value ? ready.value : undefined);
  }

  async #readFound(
    { session, deviceSerial }: ReadyReader,
    wish: ReadWish,
  ): Promise<Result<CardOnReader, ReadFailure>> {
    const card = await session.read(wish);
    if (card.ok) return succeed({ ...card.value, deviceSerial });
    return fail(toReadFailure(card.failure.code), card.failure.details);
  }

  /** An open reader that has told its id. */
  async #ready(): Promise<Result<ReadyReader, ReaderFailure>> {
    const ready = await this.#door.ready();
    if (!ready.ok) return this.#seenTrouble(ready.failure.code);
    this.#lastStatus = {
      state: 'ready',
      simulated: this.#isSimulated,
      deviceSerial: ready.value.deviceSerial,
      framing: ready.value.session.link.framing,
    };
    return ready;
  }

  #seenTrouble(code: LinkFailure | ModuleFailure): Result<never, ReaderFailure> {
    const problem = isLinkFailure(code) ? READER_MEANING[code] : code;
    const state = SPOKEN_TO.includes(problem) ? 'silent' : 'absent';
    this.#lastStatus = { state, simulated: this.#isSimulated, problem };
    return fail(problem);
  }

  async #look(): Promise<ReaderStatus> {
    await this.#ready();
    if (!this.#turn) this.#door.release();
    return this.#lastStatus;
  }
}

/** Trouble of a reader that is there and open. */
const SPOKEN_TO: readonly ReaderFailure[] = ['reader.silent', 'reader.failed', 'reader.outOfService'];

/** What a failure of the link says about the reader. */
const READER_MEANING = {
  'hid.failed': 'reader.failed',
  'hid.inUse': 'reader.inUse',
  'hid.libraryMissing': 'reader.libraryMissing',
  'hid.noPermission': 'reader.noPermission',
  'hid.notFound': 'reader.absent',
  'hid.removed': 'reader.absent',
  'link.damaged': 'reader.failed',
  'link.noisy': 'reader.failed',
  'link.silent': 'reader.silent',
} as const satisfies Record<LinkFailure, ReaderFailure>;

/** The same while a card lies on the reader: what was damaged on the way is a card that was not read. */
function toReadFailure(code: CardFailure | LinkFailure): ReadFailure {
  if (code === 'link.damaged') return 'card.unreadable';
  return isLinkFailure(code) ? READER_MEANING[code] : code;
}

function isLinkFailure(code: CardFailure | LinkFailure): code is LinkFailure {
  return code in READER_MEANING;
}

import { setTimeout as delay } from 'node:timers/promises';
import type { IdentityCard } from '../../../shared/domain/applicant/identity-card.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Refusal, Result } from '../../../shared/kernel/result.ts';
import { SensitiveBytes } from '../sensitive-bytes.ts';
import { parseBaseData, parseDataWithFingerprints, parseNewestAddress } from './card-data.ts';
import { SAM_COMMANDS, SAM_STATUS } from './sam-commands.ts';
import type { ReaderTimings } from './sam-commands.ts';
import { formatSamId } from './sam-id.ts';
import type { LinkFailure, SamAnswer, SamLink } from './sam-link.ts';

/** The reader answers, and refuses: for a reason we do not know, or because its card module does not work. */
export type ModuleFailure = 'reader.failed' | 'reader.outOfService';

/** Why a card could not be read, for the person at the window. */
export type CardFailure =
  | 'card.authenticationFailed'
  | 'card.dataInvalid'
  | 'card.notReplaced'
  | 'card.removed'
  | 'card.unreadable'
  | 'card.wrongKind'
  | ModuleFailure;

/** What is wanted of a card besides its text. */
export type ReadWish = {
  readonly withFingerprint?: boolean | undefined;
  readonly withNewestAddress?: boolean | undefined;
  readonly withPhoto?: boolean | undefined;
};

/** A whole card. */
export type CardOut = {
  readonly card: IdentityCard;
  /** Null when the chip holds none; absent when it was not asked for. */
  readonly newestAddress?: string | null;
  /** How long the prints are, 0 when the card has none. They themselves go nowhere. */
  readonly fingerprintBytes?: number;
  /** As the chip packs it. To be wiped by whoever takes it. */
  readonly photo?: SensitiveBytes;
};

/** What may come of a step: a failure to tell, a failure of the link, or "find the card again". */
type StepFailure = CardFailure | LinkFailure | 'step.findAgain';

const SAM_ID_TRIES = 3;
const SELECT_TRIES = 3;
const READ_TRIES = 2;
/** So long a card that was read may be left lying, in milliseconds. */
const LEFT_LYING_MS = 120_000;

/** What a refusal of select or read means (devices.md A.4). Words not listed are trouble of the reader itself. */
const MEANING: Readonly<Record<number, StepFailure>> = {
  [SAM_STATUS.noCard]: 'card.removed',
  [SAM_STATUS.selectFailed]: 'step.findAgain',
  [SAM_STATUS.readFailed]: 'step.findAgain',
  [SAM_STATUS.randomFailed]: 'step.findAgain',
  [SAM_STATUS.wrongOrder]: 'step.findAgain',
  [SAM_STATUS.unknown]: 'step.findAgain',
  [SAM_STATUS.cardRefusedReader]: 'card.authenticationFailed',
  [SAM_STATUS.readerRefusedCard]: 'card.authenticationFailed',
  [SAM_STATUS.dataNotGenuine]: 'card.dataInvalid',
  [SAM_STATUS.wrongKind]: 'card.wrongKind',
};

/** One reader in use: from its SAM id to whole cards. */
export class CardSession {
  readonly #link: SamLink;
  readonly #timings: ReaderTimings;
  #samId: string | undefined;
  /** When a card was selected that has not left the field since, as far as we know. */
  #selectedAt: number | undefined;

  /** `first` is what the reader answered when it was asked for its id while its framing was looked for. */
  constructor(link: SamLink, timings: ReaderTimings, first?: SamAnswer) {
    this.#link = link;
    this.#timings = timings;
    if (first?.status === SAM_STATUS.done) this.#samId = formatSamId(first.data.reveal());
  }

  get link(): SamLink {
    return this.#link;
  }

  /**
   * Whether a card may still lie there that was read already: once selected it must leave the field, until then every
   * find answers "no card". The reader cannot tell that from an empty field, so after a while we assume the latter.
   */
  get mustBeReplaced(): boolean {
    return this.#selectedAt !== undefined && performance.now() - this.#selectedAt < LEFT_LYING_MS;
  }

  /** The reader's identity; asked up to three times, the first answer after power-on is sometimes wrong. */
  async samId(): Promise<Result<string, LinkFailure | ModuleFailure>> {
    if (this.#samId !== undefined) return succeed(this.#samId);
    let last: Result<string, LinkFailure | ModuleFailure> = fail('link.silent');
    for (let left = SAM_ID_TRIES; left > 0; left -= 1) {
      last = await this.#askSamId();
      if (last.ok || this.#link.connection.failure) return last;
      if (left > 1) await delay(this.#timings.samIdAgainMs);
    }
    return last;
  }

  /** Whether the reader finds its card module in order. A failed test is worth one reset. */
  async selfTest(): Promise<boolean> {
    const answer = await this.#link.ask(SAM_COMMANDS.selfTest, this.#timings.samIdMs);
    if (!answer.ok) return false;
    if (answer.value.status === SAM_STATUS.selfTestFailed) {
      await this.#link.ask(SAM_COMMANDS.reset, this.#timings.samIdMs);
    }
    return answer.value.status === SAM_STATUS.done;
  }

  /** Looks once for a card that was put on anew. */
  async find(): Promise<Result<boolean, LinkFailure | ModuleFailure>> {
    const first = await this.#link.ask(SAM_COMMANDS.find, this.#timings.findMs);
    // One answer may be lost: the system drops reports without a word when nobody fetches them in time.
    const isLost = !first.ok && first.failure.code === 'link.silent';
    const answer = isLost ? await this.#link.ask(SAM_COMMANDS.find, this.#timings.findMs) : first;
    if (!answer.ok) return answer;
    const { status } = answer.value;
    if (status === SAM_STATUS.cardFound) this.#selectedAt = undefined;
    if (isModuleFault(status)) return this.#moduleFault(status);
    return succeed(status === SAM_STATUS.cardFound);
  }

  /** Reads the card that was just found. Half a card is never given. */
  async read(wish: ReadWish): Promise<Result<CardOut, CardFailure | LinkFailure>> {
    for (let left = READ_TRIES; left > 0; left -= 1) {
      const selected = await this.#select();
      if (!selected.ok) return selected;
      const card = await this.#readAll(wish);
      if (card.ok) return card;
      const { code, details } = card.failure;
      if (code !== 'step.findAgain' && code !== 'link.silent') return fail(code, details);
      if (left === 1) break;
      const found = await this.find();
      if (!found.ok) return found;
      // After a clear "read failed" the card has most likely been lifted; after silence nobody knows.
      if (!found.value) return fail(code === 'link.silent' ? 'card.unreadable' : 'card.removed');
    }
    return fail('card.unreadable');
  }

  async #askSamId(): Promise<Result<string, LinkFailure | ModuleFailure>> {
    const answer = await this.#link.ask(SAM_COMMANDS.samId, this.#timings.samIdMs);
    if (!answer.ok) return answer;
    if (answer.value.status !== SAM_STATUS.done) return this.#moduleFault(answer.value.status);
    this.#samId = formatSamId(answer.value.data.reveal());
    return succeed(this.#samId);
  }

  async #select(): Promise<Result<void, CardFailure | LinkFailure>> {
    for (let left = SELECT_TRIES; left > 0; left -= 1) {
      const answer = await this.#link.ask(SAM_COMMANDS.select, this.#timings.selectMs);
      if (!answer.ok) return answer;
      if (answer.value.status === SAM_STATUS.done) {
        this.#selectedAt = performance.now();
        return succeed(undefined);
      }
      const { code, details } = (await this.#refuse(answer.value.status)).failure;
      if (code !== 'step.findAgain') return fail(code, details);
      const found = await this.find();
      if (!found.ok) return found;
      if (!found.value) return fail('card.removed');
    }
    return fail('card.unreadable');
  }

  /**
   * Everything that was wished for, or nothing: whoever asks for the newest address must not get the old one instead
   * because a card was lifted too early.
   */
  async #readAll(wish: ReadWish): Promise<Result<CardOut, StepFailure>> {
    const base = await this.#readBase(wish);
    if (!base.ok || !wish.withNewestAddress) return base;
    const newestAddress = await this.#readNewestAddress();
    return newestAddress.ok ? succeed({ ...base.value, newestAddress: newestAddress.value }) : newestAddress;
  }

  async #readBase(wish: ReadWish): Promise<Result<CardOut, StepFailure>> {
    const { readBase, readWithFingerprints } = SAM_COMMANDS;
    if (wish.withFingerprint) {
      const { readWithFingerprintsMs } = this.#timings;
      const answer = await this.#link.ask(readWithFingerprints, readWithFingerprintsMs);
      if (!answer.ok) return answer;
      // A card or module without prints says that there is no such item; the rest can still be read.
      if (answer.value.status !== SAM_STATUS.noSuchItem) {
        return this.#toCard(answer.value, parseDataWithFingerprints, wish);
      }
    }
    const answer = await this.#link.ask(readBase, this.#timings.readMs);
    return answer.ok ? this.#toCard(answer.value, parseBaseData, wish) : answer;
  }

  /** The newest address, null when the card has none. */
  async #readNewestAddress(): Promise<Result<string | null, StepFailure>> {
    const answer = await this.#link.ask(SAM_COMMANDS.readNewestAddress, this.#timings.readNewestAddressMs);
    if (!answer.ok) return answer;
    const { status, data } = answer.value;
    if (status === SAM_STATUS.noSuchItem) return succeed(null);
    if (status !== SAM_STATUS.done) return this.#refuse(status);
    const address = parseNewestAddress(data.reveal());
    data.wipe();
    return succeed(address === '' ? null : address);
  }

  async #toCard(
    answer: SamAnswer,
    parse: typeof parseBaseData,
    wish: ReadWish,
  ): Promise<Result<CardOut, StepFailure>> {
    return answer.status === SAM_STATUS.done ? toCard(answer, parse, wish) : this.#refuse(answer.status);
  }

  /** What a status word means that is not the one hoped for. */
  async #refuse(status: number): Promise<Refusal<StepFailure>> {
    if (isModuleFault(status)) return this.#moduleFault(status);
    return fail(MEANING[status] ?? 'reader.failed', { status: status.toString(16) });
  }

  /** A failed self-test is worth one reset; a module that is not authorised stays out of service. */
  async #moduleFault(status: number): Promise<Refusal<ModuleFailure>> {
    if (status === SAM_STATUS.selfTestFailed) await this.#link.ask(SAM_COMMANDS.reset, this.#timings.samIdMs);
    const code = isModuleFault(status) ? 'reader.outOfService' : 'reader.failed';
    return fail(code, { status: status.toString(16) });
  }
}

function isModuleFault(status: number): boolean {
  return status === SAM_STATUS.selfTestFailed || status === SAM_STATUS.notAuthorised;
}

/** The card in an answer. The answer is zero afterwards; the photo is copied where it is wanted. */
function toCard(
  { data }: SamAnswer,
  parse: typeof parseBaseData,
  wish: ReadWish,
): Result<CardOut, 'card.dataInvalid'> {
  const parsed = parse(data.reveal());
  const photo = parsed.ok && wish.withPhoto ? new SensitiveBytes(parsed.value.photo.slice()) : undefined;
  data.wipe();
  if (!parsed.ok) return parsed;
  const { card, fingerprintBytes } = parsed.value;
  return succeed({ card, ...(wish.withFingerprint && { fingerprintBytes }), ...(photo && { photo }) });
}

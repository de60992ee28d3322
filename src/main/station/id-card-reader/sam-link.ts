import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { FramingName } from '../../../shared/domain/device/framing.ts';
import type { HidConnection } from '../hid/hid-connection.ts';
import type { HidFailure } from '../hid/hid-host.ts';
import type { HidTraffic } from '../hid/hid-traffic.ts';
import { SensitiveBytes } from '../sensitive-bytes.ts';
import { ACKNOWLEDGEMENT } from './framing/report-framing.ts';
import type { ReportFraming, ReportReceiver } from './framing/report-framing.ts';
import type { ReaderJournal } from './reader-journal.ts';
import { SAM_STATUS } from './sam-commands.ts';
import type { SamCommand } from './sam-commands.ts';
import { encodeSamCommand, SamFrameParser } from './sam-frame.ts';
import type { SamFrame } from './sam-frame.ts';

/** The status word of an answer and what came with it. */
export type SamAnswer = { readonly status: number; readonly data: SensitiveBytes };

/**
 * Why a command has no answer: nothing came in time, what came was damaged twice, the device does not stop talking,
 * or it is gone.
 */
export type LinkFailure = HidFailure | 'link.silent' | 'link.damaged' | 'link.noisy';

/** What a link is made of. */
export type SamLinkParts = {
  readonly connection: HidConnection;
  readonly traffic: HidTraffic;
  readonly framing: ReportFraming;
  readonly journal: ReaderJournal;
  /** After a time-out the reader must have been silent this long before the next command. */
  readonly quietMs: number;
};

type Answer = Result<SamAnswer, LinkFailure>;

/** A command on its way: until when it may be answered, and what takes its reports. */
type Asked = { readonly command: SamCommand; readonly until: number; readonly receiver: ReportReceiver };

/**
 * Commands and answers over one open reader. SAM_V answers carry no sequence number, so three rules keep an answer
 * with its command: what comes in unasked is dropped before the next command; an answer that cannot belong to the
 * command is passed over; after a time-out the reader is drained until it is quiet.
 */
export class SamLink {
  readonly #parts: SamLinkParts;
  readonly #parser = new SamFrameParser();
  #askedAt: number | undefined;

  constructor(parts: SamLinkParts) {
    this.#parts = parts;
  }

  get connection(): HidConnection {
    return this.#parts.connection;
  }

  get framing(): FramingName {
    return this.#parts.framing.name;
  }

  /** Sends a command; a damaged frame, here or at the reader, is asked for once more. */
  async ask(command: SamCommand, timeoutMs: number): Promise<Answer> {
    return this.#parts.traffic.exchange(async () => {
      const first = await this.#askAndNote(command, timeoutMs);
      if (!isDamaged(first)) return first;
      const second = await this.#askAndNote(command, timeoutMs);
      return isDamaged(second) ? fail('link.damaged') : second;
    });
  }

  /** How long an answer has been awaited, in milliseconds; 0 when none is. */
  get busyMs(): number {
    return this.#askedAt === undefined ? 0 : performance.now() - this.#askedAt;
  }

  async #askAndNote(command: SamCommand, timeoutMs: number): Promise<Answer> {
    const begun = performance.now();
    this.#askedAt = begun;
    const answer = await this.#askOnce(command, timeoutMs);
    this.#askedAt = undefined;
    this.#parts.journal.add({
      command: (command.command << 8) | command.para,
      answerBytes: answer.ok ? answer.value.data.length : 0,
      status: answer.ok ? answer.value.status : null,
      tookMs: Math.round(performance.now() - begun),
      outcome: answer.ok ? 'answered' : outcomeOf(answer.failure.code),
    });
    return answer;
  }

  async #askOnce(command: SamCommand, timeoutMs: number): Promise<Answer> {
    const { connection, framing } = this.#parts;
    connection.discard();
    this.#parser.reset();
    for (const report of framing.toReports(encodeSamCommand(command.command, command.para))) {
      const sent = await connection.send(report);
      if (!sent.ok) return sent;
    }
    const until = performance.now() + timeoutMs;
    return this.#awaitAnswer({ command, until, receiver: framing.createReceiver() });
  }

  async #awaitAnswer(asked: Asked): Promise<Answer> {
    for (;;) {
      const leftMs = asked.until - performance.now();
      // Looked at here, because a device that talks without a pause never lets `receive` wait.
      if (leftMs <= 0) return this.#giveUp('link.silent');
      const report = await this.connection.receive(leftMs);
      if (!report.ok) {
        const { code } = report.failure;
        return this.#giveUp(code === 'hid.timeout' ? 'link.silent' : code);
      }
      const answer = await this.#take(report.value, asked);
      if (answer) return answer;
    }
  }

  /** The answer, when this report completes one. */
  async #take(report: Uint8Array, { command, receiver }: Asked): Promise<Answer | undefined> {
    const part = receiver.push(report);
    if (part.kind === 'spoilt') return this.#giveUp('link.damaged');
    if (part.kind === 'nothing') return undefined;
    if (part.begins) this.#parser.reset();
    for (const frame of this.#parser.push(part.bytes)) {
      if (frame.kind === 'wrongChecksum') return await this.#giveUp('link.damaged');
      if (mayAnswer(command, frame)) {
        this.#parser.reset();
        return succeed({ status: frame.status, data: new SensitiveBytes(frame.data) });
      }
      this.#parts.journal.count('strayAnswers');
    }
    if (part.wantsAck) void this.connection.send(ACKNOWLEDGEMENT);
    return undefined;
  }

  /** The rest of an answer that came late or damaged must not meet the answer to the next command. */
  async #giveUp(code: LinkFailure): Promise<Answer> {
    this.#parser.reset();
    if (this.connection.failure) return fail(this.connection.failure);
    const isQuiet = await this.connection.drain(this.#parts.quietMs);
    return fail(this.connection.failure ?? (isQuiet ? code : 'link.noisy'));
  }
}

function outcomeOf(code: LinkFailure): 'damaged' | 'silent' | 'gone' {
  if (code === 'link.damaged' || code === 'link.noisy') return 'damaged';
  return code === 'link.silent' ? 'silent' : 'gone';
}

function isDamaged(answer: Answer): boolean {
  if (!answer.ok) return answer.failure.code === 'link.damaged';
  return answer.value.status === SAM_STATUS.wrongChecksum || answer.value.status === SAM_STATUS.wrongLength;
}

/** An answer that says "all well" must look like one to this command; a refusal may answer any command. */
function mayAnswer(command: SamCommand, frame: SamFrame & { kind: 'answer' }): boolean {
  const saysWell = frame.status === SAM_STATUS.done || frame.status === SAM_STATUS.cardFound;
  if (!saysWell) return true;
  const [least, most] = command.dataBytes;
  return frame.status === command.success && frame.data.length >= least && frame.data.length <= most;
}

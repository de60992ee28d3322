import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { HidConnection } from '../hid/hid-connection.ts';
import type { HidFailure } from '../hid/hid-host.ts';
import type { HidTraffic } from '../hid/hid-traffic.ts';
import { SensitiveBytes } from '../sensitive-bytes.ts';
import type { ReportFraming } from './report-framing.ts';
import { SAM_STATUS } from './sam-commands.ts';
import type { SamCommand } from './sam-commands.ts';
import { encodeSamCommand, SamFrameParser } from './sam-frame.ts';
import type { SamFrame } from './sam-frame.ts';

/** The status word of an answer and what came with it. */
export type SamAnswer = { readonly status: number; readonly data: SensitiveBytes };

/** Why a command has no answer: nothing came in time, what came was damaged twice, or the device is gone. */
export type LinkFailure = HidFailure | 'link.silent' | 'link.damaged';

/**
 * Commands and answers over one open reader. SAM_V answers carry no sequence number, so three rules keep an answer
 * with its command: what comes in unasked is dropped before the next command; an answer that cannot belong to the
 * command is passed over; after a time-out the reader is drained until it is quiet.
 */
export class SamLink {
  readonly #connection: HidConnection;
  readonly #traffic: HidTraffic;
  readonly #framing: ReportFraming;
  readonly #quietMs: number;
  readonly #parser = new SamFrameParser();

  constructor(link: {
    connection: HidConnection;
    traffic: HidTraffic;
    framing: ReportFraming;
    quietMs: number;
  }) {
    this.#connection = link.connection;
    this.#traffic = link.traffic;
    this.#framing = link.framing;
    this.#quietMs = link.quietMs;
  }

  get connection(): HidConnection {
    return this.#connection;
  }

  get framing(): ReportFraming['name'] {
    return this.#framing.name;
  }

  /** Sends a command; a damaged frame, here or at the reader, is asked for once more. */
  async ask(command: SamCommand, timeoutMs: number): Promise<Result<SamAnswer, LinkFailure>> {
    return this.#traffic.exchange(async () => {
      const first = await this.#askOnce(command, timeoutMs);
      return isDamaged(first) ? this.#again(command, timeoutMs) : first;
    });
  }

  async #again(command: SamCommand, timeoutMs: number): Promise<Result<SamAnswer, LinkFailure>> {
    const second = await this.#askOnce(command, timeoutMs);
    return isDamaged(second) ? fail('link.damaged') : second;
  }

  async #askOnce(command: SamCommand, timeoutMs: number): Promise<Result<SamAnswer, LinkFailure>> {
    this.#connection.discard();
    this.#parser.reset();
    for (const report of this.#framing.toReports(encodeSamCommand(command.command, command.para))) {
      const sent = await this.#connection.send(report);
      if (!sent.ok) return sent;
    }
    return this.#awaitAnswer(command, performance.now() + timeoutMs);
  }

  async #awaitAnswer(command: SamCommand, until: number): Promise<Result<SamAnswer, LinkFailure>> {
    for (;;) {
      const report = await this.#connection.receive(until - performance.now());
      if (!report.ok) return this.#giveUp(report.failure.code);
      for (const frame of this.#parser.push(this.#framing.fromReport(report.value))) {
        if (frame.kind === 'wrongChecksum') return await this.#damaged();
        if (mayAnswer(command, frame)) {
          this.#parser.reset();
          return succeed({ status: frame.status, data: new SensitiveBytes(frame.data) });
        }
      }
    }
  }

  async #giveUp(code: HidFailure | 'hid.timeout'): Promise<Result<SamAnswer, LinkFailure>> {
    this.#parser.reset();
    if (code !== 'hid.timeout') return fail(code);
    await this.#connection.drain(this.#quietMs);
    return fail(this.#connection.failure ?? 'link.silent');
  }

  /** The rest of a damaged answer must not meet the answer to the repeated command. */
  async #damaged(): Promise<Result<SamAnswer, LinkFailure>> {
    this.#parser.reset();
    await this.#connection.drain(this.#quietMs);
    return fail(this.#connection.failure ?? 'link.damaged');
  }
}

function isDamaged(answer: Result<SamAnswer, LinkFailure>): boolean {
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

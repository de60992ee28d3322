import { concatBytes } from '../../../../shared/kernel/bytes.ts';
import { validBytes, withLength } from './len64.ts';
import { cut, NOTHING, SPOILT } from './report-framing.ts';
import type { ReceivedPart, ReportFraming, ReportReceiver } from './report-framing.ts';

/*
 * The framing of the DK readers: reports as in len64, each carrying one sub-frame.
 *   to the reader    start   [follow-ups 0..63] 34 [data, up to 61]
 *   from the reader  start   [follow-ups 0..63] 34 90 00 [data, up to 59]     (6E 81 in place of 90 00: refused)
 *   both ways        follow  [C0 | number from 1] [data, up to 62]
 * A report that begins with FF acknowledges a sub-frame. The maker's own program sends one after every sub-frame that
 * is not the last of its message; whether all readers wait for it is not known, and none is known to mind it.
 */
const COMMAND = 0x34;
const FOLLOW_MARK = 0xc0;
const LINK_ACK = 0xff;
const START_DATA_BYTES = 61;
const FOLLOW_DATA_BYTES = 62;

export const dk64: ReportFraming = {
  name: 'dk64',
  frameAt: 5,
  toReports: (frame) => {
    const follow = cut(frame.subarray(START_DATA_BYTES), FOLLOW_DATA_BYTES);
    const start = concatBytes(Uint8Array.of(follow.length, COMMAND), frame.subarray(0, START_DATA_BYTES));
    return [start, ...follow.map((data, i) => concatBytes(Uint8Array.of(FOLLOW_MARK | (i + 1)), data))].map(
      withLength,
    );
  },
  createReceiver: () => new DkReceiver(),
};

/** A message of the reader, and how far it has come. */
type Message = { readonly isOurs: boolean; readonly followUps: number; received: number };

class DkReceiver implements ReportReceiver {
  #message: Message | undefined;

  push(report: Uint8Array): ReceivedPart {
    if (report[0] === LINK_ACK) return NOTHING;
    const subFrame = validBytes(report);
    if (!subFrame) return SPOILT;
    const mark = subFrame[0];
    if (mark === undefined) return NOTHING;
    if (mark < 0x40) return this.#start(mark, subFrame);
    return mark >= FOLLOW_MARK ? this.#follow(mark & 0x3f, subFrame.subarray(1)) : SPOILT;
  }

  /** A message that begins before the last one has ended takes its place. */
  #start(followUps: number, subFrame: Uint8Array): ReceivedPart {
    const isOurs = subFrame[1] === COMMAND;
    this.#message = { isOurs, followUps, received: 0 };
    if (!isOurs) return NOTHING;
    if (subFrame[2] !== 0x90 || subFrame[3] !== 0x00) return SPOILT;
    return { kind: 'bytes', bytes: subFrame.subarray(4), begins: true, wantsAck: followUps > 0 };
  }

  #follow(number: number, data: Uint8Array): ReceivedPart {
    const message = this.#message;
    if (!message || number !== message.received + 1 || number > message.followUps) {
      this.#message = undefined;
      return SPOILT;
    }
    message.received = number;
    if (!message.isOurs) return NOTHING;
    return { kind: 'bytes', bytes: data, begins: false, wantsAck: number < message.followUps };
  }
}

import { concatBytes } from '../../../../shared/kernel/bytes.ts';
import { cut, NOTHING, SPOILT } from './report-framing.ts';
import type { ReportFraming } from './report-framing.ts';

/** A report holds its number of valid bytes, 1 to 63, and so many bytes; zeros follow. */
const MAX_BYTES = 63;

export const len64: ReportFraming = {
  name: 'len64',
  frameAt: 1,
  toReports: (frame) => cut(frame, MAX_BYTES).map(withLength),
  createReceiver: () => ({
    push: (report) => {
      const bytes = validBytes(report);
      if (!bytes) return SPOILT;
      return bytes.length === 0 ? NOTHING : { kind: 'bytes', bytes, begins: false, wantsAck: false };
    },
  }),
};

export function withLength(bytes: Uint8Array): Uint8Array {
  return concatBytes(Uint8Array.of(bytes.length), bytes);
}

/** The bytes a report says are valid; undefined when it says more than it can hold. */
export function validBytes(report: Uint8Array): Uint8Array | undefined {
  const length = report[0] ?? 0;
  return length > MAX_BYTES || length >= report.length ? undefined : report.subarray(1, 1 + length);
}

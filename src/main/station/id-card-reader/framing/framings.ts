import type { FramingName } from '../../../../shared/domain/device/framing.ts';
import { equalBytes } from '../../../../shared/kernel/bytes.ts';
import { PREAMBLE } from '../sam-frame.ts';
import { dk64 } from './dk64.ts';
import { len64 } from './len64.ts';
import { raw64 } from './raw64.ts';
import { SPOILT } from './report-framing.ts';
import type { ReportFraming } from './report-framing.ts';

/** The framings by their name. */
export const FRAMINGS: Readonly<Record<FramingName, ReportFraming>> = { raw64, len64, dk64 };

/**
 * The same framing for the first answer of an unknown reader: the frame must begin where this framing puts it.
 * Otherwise `raw64`, which skips junk, would take the length byte of `len64` for such.
 */
export function strictly(framing: ReportFraming): ReportFraming {
  return {
    ...framing,
    createReceiver: () => {
      const receiver = framing.createReceiver();
      return {
        push: (report) => {
          const at = findPreamble(report);
          return at === undefined || at === framing.frameAt ? receiver.push(report) : SPOILT;
        },
      };
    },
  };
}

function findPreamble(report: Uint8Array): number | undefined {
  for (let at = 0; at + PREAMBLE.length <= report.length; at += 1) {
    if (equalBytes(report.subarray(at, at + PREAMBLE.length), PREAMBLE)) return at;
  }
  return undefined;
}

import type { READER_FAULTS, READER_STEPS } from '../../../shared/api/station/simulator.ts';
import { concatBytes } from '../../../shared/kernel/bytes.ts';

/** What the reader can be told to do wrong, once. */
export type ReaderFault = (typeof READER_FAULTS)[number];

/** At which command it does so. */
export type ReaderStep = (typeof READER_STEPS)[number];

/** The status word a fault puts in place of the answer; undefined for other faults. */
export function statusOfFault(fault: ReaderFault | undefined): number | undefined {
  return fault?.startsWith('status') ? Number.parseInt(fault.slice('status'.length), 16) : undefined;
}

/** The frame or frames that leave the reader when it has the fault; the other faults do not touch the bytes. */
export function spoil(frame: Uint8Array, fault: ReaderFault | undefined): Uint8Array[] {
  switch (fault) {
    case 'wrongChecksum':
      return [concatBytes(frame.subarray(0, -1), Uint8Array.of((frame.at(-1) ?? 0) ^ 0x01))];
    case 'truncatedFrame':
      return [frame.subarray(0, Math.floor(frame.length / 2))];
    case 'doubledFrame':
      return [frame, frame];
    case 'leadingJunk':
      return [concatBytes(Uint8Array.of(0x00, 0xaa, 0xaa, 0x13, 0xaa), frame)];
    case 'noAnswer':
    case 'endlessAnswer':
      return [];
    default:
      return [frame];
  }
}

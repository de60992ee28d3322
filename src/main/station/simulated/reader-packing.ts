import { concatBytes } from '../../../shared/kernel/bytes.ts';
import type { FramingName } from '../../../shared/domain/device/framing.ts';

/*
 * The far side of the three framings (devices.md A.7). It shares no code with the near side, so that a misreading
 * cannot agree with itself; `sizes` lets a reader cut its answers at odd places, as far as its framing allows.
 */

/** How many bytes of an answer each report carries at most, one number after another, over and over. */
export type PieceSizes = readonly [number, ...number[]];

/** Cuts that no reader is known to make and that the rules allow. */
export const ODD_SIZES: PieceSizes = [1, 61, 47, 59];

/** The frame of a command in a report of the computer; undefined when it is not packed in this framing. */
export function unpackCommand(framing: FramingName, report: Uint8Array): Uint8Array | undefined {
  const skipped = { raw64: 0, len64: 1, dk64: 3 }[framing];
  if (framing === 'dk64' && (report[1] !== 0 || report[2] !== 0x34)) return undefined;
  const frame = report.subarray(skipped);
  if (frame[0] !== 0xaa || frame[4] !== 0x69) return undefined;
  if (framing === 'raw64') return frame;
  const length = (report[0] ?? 0) - (skipped - 1);
  return length > 0 && length <= frame.length ? frame.subarray(0, length) : undefined;
}

/** The reports of an answer. */
export function packAnswer(framing: FramingName, frame: Uint8Array, sizes?: PieceSizes): Uint8Array[] {
  switch (framing) {
    case 'raw64':
      return pieces(frame, [64]).map(fill);
    case 'len64':
      return pieces(frame, sizes ?? [63]).map(withLengthByte);
    case 'dk64':
      return packDk(frame, sizes ?? [62]);
  }
}

/** The word with which a DK reader is told to go on. */
export function isGoAhead(report: Uint8Array): boolean {
  return report[0] === 0xff;
}

function packDk(frame: Uint8Array, sizes: PieceSizes): Uint8Array[] {
  const first = frame.subarray(0, Math.min(59, sizes[0]));
  const rest = pieces(frame.subarray(first.length), sizes);
  const start = concatBytes(Uint8Array.of(rest.length, 0x34, 0x90, 0x00), first);
  return [start, ...rest.map((piece, i) => concatBytes(Uint8Array.of(0xc0 + ((i + 1) & 0x3f)), piece))].map(
    withLengthByte,
  );
}

function pieces(frame: Uint8Array, sizes: PieceSizes): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let at = 0; at < frame.length;) {
    const size = sizes[found.length % sizes.length] ?? sizes[0];
    found.push(frame.subarray(at, at + size));
    at += size;
  }
  return found;
}

function withLengthByte(piece: Uint8Array): Uint8Array {
  return fill(concatBytes(Uint8Array.of(piece.length), piece));
}

function fill(bytes: Uint8Array): Uint8Array {
  const report = new Uint8Array(64);
  report.set(bytes);
  return report;
}

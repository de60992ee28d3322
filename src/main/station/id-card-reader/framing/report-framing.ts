import type { FramingName } from '../../../../shared/domain/device/framing.ts';

/** What one report from the reader brought. */
export type ReceivedPart =
  /** The next bytes of the frame stream; `begins` says that they do not go on from the ones before. */
  | {
      readonly kind: 'bytes';
      readonly bytes: Uint8Array;
      readonly begins: boolean;
      readonly wantsAck: boolean;
    }
  /** Nothing of a frame: an acknowledgement, an empty report, an answer of another part of the device. */
  | { readonly kind: 'nothing' }
  /** Against the rules of the framing: what was received so far is lost. */
  | { readonly kind: 'spoilt' };

/** Takes the reports of one answer, in their order. */
export interface ReportReceiver {
  push(report: Uint8Array): ReceivedPart;
}

/** How SAM_V frames travel in 64-byte reports (devices.md A.7). */
export interface ReportFraming {
  readonly name: FramingName;
  /** Where in the first report of an answer the frame begins. Tells the framings apart. */
  readonly frameAt: number;
  /** Payloads of the reports that carry a frame to the reader. */
  toReports(frame: Uint8Array): Uint8Array[];
  createReceiver(): ReportReceiver;
}

/** Asks for the next report of a longer answer, where the framing has such a thing. */
export const ACKNOWLEDGEMENT: Uint8Array = Uint8Array.of(0xff);

export const NOTHING: ReceivedPart = { kind: 'nothing' };
export const SPOILT: ReceivedPart = { kind: 'spoilt' };

/** The bytes cut into pieces of `size`, the last one as long as is left. */
export function cut(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
}

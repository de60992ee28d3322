import { REPORT_BYTES } from '../hid/hid-host.ts';

/** How SAM_V frames travel in 64-byte reports; each maker has its own way (devices.md A.7). */
export interface ReportFraming {
  readonly name: 'raw64' | 'len64' | 'dk64';
  /** Payloads of the reports that carry a frame to the reader. */
  toReports(frame: Uint8Array): Uint8Array[];
  /** The bytes of the frame stream a report from the reader carries. */
  fromReport(report: Uint8Array): Uint8Array;
}

/** The frame cut into reports, the last one filled up with zeros. The zeros are junk between frames to the parser. */
export const raw64: ReportFraming = {
  name: 'raw64',
  toReports: (frame) =>
    Array.from({ length: Math.ceil(frame.length / REPORT_BYTES) }, (_, i) =>
      frame.subarray(i * REPORT_BYTES, (i + 1) * REPORT_BYTES),
    ),
  fromReport: (report) => report,
};

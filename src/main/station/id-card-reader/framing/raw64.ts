import { REPORT_BYTES } from '../../hid/hid-host.ts';
import { cut } from './report-framing.ts';
import type { ReportFraming } from './report-framing.ts';

/** The frame cut into reports, the last one filled up with zeros. The zeros are junk between frames to the parser. */
export const raw64: ReportFraming = {
  name: 'raw64',
  frameAt: 0,
  toReports: (frame) => cut(frame, REPORT_BYTES),
  createReceiver: () => ({
    push: (report) => ({ kind: 'bytes', bytes: report, begins: false, wantsAck: false }),
  }),
};

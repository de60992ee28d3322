import type { SlotTimings } from '../../../src/main/station/hid/device-slot.ts';
import type { ReaderTimings } from '../../../src/main/station/id-card-reader/sam-commands.ts';
import type { TransportTimings } from '../../../src/main/station/seal-key/gx-hid-transport.ts';

/** Short enough to wait for, long enough for a busy machine: a simulator answers within a few turns of the event loop. */
export const readerTimings: ReaderTimings = {
  probeMs: 150,
  samIdMs: 400,
  findMs: 400,
  selectMs: 400,
  readMs: 400,
  readWithFingerprintsMs: 400,
  readNewestAddressMs: 400,
  quietMs: 40,
  longMs: 60,
  pollMs: 5,
  samIdAgainMs: 5,
};

export const slotTimings: SlotTimings = { keepOpenMs: 5000, openTries: 3, openAgainMs: 5 };

export const transportTimings: TransportTimings = { silenceMs: 400, wholeMs: 1200 };

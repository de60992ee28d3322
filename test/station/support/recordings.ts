// Writes the recordings of test/station/fixtures/transcripts anew: node test/station/support/recordings.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HidTraffic } from '../../../src/main/station/hid/hid-traffic.ts';
import { IdCardReader } from '../../../src/main/station/id-card-reader/id-card-reader.ts';
import { encodeChip } from '../../../src/main/station/simulated/chip-card.ts';
import { RecordingHidHost } from '../../../src/main/station/simulated/recording-hid-host.ts';
import type { ReaderFault, ReaderStep } from '../../../src/main/station/simulated/reader-faults.ts';
import { SimulatedCardReader } from '../../../src/main/station/simulated/simulated-card-reader.ts';
import { SimulatedHidHost } from '../../../src/main/station/simulated/simulated-hid-host.ts';
import type { IdentityCard } from '../../../src/shared/domain/applicant/identity-card.ts';
import type { FramingName } from '../../../src/shared/domain/device/framing.ts';
import { makeForeigner2017, makeForeigner2023, makePermit } from './make-cards.ts';
import { makeResident } from './make-resident.ts';
import { readerTimings, slotTimings } from './timings.ts';

export const TRANSCRIPTS = join(import.meta.dirname, '../fixtures/transcripts');
export const WISH = { withFingerprint: true, withNewestAddress: true };

/** A conversation worth keeping, and what it ends in: a name or a failure. */
export type Recording = {
  readonly name: string;
  readonly framing: FramingName;
  readonly card: IdentityCard;
  readonly end: string;
  readonly fault?: ReaderFault;
  readonly step?: ReaderStep;
  readonly waitsForGoAhead?: boolean;
};

export const RECORDINGS: readonly Recording[] = [
  { name: 'resident-raw64', framing: 'raw64', card: makeResident(), end: '测试甲' },
  { name: 'permit-len64', framing: 'len64', card: makePermit(), end: '测试乙' },
  { name: 'foreigner2017-dk64', framing: 'dk64', card: makeForeigner2017(), end: '样例丙' },
  { name: 'foreigner2023-raw64', framing: 'raw64', card: makeForeigner2023(), end: '样例丙' },
  { name: 'go-ahead-dk64', framing: 'dk64', card: makeResident(), end: '测试甲', waitsForGoAhead: true },
  { name: 'odd-splits-len64', framing: 'len64', card: makeResident(), end: '测试甲', fault: 'oddSplits' },
  {
    name: 'wrong-checksum-raw64',
    framing: 'raw64',
    card: makeResident(),
    end: '测试甲',
    fault: 'wrongChecksum',
  },
  {
    name: 'select-again-raw64',
    framing: 'raw64',
    card: makeResident(),
    end: '测试甲',
    fault: 'status81',
    step: 'select',
  },
  {
    name: 'lifted-raw64',
    framing: 'raw64',
    card: makeResident(),
    end: 'card.removed',
    fault: 'pullCardDuringRead',
  },
  {
    name: 'unplugged-raw64',
    framing: 'raw64',
    card: makeResident(),
    end: 'reader.absent',
    fault: 'unplugMid',
  },
];

/** Plays the recording's story with the simulator; the text of it and how it ended. */
export async function record(recording: Recording): Promise<{ text: string; end: string }> {
  const { framing, card, fault, step, waitsForGoAhead = false } = recording;
  const bus = new SimulatedHidHost(0);
  const firmware = new SimulatedCardReader({ framing, waitsForGoAhead });
  bus.plug(firmware);
  firmware.putCard(() => encodeChip({ card, newestAddress: '某省某市某区新样例路3号' }));
  if (fault) firmware.failNext(fault, step);
  const host = new RecordingHidHost(bus);
  const reader = new IdCardReader(new HidTraffic(host), { reader: readerTimings, slot: slotTimings });
  const read = await reader.read(0, WISH);
  const text = host.transcript();
  await reader.close();
  return { text, end: read.ok ? read.value.card.name : read.failure.code };
}

if (import.meta.main) {
  for (const recording of RECORDINGS) {
    const { text, end } = await record(recording);
    if (end !== recording.end) throw new Error(`${recording.name} ended in ${end}`);
    writeFileSync(join(TRANSCRIPTS, `${recording.name}.txt`), text);
  }
}

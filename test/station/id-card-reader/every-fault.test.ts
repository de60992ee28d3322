import { afterEach, describe, expect, it } from 'vitest';
import { HidTraffic } from '../../../src/main/station/hid/hid-traffic.ts';
import { IdCardReader } from '../../../src/main/station/id-card-reader/id-card-reader.ts';
import { encodeChip } from '../../../src/main/station/simulated/chip-card.ts';
import type { ReaderFault, ReaderStep } from '../../../src/main/station/simulated/reader-faults.ts';
import { SimulatedCardReader } from '../../../src/main/station/simulated/simulated-card-reader.ts';
import { SimulatedHidHost } from '../../../src/main/station/simulated/simulated-hid-host.ts';
import { READER_FAULTS, READER_STEPS } from '../../../src/shared/api/station/simulator.ts';
import { FRAMING_NAMES } from '../../../src/shared/domain/device/framing.ts';
import type { FramingName } from '../../../src/shared/domain/device/framing.ts';
import { makeResident } from '../support/make-resident.ts';
import { readerTimings, slotTimings } from '../support/timings.ts';

const TIMINGS = { ...readerTimings, probeMs: 80, samIdMs: 250, findMs: 250, selectMs: 250, readMs: 250 };
const MANNERS = { slowMs: 20, lateMs: 300, pullMs: 20 };
const WISH = { withFingerprint: true, withNewestAddress: true };
const NEWEST = '某省某市新址1号';
const whole = { card: makeResident(), newestAddress: NEWEST, fingerprintBytes: 1024 };

const readers: IdCardReader[] = [];
afterEach(async () => {
  await Promise.all(readers.splice(0).map((reader) => reader.close()));
});

/** A reader of its own that is about to fail, with a card that has everything. */
function makeDesk(framing: FramingName, fault?: ReaderFault, step?: ReaderStep) {
  const host = new SimulatedHidHost(0);
  const firmware = new SimulatedCardReader({ framing, manners: MANNERS });
  const putCard = () =>
    firmware.putCard(() => encodeChip({ card: makeResident(), newestAddress: NEWEST, fingerprints: true }));
  host.plug(firmware);
  putCard();
  if (fault) firmware.failNext(fault, step);
  const reader = new IdCardReader(new HidTraffic(host), {
    reader: { ...TIMINGS, readWithFingerprintsMs: 250, readNewestAddressMs: 250 },
    slot: slotTimings,
  });
  readers.push(reader);
  return { host, firmware, reader, putCard };
}

/** Reads with the fault, then, after the card was put on anew and the reader plugged in anew, once more. */
async function readTwice(framing: FramingName, fault: ReaderFault, step: ReaderStep) {
  const { host, firmware, reader, putCard } = makeDesk(framing, fault, step);
  const first = await reader.read(0, WISH);
  host.unplug(firmware);
  host.plug(firmware);
  putCard();
  const second = await reader.read(0, WISH);
  return { fault, step, first: first.ok ? first.value : first.failure.code, second };
}

/** What may come of a fault; of every other one only a failure with one of these codes. */
const TYPED = [
  'card.absent',
  'card.authenticationFailed',
  'card.dataInvalid',
  'card.removed',
  'card.unreadable',
  'card.wrongKind',
  'reader.absent',
  'reader.failed',
  'reader.outOfService',
  'reader.silent',
];

/** The whole card, but for what the fault says the chip does not hold. */
function rightAnswer(fault: ReaderFault, step: ReaderStep) {
  if (fault === 'status91' && step === 'newestAddress') return { ...whole, newestAddress: null };
  const hasNone = step === 'read' && (fault === 'status91' || fault === 'noFingerprints');
  return hasNone ? { ...whole, fingerprintBytes: 0 } : whole;
}

describe('every fault at every step', () => {
  it.each(FRAMING_NAMES)(
    'ends in the right card or a typed failure, and the next card is read: %s',
    async (framing) => {
      const runs = READER_STEPS.flatMap((step) =>
        READER_FAULTS.map((fault) => readTwice(framing, fault, step)),
      );

      for (const { fault, step, first, second } of await Promise.all(runs)) {
        const printed = `${fault} at ${step}`;
        if (typeof first === 'string') expect(TYPED, printed).toContain(first);
        else expect(first, printed).toMatchObject(rightAnswer(fault, step));
        expect(second, printed).toMatchObject({ ok: true, value: whole });
      }
    },
  );
});

describe('a fault at the read', () => {
  it.each<[fault: ReaderFault, end: string]>([
    ['pullCardDuringRead', 'card.removed'],
    ['truncatedFrame', 'card.unreadable'],
    ['noAnswer', 'card.unreadable'],
    ['lateAnswer', 'card.unreadable'],
    ['endlessAnswer', 'reader.failed'],
    ['unplugBefore', 'reader.absent'],
    ['unplugMid', 'reader.absent'],
    ['status24', 'card.removed'],
    ['status31', 'card.authenticationFailed'],
    ['status32', 'card.authenticationFailed'],
    ['status33', 'card.dataInvalid'],
    ['status40', 'card.wrongKind'],
    ['status41', 'card.removed'],
    ['status60', 'reader.outOfService'],
    ['status66', 'reader.outOfService'],
    ['status80', 'card.removed'],
  ])('is told as what it is: %s is %s', async (fault, code) => {
    const { reader } = makeDesk('raw64', fault);

    expect(await reader.read(0)).toMatchObject({ ok: false, failure: { code } });
  });

  it.each<ReaderFault>([
    'wrongChecksum',
    'doubledFrame',
    'leadingJunk',
    'slowAnswer',
    'oddSplits',
    'unplugAfter',
    'status10',
    'status11',
  ])('does not keep the card from being read: %s', async (fault) => {
    const { reader } = makeDesk('raw64', fault);

    expect(await reader.read(0)).toMatchObject({ ok: true, value: { card: makeResident() } });
  });

  it('may be that there are no prints, which is none', async () => {
    const none = await makeDesk('raw64', 'noFingerprints').reader.read(0, WISH);
    const noSuchItem = await makeDesk('raw64', 'status91').reader.read(0, WISH);

    expect(none).toMatchObject({ value: { fingerprintBytes: 0, newestAddress: NEWEST } });
    expect(noSuchItem).toMatchObject({ value: { fingerprintBytes: 0, newestAddress: NEWEST } });
  });
});

describe('what is wished for besides the text', () => {
  it('is left alone when it is not', async () => {
    const read = await makeDesk('raw64').reader.read(0);

    expect(read).toEqual({ ok: true, value: { card: makeResident(), deviceSerial: expect.any(String) } });
  });

  it('is null when the card has no newest address', async () => {
    const { reader, firmware } = makeDesk('len64');
    firmware.putCard(() => encodeChip({ card: makeResident() }));

    expect(await reader.read(0, WISH)).toMatchObject({ value: { newestAddress: null } });
  });

  it('is given whole or not at all', async () => {
    const { reader } = makeDesk('raw64', 'status41', 'newestAddress');

    expect(await reader.read(0, WISH)).toMatchObject({ failure: { code: 'card.removed' } });
  });
});

describe('the framing of a reader', () => {
  it.each(FRAMING_NAMES)('is found out and kept: %s', async (framing) => {
    const { reader } = makeDesk(framing);

    expect(await reader.status()).toMatchObject({ state: 'ready', framing });
    expect(await reader.read(0)).toMatchObject({ ok: true });
  });

  it('may want to be told to go on after each report', async () => {
    const host = new SimulatedHidHost(0);
    const firmware = new SimulatedCardReader({ framing: 'dk64', waitsForGoAhead: true });
    host.plug(firmware);
    firmware.putCard(() => encodeChip({ card: makeResident() }));
    const reader = new IdCardReader(new HidTraffic(host), { reader: TIMINGS, slot: slotTimings });
    readers.push(reader);

    expect(await reader.read(0, WISH)).toMatchObject({
      value: { card: makeResident(), fingerprintBytes: 1024 },
    });
  });

  it('is logged once by its name, and nothing else of the conversation is', async () => {
    const host = new SimulatedHidHost(0);
    host.plug(new SimulatedCardReader({ framing: 'len64' }));
    const logged: unknown[] = [];
    const reader = new IdCardReader(new HidTraffic(host), {
      reader: TIMINGS,
      slot: slotTimings,
      log: (event, facts) => logged.push([event, facts]),
    });
    readers.push(reader);

    await reader.status();
    await reader.read(0);

    expect(logged).toEqual([['reader.framing', { model: 'SAM_V', framing: 'len64' }]]);
  });
});

describe('two programs on one reader', () => {
  it('each end in their own card or a typed failure', async () => {
    const { host, reader } = makeDesk('raw64');
    const other = new IdCardReader(new HidTraffic(host), { reader: TIMINGS, slot: slotTimings });
    readers.push(other);

    const ends = await Promise.all([reader.read(200, WISH), other.read(200, WISH)]);

    for (const end of ends) {
      if (end.ok) expect(end.value).toMatchObject({ card: makeResident() });
      else expect([...TYPED, 'card.notReplaced']).toContain(end.failure.code);
    }
  });
});

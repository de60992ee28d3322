import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeChip } from '../../src/main/station/simulated/chip-card.ts';
import type { ReaderFault } from '../../src/main/station/simulated/reader-faults.ts';
import { SimulatedCardReader } from '../../src/main/station/simulated/simulated-card-reader.ts';
import type { SimulatedReaderSettings } from '../../src/main/station/simulated/simulated-card-reader.ts';
import { FRAMING_NAMES } from '../../src/shared/domain/device/framing.ts';
import type { Result } from '../../src/shared/kernel/result.ts';
import { PUBLISHED_CARDS } from '../station/support/make-cards.ts';
import { makeResident } from '../station/support/make-resident.ts';
import { needs } from '../support/needs.ts';
import { compileShim, HidLab } from './hid-lab.ts';

const gcc = needs('gcc') ?? '';
const isPossible = [gcc, needs('libc-headers'), needs('libusb')].every(Boolean);

const READ = { kind: 'read', waitMs: 2000, withEverything: true } as const;
const NEWEST = '某省某市新址';

describe.skipIf(!isPossible)('through the unmodified node-hid', () => {
  let shim = '';
  const labs: HidLab[] = [];
  beforeAll(() => {
    shim = compileShim(gcc);
  });
  afterAll(async () => {
    await Promise.all(labs.map((lab) => lab.close()));
    rmSync(dirname(shim), { recursive: true });
  });

  /** A bus of its own with one reader and a station on it. */
  async function makeDesk(settings: SimulatedReaderSettings = {}) {
    const lab = new HidLab(shim);
    labs.push(lab);
    const reader = new SimulatedCardReader(settings);
    await lab.plug(reader);
    const putCard = (card = makeResident()) =>
      reader.putCard(() => encodeChip({ card, newestAddress: NEWEST }));
    putCard();
    return { lab, reader, putCard, station: lab.startStation() };
  }

  it.concurrent.each(FRAMING_NAMES)('every kind of card is read from a %s reader', async (framing) => {
    const { reader, station } = await makeDesk({ framing });

    for (const [, card] of PUBLISHED_CARDS) {
      reader.putCard(() => encodeChip({ card, newestAddress: NEWEST }));
      expect(await station.ask(READ)).toMatchObject({
        value: { card, newestAddress: NEWEST, fingerprintBytes: 1024 },
      });
    }
    expect(await station.ask({ kind: 'readerStatus' })).toMatchObject({ value: { state: 'ready', framing } });
  });

  it.concurrent('a reader is read that waits for the word to go on', async () => {
    const { station } = await makeDesk({ framing: 'dk64', waitsForGoAhead: true });

    expect(await station.ask(READ)).toMatchObject({ value: { card: makeResident() } });
  });

  it.concurrent('faults end in the right card or in what they are, and the next card is read', async () => {
    const { reader, station, putCard } = await makeDesk();
    const ends: readonly (readonly [ReaderFault, string])[] = [
      ['pullCardDuringRead', 'card.removed'],
      ['wrongChecksum', 'read'],
      ['doubledFrame', 'read'],
      ['leadingJunk', 'read'],
      ['slowAnswer', 'read'],
      ['noFingerprints', 'read'],
      ['status31', 'card.authenticationFailed'],
      ['status80', 'card.removed'],
      ['status91', 'read'],
    ];
    const seen: unknown[] = [];

    for (const [fault] of ends) {
      putCard();
      reader.failNext(fault);
      const first = await endOf(station.ask(READ));
      putCard();
      seen.push([fault, first, await endOf(station.ask(READ))]);
    }

    expect(seen).toEqual(ends.map(([fault, end]) => [fault, end, 'read']));
  });

  it.concurrent.each<ReaderFault>(['unplugBefore', 'unplugMid'])(
    'a reader pulled in the middle of an answer is gone, and back when it is plugged in: %s',
    async (fault) => {
      const { lab, reader, station, putCard } = await makeDesk();
      reader.failNext(fault);

      const first = await endOf(station.ask(READ));
      await lab.unplug(reader);
      await lab.plug(reader);
      putCard();

      expect([first, await endOf(station.ask(READ))]).toEqual(['reader.absent', 'read']);
    },
  );

  it.concurrent('two stations on one reader each end in their own card or a typed failure', async () => {
    const { lab, station } = await makeDesk();
    const other = lab.startStation();

    const ends = await Promise.all([endOf(station.ask(READ)), endOf(other.ask(READ))]);

    for (const end of ends) expect(end).toMatch(/^(card\.|reader\.|read$)/);
  });
});

/** What a read ended in: `read` when it gave the card that lay there, else the code of its failure. */
async function endOf(asked: Promise<unknown>): Promise<string> {
  const result = (await asked) as Result<{ readonly card: unknown }>;
  if (!result.ok) return result.failure.code;
  expect(result.value.card).toEqual(makeResident());
  return 'read';
}

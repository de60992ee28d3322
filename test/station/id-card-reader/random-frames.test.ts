import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HidTraffic } from '../../../src/main/station/hid/hid-traffic.ts';
import {
  parseBaseData,
  parseDataWithFingerprints,
  parseNewestAddress,
} from '../../../src/main/station/id-card-reader/card-data.ts';
import { FRAMINGS } from '../../../src/main/station/id-card-reader/framing/framings.ts';
import { IdCardReader } from '../../../src/main/station/id-card-reader/id-card-reader.ts';
import { SamFrameParser } from '../../../src/main/station/id-card-reader/sam-frame.ts';
import type { Firmware } from '../../../src/main/station/simulated/firmware.ts';
import { packAnswer } from '../../../src/main/station/simulated/reader-packing.ts';
import { SimulatedHidHost } from '../../../src/main/station/simulated/simulated-hid-host.ts';
import { FRAMING_NAMES } from '../../../src/shared/domain/device/framing.ts';
import { concatBytes } from '../../../src/shared/kernel/bytes.ts';
import { times } from '../../support/deep.ts';
import { readerTimings, slotTimings } from '../support/timings.ts';
import { hex, vectors } from '../support/vectors.ts';

/** The longest frame a reader may send, and what a report may add to it before it is seen. */
const MOST_PENDING = 7 + 0x0920 + 64;
const wholeCard = hex(vectors.cards['resident']?.readWithFingerprintFrame);

/** A frame with a right or, rarely, a wrong checksum around any status and data. */
const frame = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 0, max: 15 }))
  .map(([status, data, luck]) => {
    const counted = concatBytes(
      Uint8Array.of((4 + data.length) >> 8, (4 + data.length) & 255, 0, 0, status),
      data,
    );
    const sum = counted.reduce((total, byte) => total ^ byte, luck === 0 ? 1 : 0);
    return concatBytes(hex('AAAAAA9669'), counted, Uint8Array.of(sum));
  });

/** A true card of which some bytes are others. */
const changedCard = fc
  .array(fc.tuple(fc.nat(wholeCard.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 4 })
  .map((changes) => {
    const changed = wholeCard.slice();
    for (const [at, byte] of changes) changed[at] = byte;
    return changed;
  });

const stream = fc.oneof(
  { weight: 3, arbitrary: frame },
  { weight: 1, arbitrary: changedCard },
  fc.uint8Array({ maxLength: 200 }),
);

describe('random frames', () => {
  it('never crash, never make more of what came, and give a card or a typed failure', () => {
    const property = fc.property(stream, fc.constantFrom(...FRAMING_NAMES), (bytes, name) => {
      const parser = new SamFrameParser();
      const receiver = FRAMINGS[name].createReceiver();
      for (const report of packAnswer(name, bytes)) {
        const part = receiver.push(report);
        if (part.kind !== 'bytes') continue;
        for (const each of parser.push(part.bytes)) {
          if (each.kind !== 'answer') continue;
          expect(each.data.length).toBeLessThanOrEqual(bytes.length);
          for (const parse of [parseBaseData, parseDataWithFingerprints]) {
            const card = parse(each.data);
            expect(card.ok || card.failure.code === 'card.dataInvalid').toBe(true);
          }
          expect(parseNewestAddress(each.data).length).toBeLessThanOrEqual(each.data.length / 2);
        }
        expect(parser.pendingBytes).toBeLessThanOrEqual(MOST_PENDING);
      }
    });

    fc.assert(property, { seed: 20261120, numRuns: times(5000, 100_000) });
  }, 300_000);

  it('for answers end every read of a whole reader in time, with a typed failure', async () => {
    const property = fc.asyncProperty(fc.array(stream, { minLength: 1, maxLength: 12 }), async (answers) => {
      const host = new SimulatedHidHost(0);
      host.plug(makeBabbler(answers));
      const reader = new IdCardReader(new HidTraffic(host), { reader: HASTY, slot: slotTimings });
      const read = await reader.read(0);
      await reader.close();
      expect(read.ok || /^(card|reader)\./.test(read.failure.code)).toBe(true);
    });

    await fc.assert(property, { seed: 20261120, numRuns: times(60, 2000) });
  }, 300_000);
});

const HASTY = {
  ...readerTimings,
  ...{ probeMs: 4, samIdMs: 4, findMs: 4, selectMs: 4, readMs: 4, quietMs: 2, pollMs: 1, samIdAgainMs: 1 },
};

/** A reader that answers each command with the next of these, whatever was asked. */
function makeBabbler(answers: readonly Uint8Array[]): Firmware {
  let send = (_report: Uint8Array): void => undefined;
  let next = 0;
  return {
    identity: { vendorId: 0x0400, productId: 0xc35a, usagePage: 0xff00 },
    powerOn: (sendReport) => (send = sendReport),
    powerOff: () => undefined,
    receive: () => {
      const answer = answers[next++ % answers.length] ?? new Uint8Array();
      for (const report of packAnswer('raw64', answer)) send(report);
    },
  };
}

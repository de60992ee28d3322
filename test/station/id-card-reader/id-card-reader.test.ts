import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { HidTraffic } from '../../../src/main/station/hid/hid-traffic.ts';
import { IdCardReader } from '../../../src/main/station/id-card-reader/id-card-reader.ts';
import { encodeChip } from '../../../src/main/station/simulated/chip-card.ts';
import type { ReaderFault } from '../../../src/main/station/simulated/reader-faults.ts';
import {
  READER_MANNERS,
  SimulatedCardReader,
} from '../../../src/main/station/simulated/simulated-card-reader.ts';
import { SimulatedHidHost } from '../../../src/main/station/simulated/simulated-hid-host.ts';
import { makeResident } from '../support/make-resident.ts';
import { readerTimings, slotTimings } from '../support/timings.ts';

const SAM_ID = '05.01-20250101-0001234567-0007654321';
const theCard = { ok: true, value: { card: makeResident(), deviceSerial: SAM_ID } };

let reader: IdCardReader | undefined;
afterEach(() => reader?.close());

/** A plugged simulated reader, with the card of the vectors when asked for. */
function makeReader({ withCard = true, fault }: { withCard?: boolean; fault?: ReaderFault } = {}) {
  const host = new SimulatedHidHost(0);
  const firmware = new SimulatedCardReader();
  host.plug(firmware);
  const putCard = () => firmware.putCard(() => encodeChip({ card: makeResident() }));
  if (withCard) putCard();
  if (fault) firmware.failNext(fault);
  const made = new IdCardReader(new HidTraffic(host), { reader: readerTimings, slot: slotTimings });
  reader = made;
  return { host, firmware, putCard, reader: made };
}

function failure(code: string) {
  return { ok: false, failure: { code } };
}

describe('reading a card', () => {
  it('gives what the chip says and which reader read it', async () => {
    const { reader } = makeReader();

    expect(await reader.read(0)).toEqual(theCard);
  });

  it('waits for a card to be put on', async () => {
    const { reader, putCard } = makeReader({ withCard: false });
    const reading = reader.read(5000);

    setTimeout(putCard, 30);

    expect(await reading).toEqual(theCard);
  });

  it('says that no card was put on', async () => {
    const { reader } = makeReader({ withCard: false });

    expect(await reader.read(20)).toMatchObject(failure('card.absent'));
  });

  it('does not read a card again that was left lying', async () => {
    const { reader } = makeReader();
    await reader.read(0);

    expect(await reader.read(20)).toMatchObject(failure('card.notReplaced'));
  });

  it('reads a card again that was taken and put back', async () => {
    const { reader, firmware, putCard } = makeReader();
    await reader.read(0);
    firmware.takeCard();
    await reader.read(0);

    putCard();

    expect(await reader.read(0)).toEqual(theCard);
  });

  it('gives way to a later caller while no card lies there', async () => {
    const { reader, putCard } = makeReader({ withCard: false });
    const first = reader.read(5000);
    const second = reader.read(5000);

    putCard();

    expect(await first).toMatchObject(failure('reader.busy'));
    expect(await second).toEqual(theCard);
  });
});

describe('bad input from the reader', () => {
  it.each<[ReaderFault, string]>([
    ['pullCardDuringRead', 'card.removed'],
    ['truncatedFrame', 'card.unreadable'],
    ['noAnswer', 'card.unreadable'],
  ])('shows no half record after %s', async (fault, code) => {
    const { reader } = makeReader({ fault });

    expect(await reader.read(0)).toMatchObject(failure(code));
  });

  it.each<ReaderFault>(['wrongChecksum', 'doubledFrame', 'leadingJunk'])(
    'reads the card in spite of %s',
    async (fault) => {
      const { reader } = makeReader({ fault });

      expect(await reader.read(0)).toEqual(theCard);
    },
  );

  it.each<ReaderFault>(['pullCardDuringRead', 'truncatedFrame', 'doubledFrame', 'noAnswer'])(
    'reads the next card as if nothing had been after %s',
    async (fault) => {
      const { reader, firmware, putCard } = makeReader({ fault });
      await reader.read(0);
      firmware.takeCard();

      putCard();

      expect(await reader.read(0)).toEqual(theCard);
    },
  );
});

describe('plug and unplug', () => {
  it('says that there is no reader', async () => {
    const { reader, host, firmware } = makeReader();
    host.unplug(firmware);

    expect(await reader.status()).toEqual({ state: 'absent', simulated: true, problem: 'reader.absent' });
    expect(await reader.read(0)).toMatchObject(failure('reader.absent'));
  });

  it('tells its state, id and framing', async () => {
    const { reader } = makeReader();

    expect(await reader.status()).toEqual({
      state: 'ready',
      simulated: true,
      deviceSerial: SAM_ID,
      framing: 'raw64',
    });
  });

  it('tells that a card is awaited, and that it takes its time over an answer', async () => {
    const host = new SimulatedHidHost(0);
    const firmware = new SimulatedCardReader({ manners: { ...READER_MANNERS, slowMs: 200 } });
    host.plug(firmware);
    const slow = new IdCardReader(new HidTraffic(host), { reader: readerTimings, slot: slotTimings });
    reader = slow;
    await slow.status();
    const reading = slow.read(5000);
    await delay(20);
    const waiting = await slow.status();

    firmware.failNext('slowAnswer');
    firmware.putCard(() => encodeChip({ card: makeResident() }));
    await delay(120);

    expect(waiting).toMatchObject({ state: 'ready', activity: 'waitingForCard' });
    expect(await slow.status()).toMatchObject({ state: 'ready', activity: 'waitingForDevice' });
    expect(await reading).toEqual(theCard);
    expect((await slow.status()).activity).toBeUndefined();
  });

  it('ends the wait when the reader is unplugged', async () => {
    const { reader, host, firmware } = makeReader({ withCard: false });
    const reading = reader.read(5000);

    setTimeout(() => host.unplug(firmware), 30);

    expect(await reading).toMatchObject(failure('reader.absent'));
  });

  it('works on with a reader that was replugged and has another path', async () => {
    const { reader, host, firmware } = makeReader();
    await reader.status();

    host.unplug(firmware);
    host.plug(firmware);

    expect(await reader.read(0)).toEqual(theCard);
  });

  it('is silent when nothing answers', async () => {
    const { reader, firmware } = makeReader();
    firmware.receive = () => undefined;

    expect(await reader.read(0)).toMatchObject(failure('reader.silent'));
    expect(await reader.status()).toMatchObject({ state: 'silent' });
  });
});

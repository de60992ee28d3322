import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { HidTraffic } from '../../../src/main/station/hid/hid-traffic.ts';
import { followCards } from '../../../src/main/station/id-card-reader/follow-cards.ts';
import type { CardEvent } from '../../../src/main/station/id-card-reader/follow-cards.ts';
import { IdCardReader } from '../../../src/main/station/id-card-reader/id-card-reader.ts';
import { encodeChip } from '../../../src/main/station/simulated/chip-card.ts';
import { SimulatedCardReader } from '../../../src/main/station/simulated/simulated-card-reader.ts';
import { SimulatedHidHost } from '../../../src/main/station/simulated/simulated-hid-host.ts';
import { makeResident } from '../support/make-resident.ts';
import { readerTimings, slotTimings } from '../support/timings.ts';

let reader: IdCardReader | undefined;
afterEach(() => reader?.close());

/** A reader that is followed; `until` gives what was told up to an event of this kind. */
function followReader() {
  const host = new SimulatedHidHost(0);
  const firmware = new SimulatedCardReader();
  host.plug(firmware);
  const made = new IdCardReader(new HidTraffic(host), { reader: readerTimings, slot: slotTimings });
  reader = made;
  const events = followCards({ reader: made, wish: {}, pollMs: 5, idleMs: 10 });
  const until = async (kind: CardEvent['kind']): Promise<string[]> => {
    const told: string[] = [];
    for (;;) {
      const { value } = await events.next();
      if (!value) return told;
      told.push(describeEvent(value));
      if (value.kind === kind) return told;
    }
  };
  const putCard = () => firmware.putCard(() => encodeChip({ card: makeResident() }));
  return { host, firmware, reader: made, events, until, putCard };
}

function describeEvent(event: CardEvent): string {
  switch (event.kind) {
    case 'reader':
      return `reader ${event.status.problem ?? event.status.state}`;
    case 'cardRead':
      return `cardRead ${event.card.card.name}`;
    case 'cardRefused':
      return `cardRefused ${event.code}`;
    case 'cardPresent':
    case 'cardRemoved':
      return event.kind;
  }
}

describe('following the reader', () => {
  it('reads every card that is put on, and none twice', async () => {
    const { until, putCard } = followReader();
    putCard();
    const first = await until('cardRead');
    await delay(40);

    putCard();

    expect(first).toEqual(['reader ready', 'cardPresent', 'cardRead 测试甲']);
    expect(await until('cardRead')).toEqual(['cardPresent', 'cardRead 测试甲']);
  });

  it('tells that a card was lifted too early, and why another was not read', async () => {
    const { until, putCard, firmware } = followReader();
    await until('reader');
    firmware.failNext('pullCardDuringRead');
    putCard();
    const lifted = await until('cardRemoved');

    firmware.failNext('status31');
    putCard();

    expect(lifted).toEqual(['cardPresent', 'cardRemoved']);
    expect(await until('cardRefused')).toEqual(['cardPresent', 'cardRefused card.authenticationFailed']);
  });

  it('tells that the reader went and came', async () => {
    const { until, host, firmware } = followReader();
    await until('reader');

    host.unplug(firmware);
    const went = await until('reader');
    host.plug(firmware);

    expect(went).toEqual(['reader reader.absent']);
    expect(await until('reader')).toEqual(['reader ready']);
  });

  it('lets a single read go first', async () => {
    const { until, reader, putCard } = followReader();
    await until('reader');
    const following = until('cardRead');
    const single = reader.read(2000);

    putCard();
    const read = await single;
    await delay(30);
    putCard();

    // The follower may have been quicker by one look; then it has the card and the single read its clear answer.
    expect(read.ok || read.failure.code).not.toBe('card.absent');
    expect((await following).at(-1)).toBe('cardRead 测试甲');
  });

  it('ends with the listener and with the station', async () => {
    const { events, until, reader } = followReader();
    await until('reader');
    const waiting = events.next();

    await reader.close();

    expect(await waiting).toMatchObject({ done: true });
  });
});

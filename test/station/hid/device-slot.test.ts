import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { DeviceSlot } from '../../../src/main/station/hid/device-slot.ts';
import { HidTraffic } from '../../../src/main/station/hid/hid-traffic.ts';
import { SimulatedCardReader } from '../../../src/main/station/simulated/simulated-card-reader.ts';
import { SimulatedHidHost } from '../../../src/main/station/simulated/simulated-hid-host.ts';
import { fail } from '../../../src/shared/kernel/result.ts';
import { slotTimings } from '../support/timings.ts';

const MODEL = { vendorId: 0x0400, productId: 0xc35a, usagePage: 0xff00 };

function makeSlot({ listIntervalMs = 0, keepOpenMs = slotTimings.keepOpenMs, model = MODEL } = {}) {
  const host = new SimulatedHidHost(listIntervalMs);
  const firmware = new SimulatedCardReader();
  host.plug(firmware);
  const traffic = new HidTraffic(host);
  const slot = new DeviceSlot(traffic, [model], { ...slotTimings, keepOpenMs });
  return { host, firmware, traffic, slot, list: vi.spyOn(host, 'list'), open: vi.spyOn(host, 'open') };
}

describe('the place of a device', () => {
  it('opens once for whoever asks at the same time', async () => {
    const { slot, open } = makeSlot();

    const [first, second] = await Promise.all([slot.connect(), slot.connect()]);

    expect(first.ok && second.ok && first.value === second.value).toBe(true);
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('keeps an idle handle for a while, then gives it back', async () => {
    const { slot } = makeSlot({ keepOpenMs: 20 });
    const first = await slot.connect();
    slot.release();

    await delay(100);

    expect(first.ok && first.value.failure).toBe('hid.removed');
    expect(await slot.connect()).toMatchObject({ ok: true });
  });

  it('opens a replugged device by its new path', async () => {
    const { slot, host, firmware, open } = makeSlot();
    await slot.connect();

    host.unplug(firmware);
    host.plug(firmware);
    await delay(10);
    await slot.connect();

    expect(open.mock.calls.map(([path]) => path)).toEqual(['simulated:1', 'simulated:2']);
  });

  it('tries again when a device that was just plugged in cannot be opened yet', async () => {
    const { slot, open } = makeSlot();
    open.mockResolvedValueOnce(fail('hid.failed'));

    expect(await slot.connect()).toMatchObject({ ok: true });
  });

  it('does not take another device, nor another usage page of the same', async () => {
    const other = makeSlot({ model: { ...MODEL, productId: 1 } });
    const otherPage = makeSlot({ model: { ...MODEL, usagePage: 1 } });

    expect(await other.slot.connect()).toMatchObject({ failure: { code: 'hid.notFound' } });
    expect(await otherPage.slot.connect()).toMatchObject({ failure: { code: 'hid.notFound' } });
  });
});

describe('the traffic', () => {
  it('keeps listings apart', async () => {
    const { traffic, list } = makeSlot({ listIntervalMs: 60 });
    await traffic.list();

    const second = traffic.list();
    await delay(10);

    expect(list).toHaveBeenCalledTimes(1);
    await second;
    expect(list).toHaveBeenCalledTimes(2);
  });

  it('lists nothing while a command is under way', async () => {
    const { traffic, list } = makeSlot();
    let answer = () => {};
    const exchange = traffic.exchange(() => new Promise<void>((resolve) => (answer = resolve)));

    const listing = traffic.list();
    await delay(30);

    expect(list).not.toHaveBeenCalled();
    answer();
    await exchange;
    expect(await listing).toMatchObject({ ok: true });
  });
});

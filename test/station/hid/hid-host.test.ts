import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { HidFailure, HidHost } from '../../../src/main/station/hid/hid-host.ts';
import { NodeHidHost, toHidFailure } from '../../../src/main/station/hid/node-hid-host.ts';
import { SimulatedCardReader } from '../../../src/main/station/simulated/simulated-card-reader.ts';
import { SimulatedHidHost } from '../../../src/main/station/simulated/simulated-hid-host.ts';
import { makeFakeNodeHid } from '../support/fake-node-hid.ts';
import { hex, statusFrame, vectors } from '../support/vectors.ts';

const hosts: readonly [name: string, make: (bus: SimulatedHidHost) => HidHost][] = [
  ['the simulated devices', (bus) => bus],
  ['node-hid', (bus) => new NodeHidHost(() => Promise.resolve(makeFakeNodeHid(bus)))],
];

/** `find`, as it is written: report id 0 and 64 bytes. */
const find = new Uint8Array(65);
find.set(hex(vectors.commands['find']), 1);

describe.each(hosts)('HID through %s', (_name, make) => {
  /** A host with one card reader plugged in and opened. */
  async function openReader() {
    const bus = new SimulatedHidHost(0);
    const firmware = new SimulatedCardReader();
    bus.plug(firmware);
    const host = make(bus);
    const listed = await host.list();
    const path = listed.ok ? (listed.value[0]?.path ?? '') : '';
    const reports: Uint8Array[] = [];
    const failures: HidFailure[] = [];
    const opened = await host.open(path, {
      onReport: (report) => reports.push(report),
      onFailure: (failure) => failures.push(failure),
    });
    if (!opened.ok) throw new Error(opened.failure.code);
    return { bus, firmware, host, path, device: opened.value, reports, failures, listed };
  }

  it('lists what is plugged in', async () => {
    const { listed } = await openReader();

    expect(listed).toMatchObject({ value: [{ vendorId: 0x0400, productId: 0xc35a, usagePage: 0xff00 }] });
  });

  it('carries reports both ways, 64 bytes without the report id', async () => {
    const { device, reports } = await openReader();

    const written = await device.write(find);
    await delay(20);

    expect(written.ok).toBe(true);
    expect(reports.map((report) => report.length)).toEqual([64]);
    expect(reports[0]?.subarray(0, 11)).toEqual(statusFrame('find none'));
  });

  it('keeps the order of reports written at once', async () => {
    const { device, reports } = await openReader();
    const samId = new Uint8Array(65);
    samId.set(hex(vectors.commands['SAM id']), 1);

    await Promise.all([device.write(samId), device.write(find)]);
    await delay(20);

    expect(reports.map((report) => report[6])).toEqual([20, 4]);
  });

  it('tells once that the device was pulled, and refuses to write then', async () => {
    const { bus, firmware, device, failures } = await openReader();

    bus.unplug(firmware);
    await delay(20);

    expect(await device.write(find)).toMatchObject({ failure: { code: 'hid.removed' } });
    expect(await device.write(find)).toMatchObject({ failure: { code: 'hid.removed' } });
    expect(failures).toEqual(['hid.removed']);
  });

  it('does not find a path that is gone', async () => {
    const { bus, firmware, host, path } = await openReader();
    bus.unplug(firmware);
    bus.plug(firmware);

    const again = await host.open(path, { onReport: () => undefined, onFailure: () => undefined });

    expect(again).toMatchObject({ failure: { code: 'hid.notFound' } });
  });

  it('may be closed twice, and says nothing afterwards', async () => {
    const { bus, firmware, device, failures } = await openReader();

    await device.close();
    await device.close();
    bus.unplug(firmware);
    await delay(20);

    expect(failures).toEqual([]);
  });
});

describe('the errors of node-hid', () => {
  it.each<[text: unknown, failure: HidFailure]>([
    [
      new Error('libusb-1.0.so.0: cannot open shared object file: No such file or directory'),
      'hid.libraryMissing',
    ],
    [new Error('Failed to find binding for HID_hidraw'), 'hid.libraryMissing'],
    [
      new Error('cannot open device with path /dev/hidraw0: Failed to open: Permission denied'),
      'hid.noPermission',
    ],
    [new Error('cannot open device with path /dev/hidraw9: No such file or directory'), 'hid.notFound'],
    ['could not read from HID device: hid_read_timeout: device disconnected', 'hid.removed'],
    [new Error('Cannot write to hid device: No such device'), 'hid.removed'],
    ['ReadFile: (0x0000001F) 连到系统上的设备没有发挥作用。', 'hid.failed'],
    [undefined, 'hid.failed'],
  ])('mean one of five things: %s', (error, failure) => {
    expect(toHidFailure(error)).toBe(failure);
  });

  it('are a value when the library cannot be loaded', async () => {
    const host = new NodeHidHost(() =>
      Promise.reject(new Error('libusb-1.0.so.0: cannot open shared object file')),
    );

    expect(await host.list()).toMatchObject({ failure: { code: 'hid.libraryMissing' } });
    expect(await host.open('x', { onReport: () => undefined, onFailure: () => undefined })).toMatchObject({
      failure: { code: 'hid.libraryMissing' },
    });
  });
});

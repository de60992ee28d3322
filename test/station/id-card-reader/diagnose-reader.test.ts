import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { HidFailure, HidHost, HidListing } from '../../../src/main/station/hid/hid-host.ts';
import { HidTraffic } from '../../../src/main/station/hid/hid-traffic.ts';
import { findOtherPrograms } from '../../../src/main/station/hid/other-programs.ts';
import { listUsbDevices } from '../../../src/main/station/hid/usb-devices.ts';
import type { UsbDevice } from '../../../src/main/station/hid/usb-devices.ts';
import { diagnoseReader } from '../../../src/main/station/id-card-reader/diagnose-reader.ts';
import { IdCardReader } from '../../../src/main/station/id-card-reader/id-card-reader.ts';
import { readReaderKnowledge } from '../../../src/main/station/id-card-reader/reader-profiles.ts';
import { encodeChip } from '../../../src/main/station/simulated/chip-card.ts';
import type { ReaderFault } from '../../../src/main/station/simulated/reader-faults.ts';
import { SimulatedCardReader } from '../../../src/main/station/simulated/simulated-card-reader.ts';
import { SimulatedHidHost } from '../../../src/main/station/simulated/simulated-hid-host.ts';
import { READER_FAULTS } from '../../../src/shared/api/station/simulator.ts';
import { READER_STATES } from '../../../src/shared/domain/device/reader-diagnosis.ts';
import { fail, succeed } from '../../../src/shared/kernel/result.ts';
import { READER_STATE_TEXTS, readerReport } from '../../../src/shared/texts/device-diagnosis.ts';
import { PUBLISHED_CARDS } from '../support/make-cards.ts';
import { readerTimings, slotTimings } from '../support/timings.ts';

const OURS = join(import.meta.dirname, '../../../resources/devices/reader-profiles.json');
const knowledge = readReaderKnowledge({ ours: OURS, site: '/nonexistent' });
const READER: HidListing = { path: '/dev/hidraw7', vendorId: 0x0400, productId: 0xc35a, usagePage: 0xff00 };

let reader: IdCardReader | undefined;
afterEach(() => reader?.close());

/** A host as a real machine is, on which opening, listing or loading fails in this way. */
function makeHost(
  listings: readonly HidListing[],
  broken: { open?: HidFailure; library?: HidFailure } = {},
): HidHost {
  const bus = new SimulatedHidHost(0);
  const library = broken.library;
  return {
    simulated: false,
    listIntervalMs: 0,
    library: () =>
      Promise.resolve(library ? fail(library) : succeed({ hidapiVersion: '0.15.0', driver: 'hidraw' })),
    list: () => Promise.resolve(library ? fail(library) : succeed(listings)),
    open: (path, events) => (broken.open ? Promise.resolve(fail(broken.open)) : bus.open(path, events)),
  };
}

type Machine = { usb?: readonly UsbDevice[]; others?: readonly string[] };

async function diagnose(host: HidHost, { usb, others = [] }: Machine = {}) {
  const traffic = new HidTraffic(host);
  reader = new IdCardReader(traffic, { models: knowledge.models, reader: readerTimings, slot: slotTimings });
  return diagnoseReader({ reader, traffic, knowledge, listUsb: () => usb, findOthers: () => others });
}

/** A simulated reader that was made to fail at its first command. */
function makeBus(fault?: ReaderFault) {
  const bus = new SimulatedHidHost(0);
  const firmware = new SimulatedCardReader();
  bus.plug(firmware);
  if (fault) firmware.failNext(fault, 'samId');
  return { bus, firmware };
}

const usbOf = (vendorId: number, productId: number, hasHid = false): UsbDevice[] => [
  { vendorId, productId, hasHid },
];

describe('the diagnosis of the reader', () => {
  it('finds a reader that works, with its model, framing and id', async () => {
    expect(await diagnose(makeBus().bus)).toMatchObject({
      state: 'healthy',
      model: 'SAM_V 模块（HID 固件）',
      framing: 'raw64',
      deviceSerial: '05.01-20250101-0001234567-0007654321',
      simulated: true,
      matched: [{ vendorId: 0x0400, productId: 0xc35a, usagePage: 0xff00 }],
      counters: { exchanges: 2, timeouts: 0, opened: 1 },
    });
  });

  it('says that the library is missing, and does not call the reader absent', async () => {
    const diagnosis = await diagnose(makeHost([], { library: 'hid.libraryMissing' }));

    expect(diagnosis).toMatchObject({ state: 'libraryMissing', hidapiVersion: null });
    expect(await reader?.read(0)).toMatchObject({ failure: { code: 'reader.libraryMissing' } });
  });

  it('finds nothing plugged in', async () => {
    expect(await diagnose(makeHost([]), { usb: usbOf(0x1234, 0x5678) })).toMatchObject({
      state: 'absent',
      unusable: [],
    });
  });

  it('says that it is unknown what else is plugged in where the system does not tell', async () => {
    expect(await diagnose(makeHost([]))).toMatchObject({ state: 'absentOrNotHid' });
  });

  it.each<[string, UsbDevice[], string]>([
    ['the common reader that is no HID device', usbOf(0x0400, 0xc35a), 'bulk'],
    ['a reader that wants its maker’s library', usbOf(0x10c4, 0x8a1b), 'vendorLibrary'],
    ['any reader of a maker of keyboards', usbOf(0x1483, 0x0001, true), 'keyboard'],
    ['a reader whose HID interface is not listed', usbOf(0x0483, 0x572b, true), 'otherInterface'],
  ])('names %s', async (_what, usb, access) => {
    const diagnosis = await diagnose(makeHost([]), { usb });

    expect(diagnosis).toMatchObject({ state: 'notHid', unusable: [{ vendorId: usb[0]?.vendorId, access }] });
    expect(readerReport(diagnosis)).toContain(diagnosis.unusable[0]?.name);
  });

  it('names a HID device with the ids of a reader and another usage page', async () => {
    expect(await diagnose(makeHost([{ ...READER, usagePage: 0x0001 }]), { usb: [] })).toMatchObject({
      state: 'notHid',
      unusable: [{ usagePage: 1, access: 'otherInterface' }],
      matched: [],
    });
  });

  it.each<[HidFailure, string]>([
    ['hid.noPermission', 'noPermission'],
    ['hid.inUse', 'inUse'],
    ['hid.failed', 'failed'],
  ])('tells why it cannot be opened: %s', async (open, state) => {
    expect(await diagnose(makeHost([READER], { open }))).toMatchObject({ state });
  });

  it('finds a reader silent, and names the programs that may have its answers', async () => {
    const silent = makeBus();
    silent.firmware.receive = () => undefined;

    expect(await diagnose(silent.bus)).toMatchObject({
      state: 'silent',
      framing: null,
      counters: { timeouts: 3 },
    });
    await reader?.close();
    expect(await diagnose(silent.bus, { others: ['other-reader'] })).toMatchObject({
      state: 'inUse',
      otherPrograms: ['other-reader'],
    });
  });

  it('finds a reader out of service whose card module says so', async () => {
    const { bus, firmware } = makeBus();
    const receive = firmware.receive.bind(firmware);
    firmware.receive = (report) => {
      const isSelfTest = report[7] === 0x11;
      if (isSelfTest) firmware.failNext('status60', 'samId');
      // The SAM id is refused in place of the self-test, which the simulator always passes.
      receive(isSelfTest ? Uint8Array.from(SAM_ID_REPORT) : report);
    };

    expect(await diagnose(bus)).toMatchObject({ state: 'outOfService' });
  });

  it('does not disturb a reading, and says so', async () => {
    const { bus } = makeBus();
    const traffic = new HidTraffic(bus);
    reader = new IdCardReader(traffic, { reader: readerTimings, slot: slotTimings });
    await reader.status();
    const reading = reader.read(300);

    const diagnosis = await diagnoseReader({ reader, traffic, knowledge });

    expect(diagnosis).toMatchObject({ state: 'healthy', busy: true });
    expect(await reading).toMatchObject({ failure: { code: 'card.absent' } });
  });

  it('has a sentence and a remedy for every state', () => {
    expect(Object.keys(READER_STATE_TEXTS).toSorted()).toEqual([...READER_STATES].toSorted());
    expect(
      Object.values(READER_STATE_TEXTS).every(({ title, remedy }) => title !== '' && remedy.endsWith('。')),
    ).toBe(true);
  });
});

/** `12 FF` in raw64. */
const SAM_ID_REPORT = [0xaa, 0xaa, 0xaa, 0x96, 0x69, 0, 3, 0x12, 0xff, 0xee, ...new Uint8Array(54)];

describe('the report to copy', () => {
  it('holds nothing of any card, whatever was read and whatever went wrong', async () => {
    const { bus, firmware } = makeBus();
    const traffic = new HidTraffic(bus);
    const printed: string[] = [];
    const write = (chunk: unknown) => printed.push(String(chunk)) > 0;
    vi.spyOn(process.stderr, 'write').mockImplementation(write);
    vi.spyOn(process.stdout, 'write').mockImplementation(write);
    reader = new IdCardReader(traffic, {
      reader: { ...readerTimings, readWithFingerprintsMs: 60, readNewestAddressMs: 60 },
      slot: slotTimings,
      log: (...facts) => printed.push(JSON.stringify(facts)),
    });
    for (const [, card] of PUBLISHED_CARDS) {
      for (const fault of [
        undefined,
        ...READER_FAULTS.filter((each) => !/unplug|endless|late|slow/.test(each)),
      ]) {
        firmware.putCard(() => encodeChip({ card, newestAddress: '某省某市新址' }));
        if (fault) firmware.failNext(fault);
        await reader.read(0, { withFingerprint: true, withNewestAddress: true });
      }
    }

    const diagnosis = await diagnoseReader({ reader, traffic, knowledge });
    vi.restoreAllMocks();

    const everything = [
      readerReport(diagnosis),
      JSON.stringify(diagnosis),
      inspect(diagnosis, { depth: 9 }),
      ...printed,
      inspect(reader, { depth: 12, showHidden: true }),
    ].join('\n');
    expect(diagnosis.exchanges).toHaveLength(20);
    for (const [, card] of PUBLISHED_CARDS) {
      for (const secret of [
        card.name,
        card.identityNumber,
        card.address,
        card.bornOn,
        card.bornOn.replaceAll('-', ''),
        '某省某市新址',
      ]) {
        if (secret !== '') expect(everything).not.toContain(secret);
      }
    }
  }, 60_000);

  it('says of each exchange the command, the length, the status word and the time', async () => {
    const { bus } = makeBus();

    const report = readerReport(await diagnose(bus));

    expect(report).toMatch(/12FF 16 90 \d+ /);
    expect(report).toMatch(/11FF 0 90 \d+ /);
  });

  it('does not take over what a device calls itself', async () => {
    const named = { ...READER, product: `A\u0000\u001b[31m${'x'.repeat(200)}` };

    const report = readerReport(await diagnose(makeHost([named], { open: 'hid.failed' })));

    expect(report).not.toMatch(/[\u0000\u001b]/);
    expect(report.split('\n').every((line) => line.length < 140)).toBe(true);
  });
});

describe('what the system tells', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-usb-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(file: string, text: string): void {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), `${text}\n`);
  }

  it('of USB devices is read on Linux', () => {
    write('1-1/idVendor', '0400');
    write('1-1/idProduct', 'c35a');
    write('1-1/product', 'ID reader');
    write('1-1:1.0/bInterfaceClass', 'ff');
    write('1-2/idVendor', '0483');
    write('1-2/idProduct', '572b');
    write('1-2:1.0/bInterfaceClass', '03');
    write('usb1/speed', '480');

    expect(listUsbDevices(folder)).toEqual([
      { vendorId: 0x0400, productId: 0xc35a, product: 'ID reader', hasHid: false },
      { vendorId: 0x0483, productId: 0x572b, hasHid: true },
    ]);
  });

  it('of USB devices is nothing elsewhere', () => {
    expect(listUsbDevices('/nonexistent')).toBeUndefined();
  });

  it('of other programs is their names, without ourselves', () => {
    for (const [pid, name] of [
      ['11', 'other-reader'],
      ['12', 'other-reader'],
      ['13', 'unrelated'],
      ['14', 'us'],
    ] as const) {
      mkdirSync(join(folder, pid, 'fd'), { recursive: true });
      symlinkSync(`/opt/maker/${name}`, join(folder, pid, 'exe'));
      symlinkSync(name === 'unrelated' ? '/dev/null' : '/dev/hidraw7', join(folder, pid, 'fd', '3'));
    }

    expect(findOtherPrograms('/dev/hidraw7', folder, 14)).toEqual(['other-reader']);
    expect(findOtherPrograms('simulated:1', folder, 14)).toEqual([]);
  });
});

describe('the profiles of a site', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-site-'));
  const site = join(folder, 'reader-profiles.json');
  afterEach(() => rmSync(site, { force: true }));

  const mine = { name: 'Mine', vendorId: '0400', productId: 'C35A', usagePage: 'FF00', framing: 'dk64' };

  it('come before ours', () => {
    writeFileSync(site, JSON.stringify({ format: 1, readers: [mine] }));

    const known = readReaderKnowledge({ ours: OURS, site });

    expect(known).toMatchObject({
      siteProfiles: 'used',
      models: [{ name: 'Mine', framings: ['dk64'] }, {}, {}, {}],
    });
  });

  it('leave ours in force when they are wrong', () => {
    writeFileSync(site, JSON.stringify({ format: 1, readers: [{ ...mine, framing: 'usb' }] }));

    expect(readReaderKnowledge({ ours: OURS, site })).toMatchObject({
      siteProfiles: 'wrong',
      models: [{}, {}, {}],
    });
  });
});

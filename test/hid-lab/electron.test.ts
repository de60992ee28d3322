import { dirname } from 'node:path';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeChip } from '../../src/main/station/simulated/chip-card.ts';
import { SimulatedCardReader } from '../../src/main/station/simulated/simulated-card-reader.ts';
import { makeResident } from '../station/support/make-resident.ts';
import { needs } from '../support/needs.ts';
import { bundleStation } from './bundle.ts';
import { compileShim, HidLab } from './hid-lab.ts';
import type { StationProcess } from './asked-process.ts';

const electron = needs('electron') ?? '';
const gcc = needs('gcc') ?? '';
const isPossible = [electron, gcc, needs('libc-headers'), needs('libusb'), needs('gtk')].every(Boolean);

const READ = { kind: 'read', waitMs: 2000, withEverything: true } as const;

describe.skipIf(!isPossible)('the unmodified node-hid in the utility process of Electron', () => {
  let shim = '';
  let lab: HidLab;
  let reader: SimulatedCardReader;
  let station: StationProcess;
  beforeAll(async () => {
    shim = compileShim(gcc);
    lab = new HidLab(shim);
    reader = new SimulatedCardReader({ framing: 'len64' });
    await lab.plug(reader);
    station = lab.startInElectron(electron, await bundleStation());
  });
  afterAll(async () => {
    await lab.close();
    rmSync(dirname(shim), { recursive: true });
  });

  function putCard() {
    reader.putCard(() => encodeChip({ card: makeResident(), newestAddress: '某省某市新址' }));
  }

  it('reads cards, and says so when the reader is pulled and comes back', async () => {
    putCard();
    const first = await station.ask(READ);
    await lab.unplug(reader);
    const pulled = await station.ask({ kind: 'readerStatus' });
    await lab.plug(reader);
    putCard();

    expect(first).toMatchObject({
      value: { card: makeResident(), newestAddress: '某省某市新址', fingerprintBytes: 1024 },
    });
    expect(pulled).toMatchObject({ value: { problem: 'reader.absent' } });
    expect(await station.ask(READ)).toMatchObject({ value: { card: makeResident() } });
  });

  it('finds the reader healthy, with the version of hidapi', async () => {
    expect(await station.ask({ kind: 'diagnose' })).toMatchObject({
      value: { state: 'healthy', framing: 'len64', hidapiVersion: '0.15.0', driver: 'hidraw' },
    });
  });

  it('ends at once while a device is open', async () => {
    void station.ask({ kind: 'exitAtOnce' }).catch(() => undefined);

    expect(await station.ended()).toEqual([0, null]);
  });
});

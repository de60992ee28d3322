import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { HidTraffic } from '../../src/main/station/hid/hid-traffic.ts';
import { IdCardReader } from '../../src/main/station/id-card-reader/id-card-reader.ts';
import { encodeChip } from '../../src/main/station/simulated/chip-card.ts';
import { SimulatedCardReader } from '../../src/main/station/simulated/simulated-card-reader.ts';
import { SimulatedHidHost } from '../../src/main/station/simulated/simulated-hid-host.ts';
import { FRAMING_NAMES } from '../../src/shared/domain/device/framing.ts';
import type { FramingName } from '../../src/shared/domain/device/framing.ts';
import { findFile } from '../../scripts/debian.mjs';
import { compileShim, HidLab } from '../hid-lab/hid-lab.ts';
import { makeResident } from '../station/support/make-resident.ts';
import type { BenchLine, BenchSize } from './bench-line.ts';

const READS = 500;
/** Until compiled code and caches have settled: growth after that would go on. */
const WARM_UP = 1000;
const OWN_MS = 5;
const GROWTH_KB = 256;
const SHIM_MS = 5000;

/** The reader: our own time per card, memory over many cards, and the shortest way to a card through node-hid. */
export async function benchHid(_size: BenchSize = { full: false }): Promise<readonly BenchLine[]> {
  const lines: BenchLine[] = [];
  for (const framing of FRAMING_NAMES) lines.push(...(await readMany(framing)));
  const gcc = findFile('/usr/bin/gcc');
  if (gcc !== undefined) lines.push(...(await readThroughShim(gcc)));
  return lines;
}

/** The simulated firmware answers at once, so all the time there is is ours. */
async function readMany(framing: FramingName): Promise<BenchLine[]> {
  const host = new SimulatedHidHost(0);
  const firmware = new SimulatedCardReader({ framing });
  const reader = new IdCardReader(new HidTraffic(host));
  host.plug(firmware);
  const readOnce = async (): Promise<number> => {
    firmware.putCard(() => encodeChip({ card: makeResident() }));
    const begun = performance.now();
    const read = await reader.read(0);
    if (!read.ok) throw new Error(read.failure.code);
    return performance.now() - begun;
  };
  for (let left = WARM_UP; left > 0; left -= 1) await readOnce();
  const before = usedKb();
  const times: number[] = [];
  for (let left = READS; left > 0; left -= 1) times.push(await readOnce());
  const growth = Math.max(0, usedKb() - before);
  await reader.close();
  return [
    line(`card over ${framing}, own time, p95 of ${READS}`, percentile(times, 0.95), {
      unit: 'ms',
      bound: OWN_MS,
    }),
    line(`memory grown by ${READS} cards over ${framing}`, growth, { unit: 'kB', bound: GROWTH_KB }),
  ];
}

/** From nothing: compile the shim, start a station with the unmodified node-hid, read a card; then many. */
async function readThroughShim(gcc: string): Promise<BenchLine[]> {
  const begun = performance.now();
  const shim = compileShim(gcc);
  const lab = new HidLab(shim);
  const firmware = new SimulatedCardReader();
  await lab.plug(firmware);
  const station = lab.startStation();
  const readOnce = async (): Promise<number> => {
    firmware.putCard(() => encodeChip({ card: makeResident() }));
    const asked = performance.now();
    const read = (await station.ask({ kind: 'read', waitMs: 2000 })) as { readonly ok: boolean };
    if (!read.ok) throw new Error('no card came through node-hid');
    return performance.now() - asked;
  };
  await readOnce();
  const whole = performance.now() - begun;
  const times: number[] = [];
  for (let left = 200; left > 0; left -= 1) times.push(await readOnce());
  await lab.close();
  rmSync(dirname(shim), { recursive: true });
  return [
    line('shim check: compile, start, one card through node-hid', whole, { unit: 'ms', bound: SHIM_MS }),
    line('card through node-hid and another process, median', percentile(times, 0.5), {
      unit: 'ms',
      bound: null,
    }),
  ];
}

function line(name: string, measured: number, { unit, bound }: Pick<BenchLine, 'unit' | 'bound'>): BenchLine {
  const figure = Math.round(measured * 100) / 100;
  return { name, figure, unit, bound, met: bound === null || figure <= bound };
}

function percentile(figures: readonly number[], part: number): number {
  const sorted = figures.toSorted((left, right) => left - right);
  return sorted[Math.ceil(part * sorted.length) - 1] ?? Number.NaN;
}

/** What is still in use after everything else was collected. */
function usedKb(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1024;
}

// Runs inside of the virtual machine: our firmware on one side of a real kernel, the product's station with the
// unmodified node-hid on the other. Prints one line per check and PASSED or FAILED at the end.
import { fork } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { encodeChip } from '../../../src/main/station/simulated/chip-card.ts';
import { SimulatedCardReader } from '../../../src/main/station/simulated/simulated-card-reader.ts';
import type { FramingName } from '../../../src/shared/domain/device/framing.ts';
import { FRAMING_NAMES } from '../../../src/shared/domain/device/framing.ts';
import type { IdentityCard } from '../../../src/shared/domain/applicant/identity-card.ts';
import type { Result } from '../../../src/shared/kernel/result.ts';
import { PUBLISHED_CARDS } from '../../station/support/make-cards.ts';
import { makeResident } from '../../station/support/make-resident.ts';
import { StationProcess } from '../asked-process.ts';
import { GadgetDevice } from './gadget-device.ts';
import { UhidDevice } from './uhid-device.ts';

const [, , kind = 'uhid', stationBundle = ''] = process.argv;
const device = kind === 'uhid' ? new UhidDevice() : new GadgetDevice();

const NEWEST = '某省某市新址';
const READ = { kind: 'read', waitMs: 4000, withEverything: true } as const;
/** More than the 63 unread reports the kernel's ring keeps for an opener. */
const BURST = 250;
const NOBODY = 65_534;

type Read = Result<{ readonly card: IdentityCard }>;

let failed = 0;
let stations = 0;
const running: StationProcess[] = [];

function startStation(user?: number): StationProcess {
  const folder = `/tmp/station-${stations++}`;
  mkdirSync(folder);
  chmodSync(folder, 0o777);
  const identity = user === undefined ? {} : { uid: user, gid: user };
  const child = fork(stationBundle, [folder], { execArgv: [], serialization: 'advanced', ...identity });
  const station = new StationProcess(child);
  running.push(station);
  return station;
}

/** Runs one check and says how long it took; `what` comes back from it when it is worth saying. */
async function check(name: string, work: () => Promise<string | undefined>): Promise<void> {
  const begun = performance.now();
  try {
    const said = await work();
    console.log(
      `ok ${name} (${Math.round(performance.now() - begun)} ms)${said === undefined ? '' : `: ${said}`}`,
    );
  } catch (error) {
    failed += 1;
    console.log(`not ok ${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
  await Promise.all(running.splice(0).map((station) => station.kill('SIGKILL')));
  await device.unplug();
}

function expectSame(seen: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(seen, expected)) {
    throw new Error(`saw ${JSON.stringify(seen)}, expected ${JSON.stringify(expected)}`);
  }
}

/** What a read ended in: the name on the card or the code of the failure. */
async function endOf(station: StationProcess): Promise<string> {
  const read = (await station.ask(READ)) as Read;
  return read.ok ? read.value.card.name : read.failure.code;
}

function makeReader(framing: FramingName) {
  const reader = new SimulatedCardReader({ framing, waitsForGoAhead: framing === 'dk64' });
  const put = (card: IdentityCard = makeResident()) =>
    reader.putCard(() => encodeChip({ card, newestAddress: NEWEST }));
  put();
  return { reader, put };
}

async function readEveryCard(framing: FramingName): Promise<string> {
  const { reader, put } = makeReader(framing);
  await device.plug(reader);
  const station = startStation();
  const times: number[] = [];
  for (const [, card] of PUBLISHED_CARDS) {
    put(card);
    const begun = performance.now();
    const read = (await station.ask(READ)) as Read;
    times.push(Math.round(performance.now() - begun));
    expectSame(read.ok ? read.value.card : read.failure.code, card);
  }
  await station.ask({ kind: 'close' });
  await station.end();
  return `each ${times.join(', ')} ms`;
}

async function unplugAndReplug(): Promise<string> {
  const { reader, put } = makeReader('raw64');
  await device.plug(reader);
  const station = startStation();
  expectSame(await endOf(station), '测试甲');
  put();
  reader.failNext('unplugMid');
  const pulled = await endOf(station);
  await delay(200);
  const begun = performance.now();
  await device.plug(reader);
  put();
  await untilReady(station);
  expectSame([pulled, await endOf(station)], ['reader.absent', '测试甲']);
  const backMs = Math.round(performance.now() - begun);
  return `card read ${backMs} ms after the plug`;
}

/** The kernel needs a moment to enumerate what was plugged in. */
async function untilReady(station: StationProcess): Promise<void> {
  for (const until = performance.now() + 15_000; performance.now() < until;) {
    const { value } = (await station.ask({ kind: 'readerStatus' })) as { value: { state: string } };
    if (value.state === 'ready') return;
  }
  throw new Error('the reader did not come back');
}

async function pullWhileWaiting(): Promise<undefined> {
  const { reader } = makeReader('raw64');
  reader.takeCard();
  await device.plug(reader);
  const station = startStation();
  const waiting = endOf(station);
  await delay(2500);
  await device.unplug();
  expectSame(await waiting, 'reader.absent');
  return undefined;
}

/** The ring keeps 63 reports and drops the rest without a word: an answer behind a burst is lost in part or whole. */
async function burst(): Promise<string> {
  const { reader, put } = makeReader('raw64');
  let send = (_report: Uint8Array): void => undefined;
  const powerOn = reader.powerOn.bind(reader);
  reader.powerOn = (sendReport, pullPlug) => {
    send = sendReport;
    powerOn(sendReport, pullPlug);
  };
  const flood = (): void => {
    for (let left = BURST; left > 0; left -= 1) send(new Uint8Array(64).fill(0x55));
  };
  await device.plug(reader);
  const station = startStation();
  expectSame(await endOf(station), '测试甲');
  put();
  flood();
  const afterFlood = await endOf(station);
  put();
  const receive = reader.receive.bind(reader);
  reader.receive = (report) => {
    reader.receive = receive;
    // The station sleeps while the reports come in: nobody empties the ring.
    void station.pauseWhile(async () => {
      flood();
      receive(report);
      await delay(300);
    });
  };
  const inFlood = await endOf(station);
  put();
  expectSame([afterFlood, await endOf(station)], ['测试甲', '测试甲']);
  const { value } = (await station.ask({ kind: 'diagnose' })) as {
    value: { state: string; counters: object };
  };
  expectSame(value.state, 'healthy');
  return `in the flood: ${inFlood}; ${JSON.stringify(value.counters)}`;
}

async function diagnose(): Promise<string> {
  await device.plug(makeReader('len64').reader);
  const station = startStation();
  const { value } = (await station.ask({ kind: 'diagnose' })) as { value: Record<string, unknown> };
  expectSame([value['state'], value['framing'], value['driver']], ['healthy', 'len64', 'hidraw']);
  return `hidapi ${String(value['hidapiVersion'])}, ${JSON.stringify(value['matched'])}`;
}

/** The kernel lets a second program in and gives the answers to both; only /proc tells who it is. */
async function twoPrograms(): Promise<string> {
  const { reader, put } = makeReader('raw64');
  await device.plug(reader);
  const [first, second] = [startStation(), startStation()];
  const ends: string[] = [];
  for (let i = 0; i < 3; i += 1) {
    put();
    ends.push(...(await Promise.all([endOf(first), endOf(second)])));
  }
  if (!ends.every((end) => end === '测试甲' || /^(card|reader)\./.test(end)))
    throw new Error(ends.join(', '));
  const { value } = (await first.ask({ kind: 'diagnose' })) as {
    value: { otherPrograms: readonly string[] };
  };
  expectSame(value.otherPrograms, ['node']);
  put();
  await second.kill('SIGKILL');
  expectSame(await endOf(first), '测试甲');
  return ends.join(', ');
}

async function withoutRight(): Promise<undefined> {
  await device.plug(makeReader('raw64').reader);
  const station = startStation(NOBODY);
  expectSame(await endOf(station), 'reader.noPermission');
  return undefined;
}

async function manyReads(): Promise<string> {
  const { reader, put } = makeReader('raw64');
  await device.plug(reader);
  const station = startStation();
  const times: number[] = [];
  for (let i = 0; i < 60; i += 1) {
    put();
    const begun = performance.now();
    expectSame(await endOf(station), '测试甲');
    times.push(performance.now() - begun);
  }
  times.sort((left, right) => left - right);
  return `median ${(times[30] ?? 0).toFixed(1)} ms`;
}

console.log(
  `guest: ${device.kind}, Node ${process.versions.node}, ${readFileSync('/proc/version', 'utf8').split(' ').slice(0, 3).join(' ')}`,
);
for (const framing of FRAMING_NAMES)
  await check(`four kinds of card over ${framing}`, () => readEveryCard(framing));
await check('sixty cards one after another', manyReads);
await check('pulled in the middle of an answer and plugged in again', unplugAndReplug);
await check('pulled while a card is awaited', pullWhileWaiting);
await check(`bursts of ${BURST} reports past the ring of 63`, burst);
await check('the diagnosis', diagnose);
await check('two programs on one reader', twoPrograms);
await check('a user without the udev rule', withoutRight);
console.log(failed === 0 ? 'HID-VM PASSED' : `HID-VM FAILED ${failed}`);
process.exit(failed === 0 ? 0 : 1);

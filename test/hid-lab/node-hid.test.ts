import { verify, X509Certificate } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeChip } from '../../src/main/station/simulated/chip-card.ts';
import { KeyBox } from '../../src/main/station/simulated/key-box.ts';
import { SimulatedCardReader } from '../../src/main/station/simulated/simulated-card-reader.ts';
import { SimulatedSealKey } from '../../src/main/station/simulated/simulated-seal-key.ts';
import { toBase64 } from '../../src/shared/kernel/bytes.ts';
import { makeResident } from '../station/support/make-resident.ts';
import { makeSealKey } from '../station/support/make-seal-keys.ts';
import { makeOffice, makeSignedAttributes, makeTicket } from '../station/support/make-ticket.ts';
import { needs } from '../support/needs.ts';
import { compileShim, HidLab } from './hid-lab.ts';

const gcc = needs('gcc') ?? '';
const isPossible = [gcc, needs('libc-headers'), needs('libusb')].every(Boolean);

const READ = { kind: 'read', waitMs: 2000 } as const;
const theCard = { ok: true, value: { card: makeResident(), simulated: false } };

describe.skipIf(!isPossible)('the unmodified node-hid', () => {
  let shim = '';
  const labs: HidLab[] = [];
  beforeAll(() => {
    shim = compileShim(gcc);
  });
  afterAll(async () => {
    await Promise.all(labs.map((lab) => lab.close()));
    rmSync(dirname(shim), { recursive: true });
  });

  /** A bus of its own with a reader on which a card lies. */
  async function makeDesk() {
    const lab = new HidLab(shim);
    labs.push(lab);
    const reader = new SimulatedCardReader();
    const putCard = () => reader.putCard(() => encodeChip({ card: makeResident() }));
    await lab.plug(reader);
    putCard();
    return { lab, reader, putCard };
  }

  it.concurrent('reads a card from our firmware', async () => {
    const { lab } = await makeDesk();
    const station = lab.startStation();

    expect(await station.ask({ kind: 'readerStatus' })).toMatchObject({
      value: { state: 'ready', framing: 'raw64' },
    });
    expect(await station.ask(READ)).toMatchObject(theCard);
  });

  it.concurrent('reads a hundred cards one after another', async () => {
    const { lab, putCard } = await makeDesk();
    const station = lab.startStation();
    const read: unknown[] = [];

    for (let i = 0; i < 100; i += 1) {
      putCard();
      read.push(await station.ask(READ));
    }

    expect(read.every((result) => (result as { ok: boolean }).ok)).toBe(true);
  });

  it.concurrent(
    'says that a reader was pulled in the middle of waiting, and reads again after it was plugged in',
    async () => {
      const { lab, reader, putCard } = await makeDesk();
      const station = lab.startStation();
      reader.takeCard();
      const waiting = station.ask({ kind: 'read', waitMs: 10_000 });
      await delay(600);

      await lab.unplug(reader);
      expect(await waiting).toMatchObject({ failure: { code: 'reader.absent' } });
      await lab.plug(reader);
      putCard();

      expect(await station.ask(READ)).toMatchObject(theCard);
    },
  );

  it.concurrent('says so when this user may not open the reader', async () => {
    const { lab, reader } = await makeDesk();
    const station = lab.startStation();

    lab.deny(reader);

    expect(await station.ask(READ)).toMatchObject({ failure: { code: 'reader.noPermission' } });
  });

  it.concurrent('says so when libusb is missing, and does not call the reader absent', async () => {
    const { lab } = await makeDesk();
    const station = lab.startStation({ FAKEHID_WITHOUT_LIBUSB: '1' });

    expect(await station.ask(READ)).toMatchObject({ failure: { code: 'reader.libraryMissing' } });
    expect(await station.ask({ kind: 'diagnose' })).toMatchObject({ value: { state: 'libraryMissing' } });
  });

  it.concurrent('finds the reader healthy, with the version of hidapi', async () => {
    const { lab } = await makeDesk();
    const station = lab.startStation();

    expect(await station.ask({ kind: 'diagnose' })).toMatchObject({
      value: { state: 'healthy', hidapiVersion: '0.15.0', driver: 'hidraw', matched: [{ vendorId: 0x0400 }] },
    });
  });

  it.concurrent('lets a seal key sign', async () => {
    const { lab } = await makeDesk();
    const content = makeSealKey();
    const office = makeOffice();
    writeFileSync(join(lab.folder, 'keys.json'), JSON.stringify([content]));
    writeFileSync(join(lab.folder, 'office.json'), JSON.stringify(office.identity));
    await lab.plug(new SimulatedSealKey(new KeyBox(join(lab.folder, 'keys.json')), content.serial));
    const attributes = makeSignedAttributes();
    const ticket = office.sign(makeTicket({ expiresAt: new Date(Date.now() + 60_000).toISOString() }));
    const station = lab.startStation();

    expect(await station.ask({ kind: 'keyStatus' })).toMatchObject({
      value: { state: 'ready', serial: content.serial },
    });
    const signed = await station.ask({
      kind: 'sign',
      ticket,
      signedAttributes: toBase64(attributes),
      pin: content.pin,
    });

    const { value } = signed as { value: { signature: string; certificates: string[] } };
    const { publicKey } = new X509Certificate(Buffer.from(value.certificates[0] ?? '', 'base64'));
    expect(verify('sha256', attributes, publicKey, Buffer.from(value.signature, 'base64'))).toBe(true);
  });

  it.concurrent('lets the process end by itself after close', async () => {
    const { lab } = await makeDesk();
    const station = lab.startStation();
    await station.ask(READ);

    await station.ask({ kind: 'close' });

    expect(await station.end()).toEqual([0, null]);
  });

  it.concurrent('lets the process exit at once while a device is open', async () => {
    const { lab } = await makeDesk();
    const station = lab.startStation();
    await station.ask(READ);

    void station.ask({ kind: 'exitAtOnce' }).catch(() => undefined);

    expect(await station.end()).toEqual([0, null]);
  });

  it.concurrent('is back with the reader when the station was killed and started again', async () => {
    const { lab, putCard } = await makeDesk();
    const killed = lab.startStation();
    await killed.ask(READ);
    await killed.kill('SIGKILL');
    putCard();

    const station = lab.startStation();

    expect(await station.ask(READ)).toMatchObject(theCard);
  });
});

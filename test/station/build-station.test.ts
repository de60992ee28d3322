import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildStation } from '../../src/main/station/build-station.ts';
import type { Station, StationSettings } from '../../src/main/station/build-station.ts';
import { SensitiveBytes } from '../../src/main/station/sensitive-bytes.ts';
import { readCards } from '../../src/main/station/simulated/chip-card.ts';
import { CardReading } from '../../src/shared/domain/applicant/identity-card.ts';
import { toBase64 } from '../../src/shared/kernel/bytes.ts';
import { splitSigned } from '../../src/shared/kernel/signed-text.ts';
import type { Instant } from '../../src/shared/kernel/time.ts';
import { makeSealKey } from './support/make-seal-keys.ts';
import { makeOffice, makeSignedAttributes, makeTicket, NOW } from './support/make-ticket.ts';

const cardsFile = join(import.meta.dirname, '../../resources/demo/cards.json');
const caller = undefined;

let settings: StationSettings;
let station: Station;
beforeEach(() => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'quanke-station-'));
  settings = {
    dataFolder,
    simulated: true,
    officeIdentityFile: join(dataFolder, 'office.json'),
    simulatedSealKeysFile: join(dataFolder, 'keys.json'),
    cardsFile,
    clock: () => NOW as Instant,
  };
  station = buildStation(settings);
});
afterEach(async () => {
  await station.close();
  rmSync(settings.dataFolder, { recursive: true });
});

/** Puts a card on and reads it. */
async function readCard(cardId: string) {
  await station.operations.simulator.putCard({ cardId }, caller);
  return station.operations.idCardReader.read({ waitMs: 5000 }, caller);
}

describe('a reading', () => {
  it('is signed with the key of the station and expires after ten minutes', async () => {
    const read = await readCard('mother');

    const signed = read.ok ? splitSigned(read.value.reading) : undefined;
    const spki = Buffer.from(station.identity.publicKey, 'base64');
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    expect(signed && verify(null, signed.statement, key, signed.signature)).toBe(true);
    const statement = CardReading.parse(JSON.parse(new TextDecoder().decode(signed?.statement)));
    expect(statement).toMatchObject({
      stationId: station.identity.stationId,
      simulated: true,
      readAt: NOW,
      expiresAt: '2026-11-20T02:10:00.000Z',
      card: read.ok && read.value.card,
    });
  });

  it.each(readCards(cardsFile))(
    'gives every card of the drawer as it is: $cardId',
    async ({ cardId, card }) => {
      expect(await readCard(cardId)).toMatchObject({ value: { card, simulated: true } });
    },
  );
});

describe('the identity of the station', () => {
  it('stands beside its key, and only the key is secret', () => {
    const published: unknown = JSON.parse(readFileSync(join(settings.dataFolder, 'identity.json'), 'utf8'));

    expect(published).toEqual(station.identity);
    expect(statSync(join(settings.dataFolder, 'station-key.json')).mode & 0o777).toBe(0o600);
  });

  it('is the same after a restart', async () => {
    const before = station.identity;
    await station.close();

    station = buildStation(settings);

    expect(station.identity).toEqual(before);
  });
});

describe('the hands of the simulator', () => {
  it('show what lies where', async () => {
    const { simulator } = station.operations;
    writeFileSync(settings.simulatedSealKeysFile, JSON.stringify([makeSealKey()]));

    await simulator.putCard({ cardId: 'elder' }, caller);
    const state = await simulator.plugSealKey({ serial: 'SIM-0001' }, caller);

    expect(state).toMatchObject({
      value: { readerPlugged: true, cardOnReader: 'elder', sealKeyPlugged: true, sealKeySerial: 'SIM-0001' },
    });
    expect(await simulator.takeCard(undefined, caller)).toMatchObject({ value: { cardOnReader: null } });
    expect(await simulator.plugSealKey({ serial: null }, caller)).toMatchObject({
      value: { sealKeyPlugged: false },
    });
    expect(await simulator.plugReader({ plugged: false }, caller)).toMatchObject({
      value: { readerPlugged: false },
    });
  });

  it('hold nothing that does not exist', async () => {
    const { simulator } = station.operations;

    expect(await simulator.putCard({ cardId: 'nobody' }, caller)).toMatchObject({ ok: false });
    expect(await simulator.plugSealKey({ serial: 'none' }, caller)).toMatchObject({ ok: false });
  });

  it('have nothing to do where the devices are real', async () => {
    const real = buildStation({ ...settings, simulated: false });

    expect(real.simulated).toBe(false);
    expect(await real.operations.simulator.state(undefined, caller)).toMatchObject({
      failure: { code: 'simulator.notSimulated' },
    });
    await real.close();
  });
});

describe('what must not be seen', () => {
  it('is printed only as its length', () => {
    const bytes = new SensitiveBytes(new TextEncoder().encode('246802'));

    const printed = [
      String(bytes),
      JSON.stringify({ bytes }),
      inspect({ bytes }, { showHidden: true }),
      `${inspect(bytes)}`,
    ];

    expect(printed.every((text) => text.includes('[redacted 6 bytes]') && !/246802|50, 52/.test(text))).toBe(
      true,
    );
  });

  it('is in no output, in no failure and in no picture of the station: PIN, name, number, address', async () => {
    const printed: string[] = [];
    const catchAll = (chunk: unknown) => printed.push(String(chunk)) > 0;
    vi.spyOn(process.stdout, 'write').mockImplementation(catchAll);
    vi.spyOn(process.stderr, 'write').mockImplementation(catchAll);
    const content = makeSealKey({ pin: '97531-secret' });
    const office = makeOffice();
    writeFileSync(settings.simulatedSealKeysFile, JSON.stringify([content]));
    writeFileSync(settings.officeIdentityFile, JSON.stringify(office.identity));

    const { simulator, idCardReader, sealKey } = station.operations;
    await simulator.failNextRead({ fault: 'pullCardDuringRead', step: 'read' }, caller);
    const pulled = await readCard('leap-day');
    const read = await readCard('leap-day');
    const lying = await idCardReader.read({ waitMs: 0 }, caller);
    await simulator.plugSealKey({ serial: content.serial }, caller);
    const request = { ticket: office.sign(makeTicket()), signedAttributes: toBase64(makeSignedAttributes()) };
    const sign = async (pin: string) => {
      const asked = await sealKey.check(request, caller);
      const promptId = asked.ok ? asked.value.promptId : '';
      station.takePin(promptId, new TextEncoder().encode(pin));
      return sealKey.sign({ promptId }, caller);
    };
    const refused = await sign('97531-wrong');
    const signed = await sign(content.pin);
    vi.restoreAllMocks();

    expect([pulled.ok, read.ok, lying.ok, refused.ok, signed.ok]).toEqual([false, true, false, false, true]);
    const card = readCards(cardsFile).find(({ cardId }) => cardId === 'leap-day')?.card;
    const everything = [
      ...printed,
      JSON.stringify([pulled, lying, refused, signed]),
      inspect(station, { depth: 12 }),
    ].join('\n');
    for (const secret of ['97531', card?.name, card?.identityNumber, card?.address, content.privateKey]) {
      expect(everything).not.toContain(secret);
    }
  });
});

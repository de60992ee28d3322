import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildStation } from '../../../src/main/station/build-station.ts';
import type { Station } from '../../../src/main/station/build-station.ts';
import type { ReaderEvent } from '../../../src/shared/api/station/id-card-reader.ts';
import { CardReading } from '../../../src/shared/domain/applicant/identity-card.ts';
import { splitSigned } from '../../../src/shared/kernel/signed-text.ts';
import { NOW } from '../support/make-ticket.ts';
import { toInstant } from '../../../src/shared/kernel/time.ts';

const RESOURCES = join(import.meta.dirname, '../../../resources');
const caller = undefined;

let folder: string;
let station: Station | undefined;
const logged: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quanke-reader-'));
  logged.length = 0;
});
afterEach(async () => {
  await station?.close();
  rmSync(folder, { recursive: true });
});

function startStation(): Station['operations'] {
  station = buildStation({
    dataFolder: folder,
    simulated: true,
    officeIdentityFile: join(folder, 'office.json'),
    simulatedSealKeysFile: join(folder, 'keys.json'),
    cardsFile: join(RESOURCES, 'demo/cards.json'),
    readerProfilesFile: join(RESOURCES, 'devices/reader-profiles.json'),
    log: (event) => logged.push(event),
    clock: () => toInstant(Date.parse(NOW)),
  });
  return station.operations;
}

function statementOf(reading: string): CardReading {
  const { statement } = splitSigned(reading) ?? {};
  return CardReading.parse(JSON.parse(new TextDecoder().decode(statement)));
}

const EVERYTHING = { waitMs: 5000, withFingerprint: true, withNewestAddress: true, withPhoto: true };

describe('a reading with everything', () => {
  it('states the newest address under the signature', async () => {
    const { simulator, idCardReader } = startStation();
    await simulator.putCard({ cardId: 'moved' }, caller);

    const read = await idCardReader.read(EVERYTHING, caller);

    expect(read).toMatchObject({
      value: { newestAddress: '示例省样例市城西区新设大街66号2幢', fingerprintBytes: 0 },
    });
    expect(statementOf(read.ok ? read.value.reading : '').newestAddress).toBe(
      '示例省样例市城西区新设大街66号2幢',
    );
  });

  it('says how long the prints are and nothing else of them', async () => {
    const { simulator, idCardReader } = startStation();
    await simulator.putCard({ cardId: 'mother' }, caller);

    const read = await idCardReader.read(EVERYTHING, caller);

    expect(read).toMatchObject({ value: { newestAddress: null, fingerprintBytes: 1024 } });
    // The prints of the simulator count by 11; three bytes of them in base64, hexadecimal or as numbers.
    const print = Buffer.from([0, 11, 22]);
    const text = JSON.stringify(read) + JSON.stringify(statementOf(read.ok ? read.value.reading : ''));
    for (const form of [print.toString('base64'), print.toString('hex'), '0,11,22'])
      expect(text).not.toContain(form);
  });

  it('has no photo where no decoder is installed, and its picture where one is', async () => {
    const without = startStation();
    await without.simulator.putCard({ cardId: 'mother' }, caller);
    const none = await without.idCardReader.read(EVERYTHING, caller);
    await station?.close();
    const decoder = join(folder, 'decoder');
    writeFileSync(
      decoder,
      `#!${process.execPath}\nprocess.stdin.resume().on('end', () => process.stdout.write(Buffer.alloc(38556)));`,
    );
    chmodSync(decoder, 0o755);
    writeFileSync(join(folder, 'devices.json'), JSON.stringify({ photoDecoder: decoder }));

    const withDecoder = startStation();
    await withDecoder.simulator.putCard({ cardId: 'mother' }, caller);

    expect(none).toMatchObject({ value: { photo: { kind: 'notAvailable' } } });
    expect(await withDecoder.idCardReader.read(EVERYTHING, caller)).toMatchObject({
      value: { photo: { kind: 'bmp', base64: expect.stringMatching(/^Qk/) } },
    });
  });

  it('says that a wrong setting is not used', () => {
    writeFileSync(join(folder, 'devices.json'), JSON.stringify({ photoDecoder: 'relative' }));
    writeFileSync(join(folder, 'reader-profiles.json'), '{}');

    startStation();

    expect(logged).toEqual(['reader.siteProfilesWrong', 'devices.settingsWrong']);
  });
});

describe('following', () => {
  it('gives signed readings, one for each card', async () => {
    const { simulator, idCardReader } = startStation();
    const followed = await idCardReader.follow({}, caller);
    if (!followed.ok) throw new Error('not followed');
    const events: ReaderEvent[] = [];
    await simulator.putCard({ cardId: 'elder' }, caller);

    for (let left = 3; left > 0; left -= 1) {
      const { value } = await followed.value.next();
      if (value) events.push(value as ReaderEvent);
    }
    await followed.value.return?.();

    expect(events.map(({ kind }) => kind)).toEqual(['reader', 'cardPresent', 'cardRead']);
    const [, , last] = events;
    expect(last?.kind === 'cardRead' && statementOf(last.read.reading).card).toMatchObject({
      name: '方素珍',
    });
  });
});

describe('every kind of card in the drawer', () => {
  it.each([
    ['residence-permit', 'residencePermit'],
    ['foreigner-2017', 'foreigner2017'],
    ['foreigner-2023', 'foreigner2023'],
    ['private-use', 'resident'],
  ])('is read and signed: %s', async (cardId, kind) => {
    const { simulator, idCardReader } = startStation();
    await simulator.putCard({ cardId }, caller);

    const read = await idCardReader.read({ waitMs: 5000 }, caller);

    expect(read).toMatchObject({ value: { card: { kind } } });
    expect(statementOf(read.ok ? read.value.reading : '').card).toEqual(read.ok && read.value.card);
  });
});

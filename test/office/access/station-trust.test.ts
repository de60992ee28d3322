import { createPublicKey, generateKeyPairSync, randomUUID, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOfficeKey } from '../../../src/main/office/access/key-file.ts';
import { createStationTrust } from '../../../src/main/office/access/station-trust.ts';
import type { EnrolledStation } from '../../../src/main/office/ports/tables.ts';
import type { CardReading } from '../../../src/shared/domain/applicant/identity-card.ts';
import { fail, succeed } from '../../../src/shared/kernel/result.ts';
import { joinSigned, splitSigned } from '../../../src/shared/kernel/signed-text.ts';
import type { LocalDate } from '../../../src/shared/kernel/time.ts';
import { fakeClock } from '../../support/fake-clock.ts';

const clock = fakeClock('2026-11-20T02:00:00.000Z');
const station = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quanke-trust-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function toText(publicKey: KeyObject): string {
  return publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
}

function makeReading(more: Partial<CardReading> = {}): CardReading {
  return {
    readingId: randomUUID(),
    stationId: 'station-1',
    deviceSerial: '05.01-20250101-0001234567-0007654321',
    simulated: true,
    readAt: '2026-11-20T01:59:00.000Z',
    expiresAt: '2026-11-20T02:04:00.000Z',
    card: {
      kind: 'resident',
      name: '郑测试',
      sexCode: '1',
      nationCode: '01',
      bornOn: '1990-03-07',
      address: '某市测试路8号',
      identityNumber: '100000199003070034',
      issuingAuthority: '某市公安局',
      validFrom: '2020-01-01',
      validUntil: null,
    },
    ...more,
  };
}

function signWith(privateKey: KeyObject, content: unknown): string {
  const statement = Buffer.from(JSON.stringify(content));
  return joinSigned({ statement, signature: sign(null, statement, privateKey) });
}

function makeTrust(more: { production?: boolean; enrolled?: boolean; localFile?: string | null } = {}) {
  const { production = false, enrolled = true, localFile = null } = more;
  const known: EnrolledStation = {
    stationId: 'station-1',
    publicKey: toText(station.publicKey),
    enrolledOn: '2026-11-01' as LocalDate,
  };
  return createStationTrust({
    officeKey: openOfficeKey(folder, randomUUID),
    findStation: async (stationId) => (enrolled && stationId === known.stationId ? known : undefined),
    localStationIdentityFile: localFile,
    production,
    clock,
  });
}

describe('a reading', () => {
  it('of an enrolled station is believed', async () => {
    const reading = makeReading();

    expect(await makeTrust().verifyReading(signWith(station.privateKey, reading))).toEqual(succeed(reading));
  });

  it.each([
    ['by another key', signWith(stranger.privateKey, makeReading()), 'reading.invalid'],
    [
      'by a station nobody enrolled',
      signWith(station.privateKey, makeReading({ stationId: 's2' })),
      'reading.unknownStation',
    ],
    [
      'and is too old',
      signWith(station.privateKey, makeReading({ expiresAt: '2026-11-20T01:57:59.000Z' })),
      'reading.expired',
    ],
    [
      'and comes from the future',
      signWith(station.privateKey, makeReading({ readAt: '2026-11-20T02:02:01.000Z' })),
      'reading.invalid',
    ],
    [
      'and says it is good for longer than ten minutes',
      signWith(station.privateKey, makeReading({ expiresAt: '2026-11-20T02:09:01.000Z' })),
      'reading.invalid',
    ],
    ['and has no time', signWith(station.privateKey, makeReading({ readAt: 'soon' })), 'reading.invalid'],
    ['but is no reading', signWith(station.privateKey, { stationId: 'station-1' }), 'reading.invalid'],
  ] as const)('that is signed %s is refused', async (_title, text, code) => {
    expect(await makeTrust().verifyReading(text)).toEqual(fail(code));
  });

  it.each(['', '.', 'AAAA', 'AAAA.AAAA', 'AAAA.AAAA.AAAA', '****.****'])(
    'of the form "%s" is refused',
    async (text) => {
      expect(await makeTrust().verifyReading(text)).toEqual(fail('reading.invalid'));
    },
  );

  it('is refused when one letter of it was changed after it was signed', async () => {
    const reading = makeReading();
    const parts = splitSigned(signWith(station.privateKey, reading));
    const statement = Buffer.from(JSON.stringify({ ...reading, card: { ...reading.card, name: '郑测样' } }));
    const signature = parts?.signature ?? new Uint8Array(0);

    expect(await makeTrust().verifyReading(joinSigned({ statement, signature }))).toEqual(
      fail('reading.invalid'),
    );
  });

  it('may be a little late or early: clocks differ', async () => {
    const late = makeReading({ expiresAt: '2026-11-20T01:58:30.000Z' });
    const early = makeReading({ readAt: '2026-11-20T02:01:30.000Z' });

    const answers = [late, early].map((reading) =>
      makeTrust().verifyReading(signWith(station.privateKey, reading)),
    );

    expect((await Promise.all(answers)).map((answer) => answer.ok)).toEqual([true, true]);
  });

  it('of a simulated device is refused where real data are handled, a real one is not', async () => {
    const trust = makeTrust({ production: true });
    const real = makeReading({ simulated: false });

    expect(await trust.verifyReading(signWith(station.privateKey, makeReading()))).toEqual(
      fail('reading.simulatedRefused'),
    );
    expect(await trust.verifyReading(signWith(station.privateKey, real))).toEqual(succeed(real));
  });

  it('of the local station is believed as soon as the station has said who it is', async () => {
    const localFile = join(folder, 'station.json');
    const trust = makeTrust({ enrolled: false, localFile });
    const text = signWith(station.privateKey, makeReading());
    const before = await trust.verifyReading(text);

    await writeFile(
      localFile,
      JSON.stringify({ stationId: 'station-1', publicKey: toText(station.publicKey) }),
    );

    expect(before).toEqual(fail('reading.unknownStation'));
    expect(await trust.verifyReading(text)).toMatchObject({ ok: true });
    expect(await trust.verifyReading(signWith(stranger.privateKey, makeReading()))).toEqual(
      fail('reading.invalid'),
    );
  });

  it('of another name than the local station is not believed for being local', async () => {
    const localFile = join(folder, 'station.json');
    await writeFile(
      localFile,
      JSON.stringify({ stationId: 'station-9', publicKey: toText(station.publicKey) }),
    );

    const answer = await makeTrust({ enrolled: false, localFile }).verifyReading(
      signWith(station.privateKey, makeReading()),
    );

    expect(answer).toEqual(fail('reading.unknownStation'));
  });
});

describe('the office', () => {
  const ticket = {
    ticketId: randomUUID(),
    documentId: 'document-1',
    sealId: 'seal-1',
    sealKeySerial: 'key-1',
    approverId: 'operator-1',
    messageDigest: 'a'.repeat(64),
    issuedAt: '2026-11-20T02:00:00.000Z',
    expiresAt: '2026-11-20T02:02:00.000Z',
  };

  it('signs tickets that stations verify with its published key', async () => {
    const parts = splitSigned(await makeTrust().signTicket(ticket));

    const identity = JSON.parse(await readFile(join(folder, 'identity.json'), 'utf8')) as {
      publicKey: string;
    };
    const key = createPublicKey({
      key: Buffer.from(identity.publicKey, 'base64'),
      format: 'der',
      type: 'spki',
    });
    expect(parts && verify(null, parts.statement, key, parts.signature)).toBe(true);
    expect(parts && JSON.parse(Buffer.from(parts.statement).toString())).toEqual(ticket);
  });

  it('keeps its key and its name over restarts, for itself only', async () => {
    const first = openOfficeKey(folder, () => 'office-1');
    const again = openOfficeKey(folder, () => 'office-2');

    expect(again.officeId).toBe('office-1');
    expect(again.privateKey.equals(first.privateKey)).toBe(true);
    expect((await stat(join(folder, 'office-key.json'))).mode & 0o777).toBe(0o600);
  });
});

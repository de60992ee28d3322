import { createPrivateKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type {} from './postgres-of-the-run.ts'; // what the run provides
import { createPasswordHasher } from '../../src/main/office/access/scrypt-password-hasher.ts';
import { buildOffice } from '../../src/main/office/build-office.ts';
import type { Office, OfficeSettings, OfficeWorld } from '../../src/main/office/build-office.ts';
import type { SimulatedSealKey } from '../../src/main/office/sealing/demo-authority.ts';
import { InProcessPerson, must } from '../../src/main/quanke/in-process.ts';
import type { IdentityCard } from '../../src/shared/domain/applicant/identity-card.ts';
import { joinSigned } from '../../src/shared/kernel/signed-text.ts';
import { toEpochMs, toInstant } from '../../src/shared/kernel/time.ts';
import { copyOfOffice, copyOfPostgresOffice, shippedRules } from './copied-office.ts';
import { fakeClock } from './fake-clock.ts';
import type { FakeClock } from './fake-clock.ts';
import { createDatabase, dropDatabase } from './postgres-server.ts';

const RESOURCES = join(import.meta.dirname, '../../resources');
const WEAK_SCRYPT = { logCost: 4 }; // the real cost takes a third of a second for each sign-in

const DESKS: Readonly<Record<string, string>> = {
  window01: 'desk-001',
  window02: 'desk-002',
  window11: 'desk-101',
  issuer01: 'desk-901',
};

/** What a test may change of a reading. */
export type ReadingChange = {
  readonly stationId?: string;
  readonly simulated?: boolean;
  readonly expiresAt?: string;
};

/** The demo office on a fresh SQLite, with a clock that stands still, a station key and the simulated seal keys. */
export type TestOffice = {
  readonly office: Office;
  readonly clock: FakeClock;
  readonly folder: string;
  /** Where its database is, as in its settings. */
  readonly database: string;
  /** Signed in at the desk of the demo account, or at another one. */
  signIn(loginName: string, deskId?: string): Promise<InProcessPerson>;
  /** A reading as the workstation's station signs it. */
  read(cardId: string, change?: ReadingChange): string;
  /** The simulated keys, as their file holds them. */
  sealKeys(): readonly SimulatedSealKey[];
  close(): Promise<void>;
};

/** Settings to replace, and the moment its clock stands at. */
type OfficeChange = Partial<OfficeSettings> &
  Pick<OfficeWorld, 'elapsedMs'> & { readonly startsAt?: string | undefined };

/** Builds it in memory; `more` replaces settings. Without any it is a copy of one that was opened before. */
export async function makeOffice(more: OfficeChange = {}): Promise<TestOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-office-'));
  const change = { database: ':memory:', ...more };
  const { startsAt, ...settings } = more;
  if (Object.keys(settings).length > 0) return openOffice(folder, change);
  const { image, putFiles } = await copyOfOffice(startsAt, (from) => makeOfficeIn(from, { startsAt }));
  putFiles(folder);
  return openOffice(folder, change, image);
}

/** The same on a database of its own on the run's PostgreSQL. */
export async function makePostgresOffice(): Promise<TestOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-office-'));
  const server = inject('postgres');
  const original = await copyOfPostgresOffice(
    () => createDatabase(server),
    (from, database) => makeOfficeIn(from, { database }),
  );
  original.putFiles(folder);
  const database = await createDatabase(server, original.database);
  const test = await openOffice(folder, { database });
  const close = async () => {
    await test.close();
    await dropDatabase(database);
  };
  return { ...test, close };
}

/** The same on disk: opened again in the same folder it is the same office, with a new station key. */
export function makeOfficeIn(folder: string, change: OfficeChange = {}): Promise<TestOffice> {
  return openOffice(folder, change);
}

async function openOffice(
  folder: string,
  { startsAt, elapsedMs, ...more }: OfficeChange,
  image?: Uint8Array,
): Promise<TestOffice> {
  const clock = fakeClock(startsAt);
  const settings: OfficeSettings = {
    database: join(folder, 'office/office.sqlite'),
    dataFolder: join(folder, 'office'),
    filesFolder: join(folder, 'office/files'),
    resourcesFolder: RESOURCES,
    localStationIdentityFile: join(folder, 'station/identity.json'),
    simulatedSealKeysFile: join(folder, 'simulated/seal-keys.json'),
    demo: true,
    production: false,
    version: '0.0.0-test',
    ...more,
  };
  const station = makeStation(folder, clock);
  const office = await buildOffice(settings, {
    clock,
    passwords: createPasswordHasher(WEAK_SCRYPT),
    ...(elapsedMs && { elapsedMs }),
    ...(settings.resourcesFolder === RESOURCES && { rules: await shippedRules(RESOURCES) }),
    ...(image && { image }),
  });
  return {
    office,
    clock,
    folder,
    database: settings.database,
    read: station.read,
    signIn: async (loginName, deskId) => {
      const person = new InProcessPerson(office);
      const desk = deskId ?? DESKS[loginName] ?? null;
      must(
        await person.calls.staff.signIn({
          requestId: randomUUID(),
          loginName,
          password: 'demo',
          deskId: desk,
        }),
      );
      return person;
    },
    sealKeys: () =>
      JSON.parse(
        readFileSync(join(folder, 'simulated/seal-keys.json'), 'utf8'),
      ) as readonly SimulatedSealKey[],
    close: async () => {
      await office.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The cards of the demo drawer. */
export function demoCard(cardId: string): IdentityCard {
  const cards = JSON.parse(readFileSync(join(RESOURCES, 'demo/cards.json'), 'utf8')) as readonly {
    readonly cardId: string;
    readonly card: IdentityCard;
  }[];
  const found = cards.find((candidate) => candidate.cardId === cardId);
  if (!found) throw new Error(`no card ${cardId}`);
  return found.card;
}

function makeStation(folder: string, clock: FakeClock) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const stationId = 'station-test';
  const identity = {
    stationId,
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  };
  mkdirSync(join(folder, 'station'), { recursive: true });
  writeFileSync(join(folder, 'station/identity.json'), JSON.stringify(identity));
  return {
    read: (cardId: string, change: ReadingChange = {}) => {
      const readAt = clock.now();
      const statement = Buffer.from(
        JSON.stringify({
          readingId: randomUUID(),
          stationId,
          deviceSerial: '05.01-20250101-0001234567-0007654321',
          simulated: true,
          readAt,
          expiresAt: toInstant(toEpochMs(readAt) + 600_000),
          card: demoCard(cardId),
          ...change,
        }),
      );
      return joinSigned({ statement, signature: sign(null, statement, privateKey) });
    },
  };
}

/** What a seal key answers to a ticket; the office cannot tell it from a key in a slot. */
export function signWith(key: SimulatedSealKey, signedAttributes: string) {
  const privateKey = createPrivateKey({
    key: Buffer.from(key.privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  const signature = sign('sha256', Buffer.from(signedAttributes, 'base64'), privateKey).toString('base64');
  return { signature, certificates: [...key.certificates] };
}

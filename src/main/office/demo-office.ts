import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { succeed } from '../../shared/kernel/result.ts';
import { toInstant, toEpochMs } from '../../shared/kernel/time.ts';
import type { DemoAccount } from '../../shared/api/office/staff.ts';
import type { Catalogue, Department } from '../../shared/domain/catalogue/catalogue.ts';
import type { ESeal, SealId } from '../../shared/domain/seal/e-seal.ts';
import { ROLES } from '../../shared/domain/staff/operator.ts';
import type { DepartmentId, Operator, OperatorId } from '../../shared/domain/staff/operator.ts';
import { PAPER_MARKS } from '../../shared/texts/paper-marks.ts';
import { addDemoPlaces, readDemoPlaces } from './demo-places.ts';
import { readResource } from './load-office-data.ts';
import type { Caller } from './ports/caller.ts';
import type { OfficePorts } from './ports/office-ports.ts';
import type { Tables } from './ports/store.ts';
import { createDemoAuthority } from './sealing/demo-authority.ts';
import type { SimulatedSealKey } from './sealing/demo-authority.ts';

/** PIN of every simulated seal key; printed wherever one is asked for in the demo. */
export const SIMULATED_PIN = '123456';

const YEAR_MS = 365 * 86_400_000;
const SEAL_YEARS = 4; // shorter than the certificate, so that the seal ends first

const Account = z.strictObject({
  loginName: z.string(),
  password: z.string(),
  displayName: z.string(),
  duty: z.string(),
  deskId: z.string().nullable(),
  roles: z.array(z.enum(ROLES)).min(1),
  departmentId: z.string().optional(),
  mayDecide: z.boolean().default(false),
  delegatedItems: z.array(z.string()).default([]),
});
type Account = z.infer<typeof Account>;

/** What seeding works with. */
export type Seeding = Pick<OfficePorts, 'store' | 'clock' | 'randomness' | 'passwords'> & {
  readonly catalogue: Catalogue;
};

type DemoSettings = { readonly resourcesFolder: string; readonly simulatedSealKeysFile: string | null };

/** The accounts the login page of a demo shows, passwords included: they open nothing but invented data. */
export function readDemoAccounts(
  resourcesFolder: string,
  departments: readonly Department[],
): readonly DemoAccount[] {
  return readAccounts(resourcesFolder).map(
    ({ loginName, password, displayName, duty, deskId, departmentId }) => ({
      loginName,
      password,
      displayName,
      duty,
      deskId,
      departmentName:
        departments.find((department) => department.departmentId === departmentId)?.name ?? null,
    }),
  );
}

function readAccounts(resourcesFolder: string): readonly Account[] {
  return readResource(z.array(Account), join(resourcesFolder, 'demo/accounts.json'));
}

/** Fills a demo office with desks, claims, accounts and simulated seals, once: what is there already stays as it is. */
export async function seedDemoOffice(seeding: Seeding, settings: DemoSettings): Promise<void> {
  const places = readDemoPlaces(settings.resourcesFolder);
  const accounts = await hashPasswords(
    seeding,
    await findMissing(seeding, readAccounts(settings.resourcesFolder)),
  );
  const hasSeals = (await seeding.store.read((tables) => tables.seals.list())).length > 0;
  const seals = hasSeals ? [] : issueSeals(seeding, settings.simulatedSealKeysFile);
  await seeding.store.change<null, never>(
    SEEDER,
    { requestId: seeding.randomness.newId() },
    async (tables) => {
      await addDemoPlaces(tables, places, { catalogue: seeding.catalogue, now: seeding.clock.now() });
      for (const { account, hash } of accounts) await addOperator(seeding, tables, { account, hash });
      for (const seal of seals) await tables.seals.add(seal);
      const facts = { accounts: accounts.length, seals: seals.length };
      return succeed({ value: null, audit: { object: 'demoData', facts } });
    },
  );
}

/** The set-up itself: nobody is signed in yet. */
const SEEDER: Caller = {
  procedure: 'system.seedDemo',
  audit: 'change',
  session: null,
  token: { keep: () => undefined, drop: () => undefined },
  signal: new AbortController().signal,
};

async function findMissing({ store }: Seeding, accounts: readonly Account[]): Promise<readonly Account[]> {
  const known = await store.read((tables) => tables.operators.list());
  const names = new Set(known.map(({ loginName }) => loginName));
  return accounts.filter(({ loginName }) => !names.has(loginName));
}

/** Each different password is hashed once: with public passwords a salt of its own protects nobody, and takes time. */
async function hashPasswords({ passwords }: Seeding, accounts: readonly Account[]) {
  const hashes = new Map<string, string>();
  for (const { password } of accounts) {
    if (!hashes.has(password)) hashes.set(password, await passwords.hash(password));
  }
  return accounts.map((account) => ({ account, hash: hashes.get(account.password) ?? '' }));
}

async function addOperator(
  { randomness }: Seeding,
  tables: Tables,
  { account, hash }: { readonly account: Account; readonly hash: string },
): Promise<void> {
  const { loginName, displayName, roles, departmentId, mayDecide, delegatedItems } = account;
  const operator: Operator = {
    id: randomness.newId() as OperatorId,
    loginName,
    displayName,
    roles,
    ...(departmentId !== undefined && { departmentId: departmentId as DepartmentId }),
    mayDecide,
    delegatedItems,
  };
  await tables.operators.add(operator, hash);
}

/** The keys are written before the seals are registered: a seal without its key could never be used. */
function issueSeals({ catalogue, clock, randomness }: Seeding, keysFile: string | null): readonly ESeal[] {
  const now = clock.now();
  const authority = createDemoAuthority(now);
  const issued = catalogue.departments.map((department, index) => ({
    department,
    key: authority.issueSealKey({
      organizationName: department.organizationName,
      label: `${department.organizationName} ${PAPER_MARKS.simulated}`,
      serial: `SIM${String(index + 1).padStart(5, '0')}`,
      pin: SIMULATED_PIN,
    }),
  }));
  if (keysFile !== null)
    writeKeys(
      keysFile,
      issued.map(({ key }) => key),
    );
  return issued.map(({ department, key }) => ({
    id: randomness.newId() as SealId,
    organizationName: department.organizationName,
    departmentId: department.departmentId as DepartmentId,
    sealKeySerial: key.serial,
    certificates: key.certificates,
    validFrom: now,
    validUntil: toInstant(toEpochMs(now) + SEAL_YEARS * YEAR_MS),
    status: 'valid',
    simulated: true,
  }));
}

function writeKeys(file: string, keys: readonly SimulatedSealKey[]): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.${process.pid}.new`;
  writeFileSync(temporary, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(temporary, file);
}

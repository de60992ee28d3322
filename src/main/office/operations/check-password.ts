import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { toEpochMs, toInstant } from '../../../shared/kernel/time.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { Operator } from '../../../shared/domain/staff/operator.ts';
import type { Caller } from '../ports/caller.ts';
import type { OfficePorts } from '../ports/office-ports.ts';
import type { Tables } from '../ports/store.ts';

const FAILURES_BEFORE_LOCK = 5;
const LOCK_MS = 15 * 60_000;

type PasswordPorts = Pick<OfficePorts, 'store' | 'clock' | 'randomness' | 'passwords'>;
type Credentials = { readonly loginName: string; readonly password: string };
type Account = NonNullable<Awaited<ReturnType<Tables['operators']['findByLoginName']>>>;

/** Why a password does not prove anybody. */
export type PasswordRefusal = 'staff.wrongPassword' | 'staff.lockedOut';

/** Compares a password, counts what fails and locks the account, wherever a password is asked for. */
export type CheckPassword = (
  credentials: Credentials,
  caller: Caller,
) => Promise<Result<void, PasswordRefusal>>;

/** An unknown name costs as much time as a wrong password and is answered alike. */
export function createPasswordCheck(ports: PasswordPorts): CheckPassword {
  let standIn: Promise<string> | undefined;
  const standInHash = () => (standIn ??= ports.passwords.hash(ports.randomness.newSecret()));

  return async ({ loginName, password }, caller) => {
    const account = await ports.store.read((tables) => tables.operators.findByLoginName(loginName));
    if (account && isLocked(account, ports.clock.now())) return lockedOut();

    const hash = account?.passwordHash ?? (await standInHash());
    const matches = await ports.passwords.matches(password, hash);
    return account && matches ? succeed(undefined) : refuse(ports, loginName, caller);
  };
}

/**
 * The person whose password was right a moment ago, inside the change that needs them; refused when the account was
 * locked by tries that ran beside this one.
 */
export async function admitPerson(
  tables: Tables,
  loginName: string,
  now: Instant,
): Promise<Result<Operator, PasswordRefusal>> {
  const account = await tables.operators.findByLoginName(loginName);
  if (!account) return fail('staff.wrongPassword');
  if (isLocked(account, now)) return lockedOut();
  await tables.operators.recordSignIn(account.operator.id, 0, null);
  return succeed(account.operator);
}

function isLocked({ lockedUntil }: Account, now: Instant): boolean {
  return lockedUntil !== null && lockedUntil > now;
}

function lockedOut() {
  return fail('staff.lockedOut', { minutes: LOCK_MS / 60_000 });
}

/** Counts the failure in a transaction of its own, because a refused command leaves nothing behind. */
async function refuse(
  ports: PasswordPorts,
  loginName: string,
  caller: Caller,
): Promise<Result<never, PasswordRefusal>> {
  await ports.store.change(caller, { requestId: ports.randomness.newId() }, async (tables) => {
    const account = await tables.operators.findByLoginName(loginName);
    const failures = (account?.failedSignIns ?? 0) + 1;
    const locks = failures >= FAILURES_BEFORE_LOCK;
    if (account) {
      const until = locks ? toInstant(toEpochMs(ports.clock.now()) + LOCK_MS) : account.lockedUntil;
      await tables.operators.recordSignIn(account.operator.id, locks ? 0 : failures, until);
    }
    const object = account ? `operator:${account.operator.id}` : 'operator:unknown';
    return succeed({
      value: null,
      audit: { object, facts: { outcome: locks ? 'lockedOut' : 'wrongPassword' } },
    });
  });
  return fail('staff.wrongPassword');
}

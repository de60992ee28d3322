import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { localDateOf, toEpochMs, toInstant } from '../../../../shared/kernel/time.ts';
import type { Instant, LocalDate } from '../../../../shared/kernel/time.ts';
import type { SignedIn } from '../../../../shared/api/office/staff.ts';
import { isDeskOpenOn } from '../../../../shared/domain/desk/service-desk.ts';
import type { DeskId, ServiceDesk } from '../../../../shared/domain/desk/service-desk.ts';
import { mayServe } from '../../../../shared/domain/desk/may-serve.ts';
import type { Operator } from '../../../../shared/domain/staff/operator.ts';
import type { Caller, Session } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import type { OfficeOperations } from '../office-operations.ts';

const FAILURES_BEFORE_LOCK = 5;
const LOCK_MS = 15 * 60_000;
const SESSION_MS = 12 * 3_600_000;

type SignInPorts = Pick<OfficePorts, 'store' | 'clock' | 'randomness' | 'passwords' | 'hasher'>;
type SignInInput = Parameters<OfficeOperations['staff']['signIn']>[0];
type Account = NonNullable<Awaited<ReturnType<Tables['operators']['findByLoginName']>>>;

/** Opens a session at a desk. An unknown name costs as much time as a wrong password and is answered alike. */
export function createSignIn(ports: SignInPorts): OfficeOperations['staff']['signIn'] {
  let standIn: Promise<string> | undefined;
  const standInHash = () => (standIn ??= ports.passwords.hash(ports.randomness.newSecret()));

  return async (input, caller) => {
    const account = await ports.store.read((tables) => tables.operators.findByLoginName(input.loginName));
    if (account && isLocked(account, ports.clock.now())) return lockedOut();

    const hash = account?.passwordHash ?? (await standInHash());
    const matches = await ports.passwords.matches(input.password, hash);
    if (!account || !matches) return refuse(ports, input, caller);

    return openSession(ports, input, caller);
  };
}

function isLocked({ lockedUntil }: Account, now: Instant): boolean {
  return lockedUntil !== null && lockedUntil > now;
}

function lockedOut() {
  return fail('staff.lockedOut', { minutes: LOCK_MS / 60_000 });
}

/** Counts the failure in a transaction of its own, because a refused command leaves nothing behind. */
async function refuse(
  ports: SignInPorts,
  { loginName }: SignInInput,
  caller: Caller,
): Promise<Result<never, 'staff.wrongPassword' | 'staff.lockedOut'>> {
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

type Opened = { readonly signedIn: SignedIn; readonly session: Session };

/** The password is no part of what is remembered of the request. */
async function openSession(
  ports: SignInPorts,
  { requestId, loginName, deskId }: SignInInput,
  caller: Caller,
) {
  const token = ports.randomness.newSecret();
  let isKept = false;
  const open = async (tables: Tables) => {
    const account = await tables.operators.findByLoginName(loginName);
    if (!account) return fail('staff.wrongPassword');
    if (isLocked(account, ports.clock.now())) return lockedOut(); // locked by tries that ran beside this one

    const today = localDateOf(ports.clock.now());
    const desk = await findDesk(tables, deskId, today);
    if (!desk.ok) return desk;
    if (desk.value && !mayServe(account.operator, desk.value)) return fail('desk.notForRole');

    const { session, signedIn } = toSession(ports, account.operator, desk.value);
    const expiresAt = toInstant(toEpochMs(ports.clock.now()) + SESSION_MS);
    await tables.sessions.add(session, ports.hasher.sha256(token), expiresAt);
    await tables.operators.recordSignIn(account.operator.id, 0, null);
    if (desk.value) await tables.duties.add({ deskId: desk.value.id, servedOn: today });
    isKept = true;
    return succeed({
      value: signedIn,
      audit: {
        object: `operator:${account.operator.id}`,
        facts: { outcome: 'signedIn', desk: deskId ?? '' },
      },
    });
  };
  const remembered = { requestId, loginName, deskId };
  const first = await ports.store.change(caller, remembered, open);
  // A repeated request was answered from memory, but its token went to whoever asked first: open one for this caller.
  const again = { requestId: ports.randomness.newId() };
  const opened = first.ok && !isKept ? await ports.store.change(caller, again, open) : first;
  if (opened.ok) caller.token.keep(token);
  return opened;
}

async function findDesk(
  tables: Tables,
  deskId: string | null,
  today: LocalDate,
): Promise<Result<ServiceDesk | null, 'desk.notFound' | 'desk.notOpen'>> {
  if (deskId === null) return succeed(null);
  const desk = await tables.desks.find(deskId as DeskId);
  if (!desk) return fail('desk.notFound');
  return isDeskOpenOn(desk, today) ? succeed(desk) : fail('desk.notOpen');
}

function toSession(
  ports: Pick<OfficePorts, 'randomness'>,
  operator: Operator,
  desk: ServiceDesk | null,
): Opened {
  return {
    session: { sessionId: ports.randomness.newId(), operator, deskId: desk?.id ?? null },
    signedIn: { operator, desk },
  };
}

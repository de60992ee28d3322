import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { localDateOf, toEpochMs, toInstant } from '../../../../shared/kernel/time.ts';
import type { LocalDate } from '../../../../shared/kernel/time.ts';
import type { SignedIn } from '../../../../shared/api/office/staff.ts';
import { isDeskOpenOn } from '../../../../shared/domain/desk/service-desk.ts';
import type { DeskId, ServiceDesk } from '../../../../shared/domain/desk/service-desk.ts';
import { mayServe } from '../../../../shared/domain/desk/may-serve.ts';
import type { Operator } from '../../../../shared/domain/staff/operator.ts';
import type { Caller, Session } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import { admitPerson, createPasswordCheck } from '../check-password.ts';
import type { OfficeOperations } from '../office-operations.ts';

const SESSION_MS = 12 * 3_600_000;

type SignInPorts = Pick<OfficePorts, 'store' | 'clock' | 'randomness' | 'passwords' | 'hasher'>;
type SignInInput = Parameters<OfficeOperations['staff']['signIn']>[0];

/** Opens a session at a desk. */
export function createSignIn(ports: SignInPorts): OfficeOperations['staff']['signIn'] {
  const checkPassword = createPasswordCheck(ports);
  return async (input, caller) => {
    const checked = await checkPassword(input, caller);
    return checked.ok ? openSession(ports, input, caller) : checked;
  };
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
    const admitted = await admitPerson(tables, loginName, ports.clock.now());
    if (!admitted.ok) return admitted;

    const operator = admitted.value;
    const today = localDateOf(ports.clock.now());
    const desk = await findDesk(tables, deskId, today);
    if (!desk.ok) return desk;
    if (desk.value && !mayServe(operator, desk.value)) return fail('desk.notForRole');

    const { session, signedIn } = toSession(ports, operator, desk.value);
    const expiresAt = toInstant(toEpochMs(ports.clock.now()) + SESSION_MS);
    await tables.sessions.add(session, ports.hasher.sha256(token), expiresAt);
    if (desk.value) await tables.duties.add({ deskId: desk.value.id, servedOn: today });
    isKept = true;
    return succeed({
      value: signedIn,
      audit: {
        object: `operator:${operator.id}`,
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

import type { Gate } from '../../shared/api/procedure.ts';
import { hasRole } from '../../shared/domain/staff/operator.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Caller, Session, TokenSlot } from './ports/caller.ts';
import type { OfficePorts } from './ports/office-ports.ts';

/** A call at the gate: which procedure, what its gate asks for, and the token of the session if there is one. */
export type AdmissionRequest = {
  readonly procedure: string;
  readonly gate: Gate;
  readonly token: string | null;
  readonly tokenSlot: TokenSlot;
  readonly signal: AbortSignal;
};

/** Who may pass. */
export interface OfficeAdmission {
  /** Finds out who asks; refuses before anything of the input is looked at. */
  admit(request: AdmissionRequest): Promise<Result<Caller, 'call.notSignedIn' | 'call.notPermitted'>>;
}

/** The one place in which roles are checked, by the metadata of the contract. */
export function createAdmission(ports: Pick<OfficePorts, 'store' | 'hasher' | 'clock'>): OfficeAdmission {
  return {
    admit: async ({ procedure, gate, token, tokenSlot, signal }) => {
      const session = token === null ? null : await findSession(ports, token);
      const refusal = refuse(gate, session);
      return refusal ?? succeed({ procedure, audit: gate.audit, session, token: tokenSlot, signal });
    },
  };
}

async function findSession(
  { store, hasher, clock }: Pick<OfficePorts, 'store' | 'hasher' | 'clock'>,
  token: string,
): Promise<Session | null> {
  const hash = hasher.sha256(token);
  const session = await store.read((tables) => tables.sessions.findByTokenHash(hash, clock.now()));
  return session ?? null;
}

function refuse({ role }: Gate, session: Session | null) {
  if (role === 'anyone') return undefined;
  if (role === 'workstation') return fail('call.notPermitted'); // belongs to the station, never to the office
  if (!session) return fail('call.notSignedIn');
  return role === 'signedIn' || hasRole(session.operator, role) ? undefined : fail('call.notPermitted');
}

import type { Gate } from '../../shared/api/procedure.ts';
import type { Result } from '../../shared/kernel/result.ts';

/** Hands the session token to the link, or takes it back. */
export interface TokenSlot {
  /** Keeps the token of a session that was opened by this call. */
  keep(token: string): void;
  /** Forgets the token. */
  drop(): void;
}

/** A call at the gate, before anything of its input is looked at. */
export type AdmissionRequest = {
  /** Path of the procedure, e.g. `case.accept`; plain routes have names of the same form (`files.upload`). */
  readonly procedure: string;
  readonly gate: Gate;
  readonly token: string | null;
  readonly tokenSlot: TokenSlot;
  /** Ends when the caller goes away. */
  readonly signal: AbortSignal;
};

/** Decides who may call what; the one place where roles are checked. */
export interface Admission<Caller> {
  /** Gives the caller as the operations see them. */
  admit(request: AdmissionRequest): Promise<Result<Caller, 'call.notSignedIn' | 'call.notPermitted'>>;
}

/** The station's gate: who passed the link is a program of this workstation; everybody else is refused there. */
export const workstationAdmission: Admission<null> = {
  admit: ({ gate }) =>
    Promise.resolve(
      gate.role === 'workstation' || gate.role === 'anyone'
        ? { ok: true, value: null }
        : { ok: false, failure: { code: 'call.notPermitted' } },
    ),
};

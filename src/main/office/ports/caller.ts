import { assert } from '../../../shared/kernel/assert.ts';
import type { AuditKind } from '../../../shared/api/procedure.ts';
import type { DeskId } from '../../../shared/domain/desk/service-desk.ts';
import type { Operator } from '../../../shared/domain/staff/operator.ts';

/** A signed-in person at a desk. */
export type Session = {
  readonly sessionId: string;
  readonly operator: Operator;
  readonly deskId: DeskId | null;
};

/** Hands the session token to the link, or takes it back; a cookie in a browser, the shell's memory in Electron. */
export interface TokenSlot {
  /** Keeps the token of a session that was opened by this call. */
  keep(token: string): void;
  /** Forgets the token. */
  drop(): void;
}

/** Who asks, as the gate found out. */
export type Caller = {
  /** Path of the procedure, e.g. `case.accept`. */
  readonly procedure: string;
  readonly audit: AuditKind;
  /** Null only behind gates for anyone. */
  readonly session: Session | null;
  readonly token: TokenSlot;
  /** Ends when the caller goes away. */
  readonly signal: AbortSignal;
};

/** The session behind a gate that admits signed-in staff only. */
export function sessionOf(caller: Caller): Session {
  assert(caller.session, 'the gate of this procedure admits signed-in staff only');
  return caller.session;
}

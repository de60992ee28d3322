import type { Caller } from '../../src/main/office/ports/caller.ts';
import type { DeskId } from '../../src/shared/domain/desk/service-desk.ts';
import type { Operator, OperatorId } from '../../src/shared/domain/staff/operator.ts';

/** A clerk unless told otherwise. */
export function makeOperator(more: Partial<Operator> = {}): Operator {
  return {
    id: 'operator-1' as OperatorId,
    loginName: 'clerk1',
    displayName: 'Clerk One',
    roles: ['clerk'],
    mayDecide: false,
    delegatedItems: [],
    ...more,
  };
}

/** Somebody signed in at desk 1 unless told otherwise. */
export function makeCaller(more: Partial<Caller> = {}): Caller {
  return {
    procedure: 'case.accept',
    audit: 'change',
    session: { sessionId: 'session-1', operator: makeOperator(), deskId: 'desk-1' as DeskId },
    token: { keep: () => undefined, drop: () => undefined },
    signal: new AbortController().signal,
    ...more,
  };
}

import { parseInstant } from '../../../../shared/kernel/time.ts';
import type { IntakeDecision } from '../../../../shared/domain/case/plan-intake.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Caller } from '../../ports/caller.ts';
import type { OfficeOperations } from '../office-operations.ts';
import type { AcceptPorts } from './open-case.ts';
import { publishTaken, takeIn } from './take-in.ts';
import type { TakingIn } from './take-in.ts';

type ReceiveInput = Parameters<OfficeOperations['case']['receive']>[0];

/** 收件. One decision for the whole application: each item is accepted, held, corrected, refused or passed on. */
export function createReceiveCase(ports: AcceptPorts): OfficeOperations['case']['receive'] {
  return async (input, caller) => {
    const taken = await ports.store.change(caller, input, (tables) =>
      takeIn(ports, tables, toTakingIn(input, caller)),
    );
    if (taken.ok) publishTaken(ports, taken.value);
    return taken;
  };
}

function toTakingIn(input: ReceiveInput, caller: Caller): TakingIn {
  const { draftId, expectedVersion, forwardTo, duplicatesOf, ticket, assisted } = input;
  const { refusals, correction, deferred, promised, hold } = input;
  const forward = forwardTo !== null;
  const decision: IntakeDecision = { refusals, correction, deferred, promised, hold, forward };
  const at = ticket && parseInstant(ticket.at);
  const until = assisted && parseInstant(assisted.until);
  return {
    session: sessionOf(caller),
    draftId,
    expectedVersion,
    decision,
    forwardTo,
    duplicatesOf,
    ticket: ticket && at ? { number: ticket.number, at } : null,
    assisted: assisted && until ? { scope: assisted.scope, until } : null,
  };
}

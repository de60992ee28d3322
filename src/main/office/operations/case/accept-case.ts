import { ACCEPT_ALL } from '../../../../shared/domain/case/plan-intake.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficeOperations } from '../office-operations.ts';
import type { AcceptPorts } from './open-case.ts';
import { publishTaken, takeIn } from './take-in.ts';

/** Everything complete, everything accepted, and nothing like it there before: whoever goes on all the same says so. */
const PLAIN = { decision: ACCEPT_ALL, forwardTo: null, duplicatesOf: [], ticket: null, assisted: null };

/** 受理. The plain case of `receive`: from here the promised time limits run; items with a predecessor wait. */
export function createAcceptCase(ports: AcceptPorts): OfficeOperations['case']['accept'] {
  return async (input, caller) => {
    const session = sessionOf(caller);
    const { draftId, expectedVersion } = input;
    const taken = await ports.store.change(caller, input, (tables) =>
      takeIn(ports, tables, { ...PLAIN, session, draftId, expectedVersion }),
    );
    if (taken.ok) publishTaken(ports, taken.value);
    return taken;
  };
}

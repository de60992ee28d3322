import { succeed } from '../../../../shared/kernel/result.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';

/** Ends the session; its token opens nothing any more. */
export function createSignOut({ store }: Pick<OfficePorts, 'store'>): OfficeOperations['staff']['signOut'] {
  return async (input, caller) => {
    const { sessionId, operator } = sessionOf(caller);
    const signedOut = await store.change<null, never>(caller, input, async (tables) => {
      await tables.sessions.remove(sessionId);
      return succeed({ value: null, audit: { object: `operator:${operator.id}` } });
    });
    if (signedOut.ok) caller.token.drop();
    return signedOut;
  };
}

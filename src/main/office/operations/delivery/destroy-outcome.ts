import { fail, succeed } from '../../../../shared/kernel/result.ts';
import { mayDo } from '../../../../shared/domain/case/case-flow.ts';
import { outcomeStandingOf } from '../../../../shared/domain/delivery/outcome-standing.ts';
import { mayDestroy, readySinceOf, retainedDaysOf } from '../../../../shared/domain/delivery/retention.ts';
import { hasRole } from '../../../../shared/domain/staff/operator.ts';
import type { Operator } from '../../../../shared/domain/staff/operator.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Session } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import { createPasswordCheck } from '../check-password.ts';
import { findCurrentSubCase } from '../find-sub-case.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import { notAllowedNow } from '../not-allowed-now.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { keptOf } from './kept-of.ts';
import { admitSecondPerson } from './second-person.ts';

type DestroyPorts = Pick<OfficePorts, 'store' | 'clock' | 'randomness' | 'passwords' | 'data' | 'changes'>;
type DestroyInput = Parameters<OfficeOperations['delivery']['destroyOutcome']>[0];

/** 销毁. An outcome nobody collected for long, or that was replaced, before the eyes of a second person. */
export function createDestroyOutcome(ports: DestroyPorts): OfficeOperations['delivery']['destroyOutcome'] {
  const checkPassword = createPasswordCheck(ports);
  return async (input, caller) => {
    const session = sessionOf(caller);
    const { witness, ...rest } = input;
    const known = await checkPassword(witness, caller);
    if (!known.ok) return known;

    // The password is no part of what is remembered of the request.
    const remembered = { ...rest, witness: witness.loginName };
    const destroyed = await ports.store.change(caller, remembered, async (tables) => {
      const found = await findDestroyable(ports, tables, input);
      if (!found.ok) return found;
      const { loginName } = witness;
      const second = await admitSecondPerson(ports, tables, { session, loginName, isFit: mayWitness });
      if (!second.ok) return second;
      return destroy(ports, tables, { found: found.value, input, session, witness: second.value });
    });
    if (!destroyed.ok) return destroyed;
    ports.changes.publish({ kind: 'case', id: destroyed.value.caseId });
    return succeed({ version: destroyed.value.version });
  };
}

function mayWitness(operator: Operator): boolean {
  return hasRole(operator, ['issuer', 'clerk', 'supervisor']);
}

async function findDestroyable(ports: DestroyPorts, tables: Tables, input: DestroyInput) {
  if (input.reason.trim() === '') return fail('delivery.reasonMissing');
  const current = await findCurrentSubCase(tables, input);
  if (!current.ok) return current;
  const { actions } = current.value;
  if (outcomeStandingOf(actions) === 'destroyed') return fail('delivery.outcomeDestroyed');
  if (!mayDo(actions, 'destroyOutcome')) return notAllowedNow(actions, 'destroyOutcome');

  const now = ports.clock.now();
  const leastDays = ports.data.windowRules.destroyAfterDays;
  if (mayDestroy(actions, { now, leastDays })) return current;
  const days = retainedDaysOf(readySinceOf(actions) ?? now, now);
  return fail('delivery.retainedTooShort', { days, leastDays });
}

type Destroying = {
  readonly found: FoundSubCase;
  readonly input: DestroyInput;
  readonly session: Session;
  readonly witness: Operator;
};

async function destroy(
  { clock }: DestroyPorts,
  tables: Tables,
  { found, input, session, witness }: Destroying,
) {
  const at = clock.now();
  const acted = { by: session.operator.id, effectiveAt: at, recordedAt: at };
  const personal = keptOf(found.receive, { reason: input.reason.trim() });
  const { subCaseId, caseId, actions } = found;
  const appended = await tables.cases.appendToSubCase(subCaseId, actions.length, [
    { kind: 'destroyOutcome', witness: witness.id, ...personal, ...acted },
  ]);
  if (!appended.ok) return appended;
  const facts = { witness: witness.id, version: appended.value };
  return succeed({
    value: { caseId, version: appended.value },
    audit: { object: `subCase:${subCaseId}`, facts },
  });
}

import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { CaseId } from '../../../../shared/domain/case/case-action.ts';
import { receiveActionOf } from '../../../../shared/domain/case/project-case.ts';
import { mayBeRated } from '../../../../shared/domain/delivery/rating-standing.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { keptOf } from './kept-of.ts';

/** 好差评. The citizen rates a matter once, when something of it was handed over or it has ended (GB/T 39735). */
export function createRateCase(
  ports: Pick<OfficePorts, 'store' | 'clock' | 'changes'>,
): OfficeOperations['delivery']['rate'] {
  return async (input, caller) => {
    const { operator } = sessionOf(caller);
    const caseId = input.caseId as CaseId;
    const rated = await ports.store.change(caller, input, async (tables) => {
      const actions = await tables.cases.findServiceCase(caseId);
      if (!actions) return fail('case.notFound');
      if (actions.some(({ kind }) => kind === 'rate')) return fail('delivery.alreadyRated');
      const parts = await tables.cases.listSubCaseProjections(caseId);
      const statuses = parts.map(({ status }) => status);
      if (!mayBeRated(actions, statuses)) return fail('delivery.notDelivered');

      const now = ports.clock.now();
      const acted = { by: operator.id, effectiveAt: now, recordedAt: now };
      const { level, comment } = input;
      const appended = await tables.cases.appendToServiceCase(caseId, actions.length, [
        {
          kind: 'rate',
          level,
          ratedBy: 'citizen',
          ...keptOf(receiveActionOf(actions), { comment }),
          ...acted,
        },
      ]);
      if (!appended.ok) return appended;
      return succeed({ value: null, audit: { object: `case:${caseId}`, facts: { level } } });
    });
    if (rated.ok) ports.changes.publish({ kind: 'case', id: caseId });
    return rated;
  };
}

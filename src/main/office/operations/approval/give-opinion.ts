import { succeed } from '../../../../shared/kernel/result.ts';
import { currentStep, onlyOthersCountersigned } from '../../../../shared/domain/approval/review-path.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { checkLeavesDecider, checkMayAct } from './access.ts';
import { changeSubCase } from './change-sub-case.ts';
import type { ReviewPorts } from './change-sub-case.ts';

/**
 * 初审, 审核 and 会签. The opinion moves the part to the next step, which another person takes; at 会签 once every
 * department has said its own, and what the others said meanwhile is no conflict.
 */
export function createGiveOpinion(ports: ReviewPorts): OfficeOperations['approval']['giveOpinion'] {
  return (input, caller) => {
    const { operator } = sessionOf(caller);
    const overlooks = ({ actions }: FoundSubCase) =>
      onlyOthersCountersigned(actions, input.expectedVersion, operator);
    return changeSubCase(ports, { input, caller, overlooks }, async (found, { session, acted }, tables) => {
      const may = checkMayAct(found, session, 'giveOpinion');
      if (!may.ok) return may;
      const leaves = checkLeavesDecider(found, session, await tables.operators.list());
      if (!leaves.ok) return leaves;

      const { recommendation, opinion } = input;
      const { index: step, step: due } = currentStep(found.actions);
      const whose =
        due.kind === 'countersign' && operator.departmentId ? { departmentId: operator.departmentId } : {};
      return succeed([
        { kind: 'giveOpinion', step, recommendation, ...whose, personal: { opinion }, ...acted },
      ]);
    });
  };
}

import { succeed } from '../../../../shared/kernel/result.ts';
import { currentStep } from '../../../../shared/domain/approval/review-path.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { checkLeavesDecider, checkMayAct } from './access.ts';
import { changeSubCase } from './change-sub-case.ts';
import type { ReviewPorts } from './change-sub-case.ts';

/** 初审 and 审核. The opinion moves the part to the next step, which another person takes. */
export function createGiveOpinion(ports: ReviewPorts): OfficeOperations['approval']['giveOpinion'] {
  return (input, caller) =>
    changeSubCase(ports, { input, caller }, async (found, { session, acted }, tables) => {
      const may = checkMayAct(found, session, 'giveOpinion');
      if (!may.ok) return may;
      const leaves = checkLeavesDecider(found, session, await tables.operators.list());
      if (!leaves.ok) return leaves;

      const { recommendation, opinion } = input;
      const step = currentStep(found.actions).index;
      return succeed([{ kind: 'giveOpinion', step, recommendation, personal: { opinion }, ...acted }]);
    });
}

import { succeed } from '../../../../shared/kernel/result.ts';
import { currentStep } from '../../../../shared/domain/approval/review-path.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { checkMayAct } from './access.ts';
import { changeSubCase } from './change-sub-case.ts';
import type { ReviewPorts } from './change-sub-case.ts';

/** 退回上一步. The step before is done again, with the reason before its eyes. */
export function createSendBack(ports: ReviewPorts): OfficeOperations['approval']['sendBack'] {
  return (input, caller) =>
    changeSubCase(ports, { input, caller }, async (found, { session, acted }) => {
      const may = checkMayAct(found, session, 'sendBack');
      if (!may.ok) return may;

      const toStep = currentStep(found.actions).index - 1;
      return succeed([{ kind: 'sendBack', toStep, personal: { reason: input.reason }, ...acted }]);
    });
}

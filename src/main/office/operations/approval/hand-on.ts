import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { OperatorId } from '../../../../shared/domain/staff/operator.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { checkMayAct } from './access.ts';
import { mayTakeOver } from './approval-view.ts';
import { changeSubCase } from './change-sub-case.ts';
import type { ReviewPorts } from './change-sub-case.ts';

/** 转交同事. Only to somebody of the same department who could have claimed the step. */
export function createHandOn(ports: ReviewPorts): OfficeOperations['approval']['handOn'] {
  return (input, caller) =>
    changeSubCase(ports, { input, caller }, async (found, { session, acted }, tables) => {
      const may = checkMayAct(found, session, 'handOn');
      if (!may.ok) return may;

      const to = input.to as OperatorId;
      const operators = await tables.operators.list();
      const colleague = operators.find(({ id }) => id === to && id !== session.operator.id);
      const acting = colleague && { session: { ...session, operator: colleague }, acted };
      if (!acting || !mayTakeOver(found, acting, operators)) return fail('approval.colleagueUnfit');
      return succeed([{ kind: 'handOn', to, ...acted }]);
    });
}

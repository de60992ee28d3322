import { succeed } from '../../../../shared/kernel/result.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { checkOwnTurn } from './access.ts';
import { isFreeFor } from './allowed-actions.ts';
import { changeSubCase } from './change-sub-case.ts';
import type { ReviewPorts } from './change-sub-case.ts';
import { alreadyClaimed } from './claim-sub-case.ts';

/** 权属争议. Nobody acts until a supervisor has said whose it is, and the clock runs on: a dispute is no excuse. */
export function createDisputeOwner(ports: ReviewPorts): OfficeOperations['approval']['disputeOwner'] {
  return (input, caller) =>
    changeSubCase(ports, { input, caller }, async (found, acting, tables) => {
      const may = checkOwnTurn(found, acting.session, 'disputeOwner');
      if (!may.ok) return may;
      if (!isFreeFor(found, acting)) return alreadyClaimed(found, tables);
      return succeed([{ kind: 'disputeOwner', personal: { reason: input.reason }, ...acting.acted }]);
    });
}

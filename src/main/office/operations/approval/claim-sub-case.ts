import { fail, succeed } from '../../../../shared/kernel/result.ts';
import { reviewPositionOf } from '../../../../shared/domain/case/review-position.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { checkMayClaim, checkOwnWork } from './access.ts';
import { changeSubCase } from './change-sub-case.ts';
import type { ReviewPorts } from './change-sub-case.ts';

/** 认领. From now on this approver does the step that is due; the others of the department leave it alone. */
export function createClaimSubCase(ports: ReviewPorts): OfficeOperations['approval']['claim'] {
  return (input, caller) =>
    changeSubCase(ports, { input, caller }, async (found, acting, tables) => {
      const own = checkOwnWork(found, acting.session, 'startReview');
      const { claimedBy } = reviewPositionOf(found.actions);
      if (!own.ok && own.failure.code === 'case.notAllowedNow' && claimedBy !== null) {
        const holder = await tables.operators.find(claimedBy);
        return fail('approval.alreadyClaimed', { by: holder?.displayName ?? '' });
      }
      if (!own.ok) return own;

      const may = checkMayClaim(found, acting, await tables.operators.list());
      return may.ok ? succeed([{ kind: 'startReview', ...acting.acted }]) : may;
    });
}

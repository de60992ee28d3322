import { fail, succeed } from '../../../../shared/kernel/result.ts';
import { reviewPositionOf } from '../../../../shared/domain/case/review-position.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { checkOwnWork } from './access.ts';
import { changeSubCase } from './change-sub-case.ts';
import type { ReviewPorts } from './change-sub-case.ts';

/** 退回认领. Only who claimed it gives it back. */
export function createReleaseSubCase(ports: ReviewPorts): OfficeOperations['approval']['release'] {
  return (input, caller) =>
    changeSubCase(ports, { input, caller }, async (found, { session, acted }) => {
      const may = checkOwnWork(found, session, 'releaseReview');
      if (!may.ok) return may;
      if (reviewPositionOf(found.actions).claimedBy !== session.operator.id)
        return fail('approval.notClaimed');
      return succeed([{ kind: 'releaseReview', ...acted }]);
    });
}

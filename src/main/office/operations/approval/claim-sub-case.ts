import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Refusal } from '../../../../shared/kernel/result.ts';
import { reviewPositionOf } from '../../../../shared/domain/case/review-position.ts';
import type { Tables } from '../../ports/store.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { checkMayClaim, checkOwnWork } from './access.ts';
import { changeSubCase } from './change-sub-case.ts';
import type { ReviewPorts } from './change-sub-case.ts';

/** 认领. From now on this approver does the step that is due; the others of the department leave it alone. */
export function createClaimSubCase(ports: ReviewPorts): OfficeOperations['approval']['claim'] {
  return (input, caller) =>
    changeSubCase(ports, { input, caller }, async (found, acting, tables) => {
      const own = checkOwnWork(found, acting.session, 'startReview');
      if (!own.ok && own.failure.code === 'case.notAllowedNow' && isClaimed(found)) {
        return alreadyClaimed(found, tables);
      }
      if (!own.ok) return own;

      const may = checkMayClaim(found, acting, await tables.operators.list());
      return may.ok ? succeed([{ kind: 'startReview', ...acting.acted }]) : may;
    });
}

function isClaimed({ actions }: FoundSubCase): boolean {
  return reviewPositionOf(actions).claimedBy !== null;
}

/** Says who holds the part. */
export async function alreadyClaimed(
  { actions }: FoundSubCase,
  tables: Tables,
): Promise<Refusal<'approval.alreadyClaimed'>> {
  const { claimedBy } = reviewPositionOf(actions);
  const holder = claimedBy && (await tables.operators.find(claimedBy));
  return fail('approval.alreadyClaimed', { by: holder ? holder.displayName : '' });
}

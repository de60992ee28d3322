import type { OperatorId } from '../staff/operator.ts';
import type { SubCaseAction } from './case-action.ts';

/** Where a review stands: index into the review path of the step that is due now, and who claimed it (null when free). */
export type ReviewPosition = { readonly step: number; readonly claimedBy: OperatorId | null };

/** Follows claims, opinions and send-backs; each step starts free, because another person should take it. */
export function reviewPositionOf(actions: readonly SubCaseAction[]): ReviewPosition {
  return actions.reduce(positionAfter, { step: 0, claimedBy: null });
}

function positionAfter(position: ReviewPosition, action: SubCaseAction): ReviewPosition {
  switch (action.kind) {
    case 'startReview':
      return { ...position, claimedBy: action.by === 'system' ? null : action.by };
    case 'releaseReview':
      return { ...position, claimedBy: null };
    case 'giveOpinion':
      return { step: action.step + 1, claimedBy: null };
    case 'sendBack':
      return { step: action.toStep, claimedBy: null };
    default:
      return position;
  }
}

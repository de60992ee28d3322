import type { ApprovalView } from '../../../shared/api/office/approval.ts';
import { APPROVAL_TEXTS } from '../../../shared/texts/page-approval.ts';
import { FAILURE_TEXTS } from '../../../shared/texts/failures.ts';

/** Why the person cannot go on with the step that is due, in a sentence; null where they can, or nobody is to. */
export function obstacleText(view: ApprovalView): string | null {
  const { obstacle, allowed, projection, step } = view;
  if (projection.status !== 'accepted' && projection.status !== 'reviewing') return null;
  if (obstacle === null) return stepObstacle(view);
  const isFree = projection.claimedBy === null && obstacle === 'approval.notClaimed';
  if (!isFree) return isFailureCode(obstacle) ? FAILURE_TEXTS[obstacle].title : obstacle;
  return allowed.includes('startReview') ? null : APPROVAL_TEXTS.notYourStep(step.name); // claiming is the next step
}

/** Their turn, and yet what the step is for is not allowed: papers are missing, or nobody would be left to decide. */
function stepObstacle({ allowed, step }: ApprovalView): string | null {
  if (step.kind === 'decide')
    return allowed.includes('grant') ? null : FAILURE_TEXTS['approval.materialsOutstanding'].title;
  return allowed.includes('giveOpinion') ? null : FAILURE_TEXTS['approval.lastDecider'].title;
}

function isFailureCode(code: string): code is keyof typeof FAILURE_TEXTS {
  return Object.hasOwn(FAILURE_TEXTS, code);
}

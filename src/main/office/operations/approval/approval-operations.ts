import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { createAnswerUrge } from './answer-urge.ts';
import { createClaimSubCase } from './claim-sub-case.ts';
import { createDenySubCase } from './deny-sub-case.ts';
import { createDispatchSubCase } from './dispatch-sub-case.ts';
import { createDisputeOwner } from './dispute-owner.ts';
import { createAnnulSubCase, createTerminateSubCase } from './end-sub-case.ts';
import { createExtendTime } from './extend-time.ts';
import { createFindSupervised, createSuperviseOne } from './find-supervised.ts';
import { createGetSubCase } from './get-sub-case.ts';
import { createGiveOpinion } from './give-opinion.ts';
import { createGrantSubCase } from './grant-sub-case.ts';
import { createHandOn } from './hand-on.ts';
import { createListQueue } from './list-queue.ts';
import { createListReasons } from './list-reasons.ts';
import { createListSupervised } from './list-supervised.ts';
import { createReleaseSubCase } from './release-sub-case.ts';
import { createResumeReview } from './resume-review.ts';
import { createSendBack } from './send-back.ts';
import { createExpedite, createReleaseClaim } from './supervise-part.ts';
import { createSuspendReview } from './suspend-review.ts';
import { createUrgeSubCase } from './urge-sub-case.ts';

/** The operations of 审批. */
export function createApprovalOperations(ports: OfficePorts): OfficeOperations['approval'] {
  return {
    queue: createListQueue(ports),
    get: createGetSubCase(ports),
    reasons: createListReasons(ports),
    claim: createClaimSubCase(ports),
    release: createReleaseSubCase(ports),
    handOn: createHandOn(ports),
    giveOpinion: createGiveOpinion(ports),
    sendBack: createSendBack(ports),
    grant: createGrantSubCase(ports),
    deny: createDenySubCase(ports),
    suspend: createSuspendReview(ports),
    resume: createResumeReview(ports),
    extend: createExtendTime(ports),
    disputeOwner: createDisputeOwner(ports),
    answerUrge: createAnswerUrge(ports),
    supervise: createListSupervised(ports),
    superviseOne: createSuperviseOne(ports),
    findSupervised: createFindSupervised(ports),
    dispatch: createDispatchSubCase(ports),
    urge: createUrgeSubCase(ports),
    expedite: createExpedite(ports),
    releaseClaim: createReleaseClaim(ports),
    terminate: createTerminateSubCase(ports),
    annul: createAnnulSubCase(ports),
  };
}

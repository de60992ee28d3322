import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { createClaimSubCase } from './claim-sub-case.ts';
import { createDenySubCase } from './deny-sub-case.ts';
import { createGetSubCase } from './get-sub-case.ts';
import { createGiveOpinion } from './give-opinion.ts';
import { createGrantSubCase } from './grant-sub-case.ts';
import { createListQueue } from './list-queue.ts';
import { createReleaseSubCase } from './release-sub-case.ts';
import { createSendBack } from './send-back.ts';

/** The operations of 审批. */
export function createApprovalOperations(ports: OfficePorts): OfficeOperations['approval'] {
  return {
    queue: createListQueue(ports),
    get: createGetSubCase(ports),
    claim: createClaimSubCase(ports),
    release: createReleaseSubCase(ports),
    giveOpinion: createGiveOpinion(ports),
    sendBack: createSendBack(ports),
    grant: createGrantSubCase(ports),
    deny: createDenySubCase(ports),
  };
}

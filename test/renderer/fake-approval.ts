import type {
  ApprovalView,
  SupervisedPart,
  Supervision,
  WorkQueue,
} from '../../src/shared/api/office/approval.ts';
import type { ReasonTemplate } from '../../src/shared/domain/approval/reason-template.ts';
import type { OfficeClient } from '../../src/renderer/api/clients.ts';
import type { Answer } from './fake-catalogue.ts';

/** What the office would say; a test replaces it. */
export type ApprovalState = {
  readonly queue: Omit<WorkQueue, 'suspended'> & Partial<WorkQueue>;
  readonly approval: ApprovalView;
  supervision: Supervision;
  /** Open parts that need no attention: found by a search, or opened from their case. */
  goingTheirWay: readonly SupervisedPart[];
  readonly reasons: readonly ReasonTemplate[];
};

/** The procedures of an approver and a supervisor; a command answers with the part as the test set it. */
export function approvalProcedures(answer: Answer, state: ApprovalState): OfficeClient['approval'] {
  const acted = (name: string) => answer(`approval.${name}`, () => state.approval);
  const supervised = (name: string) =>
    answer(`approval.${name}`, ({ subCaseId }: { subCaseId: string }) => settle(state, subCaseId));
  return {
    queue: answer('approval.queue', () => ({ suspended: [], ...state.queue })),
    get: acted('get'),
    reasons: answer('approval.reasons', () => state.reasons),
    claim: acted('claim'),
    release: acted('release'),
    handOn: acted('handOn'),
    giveOpinion: acted('giveOpinion'),
    sendBack: acted('sendBack'),
    grant: acted('grant'),
    deny: acted('deny'),
    suspend: acted('suspend'),
    resume: acted('resume'),
    extend: acted('extend'),
    disputeOwner: acted('disputeOwner'),
    answerUrge: acted('answerUrge'),
    supervise: answer('approval.supervise', () => state.supervision),
    superviseOne: answer('approval.superviseOne', ({ subCaseId }: { subCaseId: string }) =>
      getPart(state, subCaseId),
    ),
    findSupervised: answer('approval.findSupervised', () => state.goingTheirWay),
    dispatch: supervised('dispatch'),
    urge: supervised('urge'),
    expedite: supervised('expedite'),
    releaseClaim: supervised('releaseClaim'),
    terminate: supervised('terminate'),
    annul: supervised('annul'),
  };
}

/** After a supervisor acted, the part needs nobody any more; what may be done with it stays. */
function settle(state: ApprovalState, subCaseId: string): SupervisedPart {
  const { parts, departments } = state.supervision;
  const part = getPart(state, subCaseId);
  state.supervision = { parts: parts.filter((other) => other !== part), departments };
  const projection = { ...part.projection, version: part.projection.version + 1 };
  return { ...part, projection, attention: [] };
}

function getPart({ supervision, goingTheirWay }: ApprovalState, subCaseId: string): SupervisedPart {
  const parts = [...supervision.parts, ...goingTheirWay];
  const part = parts.find(({ projection }) => projection.subCaseId === subCaseId);
  if (!part) throw new Error(`nobody supervises ${subCaseId}`);
  return part;
}

import type { SupervisedPart } from '../../src/shared/api/office/approval.ts';
import type { ReasonKind, ReasonTemplate } from '../../src/shared/domain/approval/reason-template.ts';
import { toInstant } from '../../src/shared/kernel/time.ts';
import { makeProjection } from './sample-cases.ts';
import { MERGED } from './sample-data.ts';

export const DEPARTMENTS = [
  { departmentId: 'health', name: '卫生健康' },
  { departmentId: 'police', name: '公安' },
];

/** 2026-11-19 18:00 at the centre: past at `NOW`. */
export const YESTERDAY = toInstant(Date.UTC(2026, 10, 19, 10));

export function makeTemplate(kind: ReasonKind, text: string, legalBasis?: string): ReasonTemplate {
  return { kind, text, toBeConfirmed: ['text'], ...(legalBasis !== undefined && { legalBasis }) };
}

export const REASONS: readonly ReasonTemplate[] = [
  makeTemplate('giveOpinion', '拟同意。'),
  makeTemplate('grant', '符合条件，准予。'),
  makeTemplate('deny', '不符合条件。', '示例法第二条'),
  makeTemplate('deny', '与实际情况不一致。'),
  makeTemplate('sendBack', '请补充核实。'),
  makeTemplate('suspend', '需要鉴定。'),
  makeTemplate('extend', '案情复杂。'),
  makeTemplate('resume', '结论已收到。'),
  makeTemplate('answerUrge', '将在到期前决定。'),
  makeTemplate('disputeOwner', '不属于本部门。'),
  makeTemplate('urge', '请说明进度。'),
  makeTemplate('urge', '请立即办理。'),
  makeTemplate('dispatch', '按职责分工。'),
  makeTemplate('releaseClaim', '认领人请假。'),
  makeTemplate('terminate', '依据已经废止。'),
  makeTemplate('annul', '误登记。'),
  makeTemplate('expedite', '情况紧急。'),
];

export function makeSupervisedPart(more: Partial<SupervisedPart> = {}): SupervisedPart {
  return {
    projection: makeProjection({ status: 'reviewing', version: 5, dueAt: YESTERDAY }),
    caseNumber: '1000000012026112000001C',
    number: '1000000012026112000001C-01',
    subjectName: MERGED.name,
    department: { departmentId: 'health', name: '卫生健康' },
    inTurn: [{ departmentId: 'health', name: '卫生健康' }],
    stepName: '决定',
    claimedByName: '陆知行',
    due: null,
    color: 'red',
    attention: [{ kind: 'overdue', dueAt: YESTERDAY }],
    allowed: ['dispatch', 'urge', 'expedite', 'releaseReview', 'terminate', 'annul'],
    ...more,
  };
}

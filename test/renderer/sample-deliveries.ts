import type {
  BadRating,
  Custody,
  RetainedPart,
  SubstitutedHandOver,
} from '../../src/shared/api/office/delivery-answers.ts';
import type { DeskId } from '../../src/shared/domain/desk/service-desk.ts';
import { makeReadyPart } from './sample-cases.ts';
import { MERGED } from './sample-data.ts';

const NUMBER = '1000000012026112000001C';

export function makeRetained(more: Partial<RetainedPart> = {}): RetainedPart {
  return {
    ...makeReadyPart({ retainedDays: 95, failedServings: 1 }),
    caseNumber: NUMBER,
    subjectName: MERGED.name,
    paperNumber: `${NUMBER}-01-ZYXK`,
    applicantName: '林**',
    applicantPhone: '139****0001',
    standing: 'ready',
    mayDestroy: true,
    ...more,
  };
}

export function makeCustody(more: Partial<Custody> = {}): Custody {
  return {
    caseId: 'case1',
    caseNumber: NUMBER,
    subjectName: MERGED.name,
    version: 4,
    holdings: [
      {
        place: { kind: 'desk', deskId: 'desk-901' as DeskId },
        name: '综合出件窗口',
        isOwn: true,
        pieces: [
          { materialCode: 'card', name: '居民身份证', copies: 2 },
          { materialCode: 'proof', name: '出生证明', copies: 1 },
        ],
      },
    ],
    moves: [],
    places: [
      { place: { kind: 'desk', deskId: 'desk-901' as DeskId }, name: '综合出件窗口' },
      { place: { kind: 'department', departmentId: 'health' }, name: '卫生健康' },
    ],
    ...more,
  };
}

export function makeBadRating(more: Partial<BadRating> = {}): BadRating {
  return {
    caseId: 'case1',
    caseNumber: NUMBER,
    subjectName: MERGED.name,
    version: 6,
    applicantName: '林**',
    level: 5,
    comment: '等了太久',
    ratedAt: '2026-11-20T02:00:00.000Z',
    servedBy: '温如初',
    standing: 'toRectify',
    dueAt: '2026-12-11T10:00:00.000Z',
    dueProvisional: false,
    rectifications: [],
    calls: [],
    mayRectify: true,
    ...more,
  };
}

export function makeSubstituted(more: Partial<SubstitutedHandOver> = {}): SubstitutedHandOver {
  return {
    caseId: 'case1',
    caseNumber: NUMBER,
    subjectName: MERGED.name,
    applicantName: '林**',
    collectorName: '周明远',
    relation: '配偶',
    items: ['出生医学证明签发'],
    handedOverBy: '温如初',
    handedOverAt: '2026-11-20T02:00:00.000Z',
    ...more,
  };
}

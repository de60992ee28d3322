import type { ApprovalView, QueueEntry } from '../../src/shared/api/office/approval.ts';
import type { CaseView, SubCaseView } from '../../src/shared/api/office/case.ts';
import type { Collection, ReadyPart } from '../../src/shared/api/office/delivery-answers.ts';
import type { DocumentSummary } from '../../src/shared/api/office/document.ts';
import type { DueDate } from '../../src/shared/domain/calendar/due-date.ts';
import type {
  CaseId,
  CaseNumber,
  SubCaseAction,
  SubCaseId,
} from '../../src/shared/domain/case/case-action.ts';
import type { ReviewStep } from '../../src/shared/domain/catalogue/service-item.ts';
import type { SubCaseProjection } from '../../src/shared/domain/case/projection.ts';
import type { DepartmentId, OperatorId } from '../../src/shared/domain/staff/operator.ts';
import { toInstant } from '../../src/shared/kernel/time.ts';
import { DESK, fromCard, makeItem, MERGED, NOW, typed } from './sample-data.ts';

export function makeProjection(more: Partial<SubCaseProjection> = {}): SubCaseProjection {
  return {
    subCaseId: 'sub1' as SubCaseId,
    caseId: 'case1' as CaseId,
    itemCode: 'birth',
    itemName: '出生医学证明签发',
    departmentId: 'health' as DepartmentId,
    deskId: DESK.id,
    handlingKind: 'promised',
    status: 'accepted',
    version: 2,
    step: 0,
    claimedBy: null,
    receivedAt: NOW,
    acceptedAt: NOW,
    dueAt: toInstant(Date.UTC(2026, 10, 25, 10)),
    dueProvisional: false,
    decidedAt: null,
    decision: null,
    readyAt: null,
    deliveredAt: null,
    endedAt: null,
    endedAs: null,
    inTurn: ['health' as DepartmentId],
    deadlineKind: null,
    deadlineAt: null,
    suspendedAt: null,
    suspensions: 0,
    extensions: 0,
    corrections: 0,
    deemed: false,
    deferred: false,
    openDeferrals: 0,
    expedited: false,
    urged: false,
    disputed: false,
    stepSince: NOW,
    decidesAt: 'health' as DepartmentId,
    barred: [],
    replaced: false,
    ...more,
  };
}

export function makePaper(more: Partial<DocumentSummary> = {}): DocumentSummary {
  return {
    documentId: 'paper1',
    kind: 'receiptSlip',
    title: '收件凭证',
    number: '100000001202611200001C-SJPZ',
    subCaseId: null,
    sealed: false,
    needsSeal: false,
    simulated: true,
    madeAt: NOW,
    ...more,
  };
}

/** A deadline that nothing moved. */
export function makeDue(dueAt: string): DueDate {
  return {
    dueAt: toInstant(Date.parse(dueAt)),
    provisional: false,
    explanation: {
      startedAt: NOW,
      limit: { amount: 3, unit: 'workingDay' },
      afterCutOff: false,
      skipped: [],
      shiftedWorkdays: [],
    },
  };
}

const DUE = makeDue('2026-11-25T10:00:00.000Z');

/** One part as the clerk sees it, without a clock. */
export function makeSubCaseView(
  part: Partial<SubCaseProjection> = {},
  more: Partial<SubCaseView> = {},
): SubCaseView {
  return {
    projection: makeProjection(part),
    number: '1000000012026112000001C-01',
    departmentName: '卫生健康',
    due: null,
    waitsFor: [],
    actions: [],
    allowed: [],
    color: null,
    ...more,
  };
}

export function makeCaseView(more: Partial<CaseView> = {}): CaseView {
  return {
    projection: {
      caseId: 'case1' as CaseId,
      caseNumber: '1000000012026112000001C' as CaseNumber,
      subject: MERGED.subject,
      subjectName: MERGED.name,
      version: 1,
      deskId: DESK.id,
      receivedAt: NOW,
      receivedBy: 'operator1' as OperatorId,
      simulated: true,
      ratingLevel: null,
      catalogueVersionId: null,
      channel: 'window',
      ratedBy: null,
      rectifiedAt: null,
      calledBackAt: null,
      ratingSettled: true,
      visits: 1,
      materialBase: null,
      materialActual: null,
      ticketAt: null,
      calledAt: null,
      servedAt: null,
    },
    actions: [],
    subCases: [
      makeSubCaseView({}, { due: DUE, color: 'blue' }),
      makeSubCaseView(
        {
          subCaseId: 'sub2' as SubCaseId,
          status: 'waiting',
          dueAt: null,
          itemName: '出生户口登记',
        },
        {
          number: '1000000012026112000001C-02',
          departmentName: '公安',
          waitsFor: ['出生医学证明签发'],
        },
      ),
    ],
    documents: [makePaper()],
    merged: MERGED,
    people: { operator1: '沈若澜' },
    personalData: 'masked',
    isOwnCenter: true,
    expectedFinish: null,
    links: [],
    custody: [],
    ...more,
  };
}

export function makeQueueEntry(more: Partial<QueueEntry> = {}): QueueEntry {
  return {
    projection: makeProjection(),
    caseNumber: '1000000012026112000001C',
    subjectName: MERGED.name,
    applicantName: '林**',
    timeliness: 'onTime',
    color: 'blue',
    claimedByName: null,
    stepName: '决定',
    mine: true,
    ...more,
  };
}

/** How the part was taken in. */
export function makeReceived(reviewPath: readonly ReviewStep[]): SubCaseAction {
  return {
    kind: 'receive',
    caseId: 'case1' as CaseId,
    deskId: DESK.id,
    opening: {
      subCaseId: 'sub1' as SubCaseId,
      itemCode: 'birth',
      itemVersion: 1,
      itemName: '出生医学证明签发',
      departmentId: 'health' as DepartmentId,
      handlingKind: 'promised',
      promisedTimeLimit: { amount: 3, unit: 'workingDay' },
      reviewPath,
      outcomeKind: 'sealedDocument',
      after: [],
      whenPredecessorDenied: 'terminate',
    },
    by: 'operator2' as OperatorId,
    effectiveAt: NOW,
    recordedAt: NOW,
  };
}

export function makeApprovalView(more: Partial<ApprovalView> = {}): ApprovalView {
  const accepted: SubCaseAction = {
    kind: 'accept',
    due: DUE,
    by: 'operator2' as OperatorId,
    effectiveAt: NOW,
    recordedAt: NOW,
  };
  return {
    projection: makeProjection(),
    caseNumber: '1000000012026112000001C',
    number: '1000000012026112000001C-01',
    subjectName: MERGED.name,
    item: makeItem('birth', '出生医学证明签发'),
    due: DUE,
    color: 'blue',
    step: { kind: 'decide', name: '决定' },
    inTurn: [{ departmentId: 'health', name: '卫生健康' }],
    departments: [{ departmentId: 'health', name: '卫生健康' }],
    fields: MERGED.fields,
    answers: { name: fromCard('林晓岚'), phone: typed('13900000000') },
    materials: MERGED.materials,
    submitted: [],
    actions: [makeReceived([{ kind: 'decide', name: '决定' }]), accepted],
    documents: [],
    people: { operator1: '沈若澜', operator2: '陆知行' },
    obstacle: 'approval.notClaimed',
    allowed: ['startReview'],
    produced: [],
    produces: [],
    procedures: ['hearing'],
    extensions: [{ basis: 'ownBody', workingDays: 10 }],
    colleagues: [],
    replacedBy: null,
    ...more,
  };
}

export function makeReadyPart(more: Partial<ReadyPart> = {}): ReadyPart {
  return {
    ...makeProjection({ status: 'ready' }),
    retainedDays: 2,
    serveBy: '2026-12-04T10:00:00.000Z',
    failedServings: 0,
    hasSealedPaper: true,
    ...more,
  };
}

export function makeCollection(more: Partial<Collection> = {}): Collection {
  return {
    caseId: 'case1',
    caseNumber: '1000000012026112000001C',
    subjectName: MERGED.name,
    version: 4,
    applicantName: '林**',
    agentName: null,
    collectorKind: 'applicant',
    collectorName: '林**',
    authority: null,
    ready: [makeReadyPart()],
    withheld: [],
    open: [makeProjection({ subCaseId: 'sub2' as SubCaseId, itemName: '出生户口登记' })],
    documents: [makePaper({ kind: 'outcome', title: '出生医学证明', sealed: true, needsSeal: true })],
    ...more,
  };
}

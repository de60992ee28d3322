import type { ApprovalView, QueueEntry } from '../../src/shared/api/office/approval.ts';
import type { CaseView } from '../../src/shared/api/office/case.ts';
import type { Collection } from '../../src/shared/api/office/delivery.ts';
import type { DocumentSummary } from '../../src/shared/api/office/document.ts';
import type { DraftView } from '../../src/shared/api/office/form.ts';
import type { SignedIn } from '../../src/shared/api/office/staff.ts';
import type { IdentityCard } from '../../src/shared/domain/applicant/identity-card.ts';
import type { MergedApplication, MergedField } from '../../src/shared/domain/catalogue/merged-application.ts';
import type { ServiceItem } from '../../src/shared/domain/catalogue/service-item.ts';
import type {
  CaseId,
  CaseNumber,
  SubCaseAction,
  SubCaseId,
} from '../../src/shared/domain/case/case-action.ts';
import type { SubCaseProjection } from '../../src/shared/domain/case/projection.ts';
import type { DeskId, ServiceDesk } from '../../src/shared/domain/desk/service-desk.ts';
import type { DraftId, FieldValue } from '../../src/shared/domain/form/draft.ts';
import type { DepartmentId, Operator, OperatorId, Role } from '../../src/shared/domain/staff/operator.ts';
import { toInstant } from '../../src/shared/kernel/time.ts';

/** 2026-11-20 09:30 at the centre. */
export const NOW = toInstant(Date.UTC(2026, 10, 20, 1, 30));

export const CARD: IdentityCard = {
  kind: 'resident',
  name: '林晓岚',
  sexCode: '2',
  nationCode: '01',
  bornOn: '1994-03-18',
  address: '虚构路12号',
  identityNumber: '100000199403180021',
  issuingAuthority: '样例市公安局',
  validFrom: '2020-05-11',
  validUntil: '2040-05-11',
};

export const DESK: ServiceDesk = {
  id: 'desk1' as DeskId,
  name: '综合窗口1号',
  deskKind: 'general',
  divisionCode: '100000',
  deskNumber: '001',
  centerName: '示例市政务服务中心',
};

export function makeSignedIn(roles: readonly Role[] = ['clerk'], more: Partial<Operator> = {}): SignedIn {
  const operator: Operator = {
    id: 'operator1' as OperatorId,
    loginName: 'window01',
    displayName: '沈若澜',
    roles,
    mayDecide: true,
    delegatedItems: [],
    ...more,
  };
  return { operator, desk: roles.includes('clerk') ? DESK : null };
}

function makeField(
  fieldCode: string,
  label: string,
  more: Partial<MergedField['definition']> = {},
): MergedField {
  const definition = {
    fieldCode,
    label,
    group: '申请人',
    kind: 'text',
    maxLength: 100,
    person: 'applicant',
    ...more,
  };
  return { definition: definition as MergedField['definition'], required: true, neededBy: ['birth'] };
}

export function makeItem(itemCode: string, name: string, more: Partial<ServiceItem> = {}): ServiceItem {
  return {
    itemCode,
    version: 1,
    name,
    aliases: [],
    departmentId: 'health',
    handlingKind: 'promised',
    promisedTimeLimit: { amount: 3, unit: 'workingDay' },
    statutoryTimeLimit: { amount: 20, unit: 'workingDay' },
    fields: [],
    materials: [],
    reviewPath: [{ kind: 'decide', name: '决定' }],
    outcome: { kind: 'sealedDocument', name, sentence: '' },
    legalBasis: '示例法第一条',
    toBeConfirmed: [],
    ...more,
  };
}

/** A theme of two linked items: two questions, one person with a card, three papers of which one is produced. */
export const MERGED: MergedApplication = {
  subject: { kind: 'theme', code: 'newborn' },
  name: '新生儿出生',
  version: 1,
  questions: [
    {
      questionCode: 'parent',
      text: '申请人是新生儿的',
      choices: [
        { value: 'mother', label: '母亲' },
        { value: 'father', label: '父亲' },
      ],
    },
    {
      questionCode: 'married',
      text: '父母的婚姻状况',
      choices: [
        { value: 'yes', label: '已婚' },
        { value: 'no', label: '非婚' },
      ],
    },
  ],
  openQuestions: ['parent', 'married'],
  items: [
    { item: makeItem('birth', '出生医学证明签发'), after: [], whenPredecessorDenied: 'terminate' },
    { item: makeItem('household', '出生户口登记'), after: ['birth'], whenPredecessorDenied: 'terminate' },
  ],
  fields: [
    makeField('name', '姓名', { fromCard: 'name' }),
    makeField('number', '公民身份号码', { kind: 'identityNumber', fromCard: 'identityNumber' }),
    makeField('phone', '联系电话', { kind: 'phone' }),
    makeField('birthday', '出生日期', { kind: 'date', group: '新生儿信息', person: 'child' }),
  ],
  materials: [
    {
      definition: { materialCode: 'marriage', name: '结婚证' },
      required: true,
      copies: 1,
      neededBy: ['birth', 'household'],
      producedBy: null,
    },
    {
      definition: { materialCode: 'certificate', name: '出生医学证明' },
      required: true,
      copies: 1,
      neededBy: ['household'],
      producedBy: 'birth',
    },
    {
      definition: { materialCode: 'booklet', name: '居民户口簿' },
      required: true,
      copies: 2,
      neededBy: ['household'],
      producedBy: null,
    },
  ],
};

export function typed(value: string): FieldValue {
  return { value, provenance: { kind: 'typed', by: 'operator1' as OperatorId, at: NOW } };
}

export function fromCard(value: string): FieldValue {
  const provenance = {
    kind: 'identityCard',
    readingId: 'r1',
    stationId: 's1',
    deviceSerial: '05.01-20250101-0001234567-0007654321',
    simulated: true,
    readAt: NOW,
  } as const;
  return { value, provenance };
}

export function makeDraftView(more: Partial<DraftView['draft']> = {}): DraftView {
  const draft = {
    id: 'draft1' as DraftId,
    subject: MERGED.subject,
    situation: {},
    answers: {},
    materials: [],
    deskId: DESK.id,
    openedBy: 'operator1' as OperatorId,
    openedAt: NOW,
    savedBy: 'operator1' as OperatorId,
    savedAt: NOW,
    version: 1,
    ...more,
  };
  return { draft, merged: MERGED, issues: [], conflicts: [] };
}

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

const DUE = {
  dueAt: toInstant(Date.UTC(2026, 10, 25, 10)),
  provisional: false,
  explanation: {
    startedAt: NOW,
    limit: { amount: 3, unit: 'workingDay' },
    afterCutOff: false,
    skipped: [],
    shiftedWorkdays: [],
  },
} as const;

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
    },
    actions: [],
    subCases: [
      {
        projection: makeProjection(),
        number: '1000000012026112000001C-01',
        departmentName: '卫生健康',
        due: DUE,
        waitsFor: [],
        actions: [],
      },
      {
        projection: makeProjection({
          subCaseId: 'sub2' as SubCaseId,
          status: 'waiting',
          dueAt: null,
          itemName: '出生户口登记',
        }),
        number: '1000000012026112000001C-02',
        departmentName: '公安',
        due: null,
        waitsFor: ['出生医学证明签发'],
        actions: [],
      },
    ],
    documents: [makePaper()],
    merged: MERGED,
    people: { operator1: '沈若澜' },
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
    claimedByName: null,
    stepName: '决定',
    mine: true,
    ...more,
  };
}

export function makeApprovalView(more: Partial<ApprovalView> = {}): ApprovalView {
  const received: SubCaseAction = {
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
    step: { kind: 'decide', name: '决定' },
    fields: MERGED.fields,
    answers: { name: fromCard('林晓岚'), phone: typed('13900000000') },
    materials: MERGED.materials,
    submitted: [],
    actions: [received],
    documents: [],
    people: { operator1: '沈若澜', operator2: '陆知行' },
    obstacle: 'approval.notClaimed',
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
    collectorKind: 'applicant',
    collectorName: '林**',
    ready: [makeProjection({ status: 'ready' })],
    open: [makeProjection({ subCaseId: 'sub2' as SubCaseId, itemName: '出生户口登记' })],
    documents: [makePaper({ kind: 'outcome', title: '出生医学证明', sealed: true, needsSeal: true })],
    ...more,
  };
}

import type { ReaderDiagnosis } from '../../src/shared/domain/device/reader-diagnosis.ts';
import type { DraftView } from '../../src/shared/api/office/form.ts';
import type { SignedIn } from '../../src/shared/api/office/staff.ts';
import type { IdentityCard } from '../../src/shared/domain/applicant/identity-card.ts';
import type { FoundSubjects } from '../../src/shared/domain/catalogue/find-subjects.ts';
import type { MergedApplication, MergedField } from '../../src/shared/domain/catalogue/merged-application.ts';
import type { ServiceItem } from '../../src/shared/domain/catalogue/service-item.ts';
import type { DeskId, ServiceDesk } from '../../src/shared/domain/desk/service-desk.ts';
import type { DraftId, FieldValue } from '../../src/shared/domain/form/draft.ts';
import type { Operator, OperatorId, Role } from '../../src/shared/domain/staff/operator.ts';
import { toInstant } from '../../src/shared/kernel/time.ts';
import { makeItem as makeServiceItem, makeMaterial } from '../domain/support/make-catalogue.ts';
import type { LocalDate } from '../../src/shared/kernel/time.ts';

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
  unitCode: '100000-01',
  openedOn: '2026-01-01' as LocalDate,
  closedOn: null,
  posts: 1,
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

export function makeField(
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
  return {
    definition: definition as MergedField['definition'],
    required: true,
    rule: { minLength: 1, maxLength: 100, choices: more.choices ?? null, patterns: [], bounds: [] },
    neededBy: ['birth'],
  };
}

export function makeItem(itemCode: string, name: string, more: Partial<ServiceItem> = {}): ServiceItem {
  return {
    ...makeServiceItem(itemCode, {
      name,
      promisedTimeLimit: { amount: 3, unit: 'workingDay' },
      reviewPath: [{ kind: 'decide', name: '决定' }],
      outcome: { kind: 'sealedDocument', name, sentence: '' },
      legalBasis: '示例法第一条',
    }),
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
  batchPeriods: [],
  quiet: false,
  items: [
    { item: makeItem('birth', '出生医学证明签发'), after: [], whenPredecessorDenied: 'terminate' },
    { item: makeItem('household', '出生户口登记'), after: ['birth'], whenPredecessorDenied: 'terminate' },
  ],
  fields: [
    makeField('name', '姓名', { fromCard: 'name' }),
    makeField('number', '公民身份号码', {
      kind: 'identityNumber',
      fromCard: 'identityNumber',
      searchable: 'identityNumber',
    }),
    makeField('phone', '联系电话', { kind: 'phone' }),
    makeField('birthday', '出生日期', { kind: 'date', group: '新生儿信息', person: 'child' }),
  ],
  materials: [
    {
      definition: makeMaterial('marriage', { name: '结婚证' }),
      required: true,
      copies: 1,
      mayFollow: false,
      promiseAllowed: false,
      neededBy: ['birth', 'household'],
      producedBy: null,
    },
    {
      definition: makeMaterial('certificate', { name: '出生医学证明' }),
      required: true,
      copies: 1,
      mayFollow: false,
      promiseAllowed: false,
      neededBy: ['household'],
      producedBy: 'birth',
    },
    {
      definition: makeMaterial('booklet', { name: '居民户口簿' }),
      required: true,
      copies: 2,
      mayFollow: false,
      promiseAllowed: false,
      neededBy: ['household'],
      producedBy: null,
    },
  ],
};

export function typed(value: string): FieldValue {
  return { value, provenance: { kind: 'typed', by: 'operator1' as OperatorId, at: NOW } };
}

export function scanned(value: string): FieldValue {
  return { value, provenance: { kind: 'scanned', by: 'operator1' as OperatorId, at: NOW } };
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
  return { draft, merged: MERGED, issues: [], conflicts: [], batch: null };
}

/** A theme and two plain items. */
export const FOUND: FoundSubjects = {
  subjects: [
    {
      subject: { kind: 'theme', code: 'newborn' },
      name: '新生儿出生',
      departments: ['卫生健康', '公安'],
      itemCount: 2,
      favourite: true,
    },
    makeFound('jobless', '失业登记'),
    makeFound('insurance', '城乡居民参保'),
  ],
  total: 3,
};

export function makeFound(code: string, name: string): FoundSubjects['subjects'][number] {
  return { subject: { kind: 'item', code }, name, departments: ['人社'], itemCount: 1, favourite: false };
}

/** What the diagnosis says of the simulated reader before a card was read. */
export const HEALTHY_READER: ReaderDiagnosis = {
  state: 'healthy',
  simulated: true,
  busy: false,
  platform: 'linux',
  nodeVersion: '24.21.0',
  hidapiVersion: null,
  driver: 'simulated',
  siteProfiles: 'absent',
  model: 'SAM_V',
  framing: 'raw64',
  deviceSerial: '05.01-20250101-0001234567-0007654321',
  matched: [{ vendorId: 0x0400, productId: 0xc35a }],
  unusable: [],
  otherPrograms: [],
  counters: { exchanges: 1, timeouts: 0, damagedAnswers: 0, strayAnswers: 0, opened: 1 },
  exchanges: [{ command: 0x12ff, answerBytes: 16, status: 0x90, tookMs: 2, outcome: 'answered' }],
};

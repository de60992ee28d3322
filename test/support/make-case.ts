import type { NewCase } from '../../src/main/office/ports/case-table.ts';
import type {
  CaseId,
  CaseNumber,
  CaseParty,
  ServiceCaseAction,
  SubCaseAction,
  SubCaseActionKind,
  SubCaseId,
  SubCaseOpening,
} from '../../src/shared/domain/case/case-action.ts';
import type { DueDate } from '../../src/shared/domain/calendar/due-date.ts';
import type { DeskId } from '../../src/shared/domain/desk/service-desk.ts';
import type { DepartmentId, OperatorId } from '../../src/shared/domain/staff/operator.ts';
import type { Instant } from '../../src/shared/kernel/time.ts';

/** A moment in the morning of 2026-11-20 at the centre, `minute` minutes after nine. */
export function minuteAt(minute: number): Instant {
  return new Date(Date.UTC(2026, 10, 20, 1, minute)).toISOString() as Instant;
}

const CLERK = 'operator-1' as OperatorId;

function acted(at: Instant): { by: OperatorId; effectiveAt: Instant; recordedAt: Instant } {
  return { by: CLERK, effectiveAt: at, recordedAt: at };
}

export function makeDue(dueAt: string, provisional = false): DueDate {
  const explanation = {
    startedAt: minuteAt(0),
    limit: { amount: 5, unit: 'workingDay' },
    afterCutOff: false,
    skipped: [],
    shiftedWorkdays: [],
  } as const;
  return { dueAt: dueAt as Instant, provisional, explanation };
}

export function makeOpening(more: Partial<SubCaseOpening> = {}): SubCaseOpening {
  return {
    subCaseId: 'sub-1' as SubCaseId,
    itemCode: 'item-1',
    itemVersion: 1,
    itemName: 'Item one',
    departmentId: 'health' as DepartmentId,
    handlingKind: 'promised',
    promisedTimeLimit: { amount: 5, unit: 'workingDay' },
    reviewPath: [
      { kind: 'review', name: 'first' },
      { kind: 'decide', name: 'decision' },
    ],
    outcomeKind: 'sealedDocument',
    after: [],
    whenPredecessorDenied: 'terminate',
    ...more,
  };
}

export const APPLICANT: CaseParty = {
  name: '郑测试',
  identityNumber: '100000199003070034',
  phone: '13900000000',
};

/** A case of some sub-cases, received and accepted unless told otherwise. */
export type CaseOrder = {
  readonly caseId: string;
  readonly subCases?: number;
  readonly applicant?: CaseParty;
  readonly departmentId?: string;
  readonly handlingKind?: 'immediate' | 'promised';
  readonly at?: Instant;
  readonly caseNumber?: string;
  readonly dueAt?: readonly (string | null)[];
};

export function makeNewCase(order: CaseOrder): NewCase {
  const { caseId: id, subCases = 1, applicant = APPLICANT, at = minuteAt(0) } = order;
  const caseId = id as CaseId;
  const openings = Array.from({ length: subCases }, (_, i) =>
    makeOpening({
      subCaseId: `${id}-${i + 1}` as SubCaseId,
      itemCode: `item-${i + 1}`,
      departmentId: (order.departmentId ?? 'health') as DepartmentId,
      ...(order.handlingKind && { handlingKind: order.handlingKind }),
    }),
  );
  return {
    caseId,
    actions: [makeReceive({ order, openings, applicant, at })],
    subCases: openings.map((opening, i) => ({
      subCaseId: opening.subCaseId,
      actions: [
        { kind: 'receive', caseId, opening, deskId: 'desk-1' as DeskId, ...acted(at) },
        { kind: 'accept', due: dueOf(order, i), ...acted(at) },
      ],
    })),
    searchable: [
      { kind: 'name', value: applicant.name },
      { kind: 'identityNumber', value: applicant.identityNumber },
      { kind: 'phone', value: applicant.phone },
    ],
  };
}

function dueOf({ dueAt }: CaseOrder, i: number): DueDate | null {
  const due = dueAt ? dueAt[i] : '2026-11-27T09:30:00.000Z';
  return due ? makeDue(due) : null;
}

function makeReceive({
  order,
  openings,
  applicant,
  at,
}: {
  readonly order: CaseOrder;
  readonly openings: readonly SubCaseOpening[];
  readonly applicant: CaseParty;
  readonly at: Instant;
}): ServiceCaseAction {
  return {
    kind: 'receive',
    caseNumber: (order.caseNumber ?? `number-${order.caseId}`) as CaseNumber,
    subject: { kind: 'theme', code: 'theme-1' },
    subjectName: 'Theme one',
    subjectVersion: 1,
    deskId: 'desk-1' as DeskId,
    divisionCode: '000000',
    channel: 'window',
    subCases: openings,
    simulated: true,
    ...acted(at),
    personal: {
      applicant,
      agent: null,
      situation: { maritalStatus: 'unmarried' },
      answers: { address: { value: '某市测试路8号', provenance: { kind: 'typed', by: CLERK, at } } },
      materials: [],
    },
  };
}

type PlainKind = Exclude<SubCaseActionKind, 'receive'>;
type Content = {
  [Kind in PlainKind]: Omit<Extract<SubCaseAction, { kind: Kind }>, 'by' | 'effectiveAt' | 'recordedAt'>;
};

const CONTENT: Content = {
  accept: { kind: 'accept', due: makeDue('2026-11-27T09:30:00.000Z') },
  startClock: { kind: 'startClock', due: makeDue('2027-01-04T09:30:00.000Z', true) },
  startReview: { kind: 'startReview' },
  releaseReview: { kind: 'releaseReview' },
  giveOpinion: { kind: 'giveOpinion', step: 0, recommendation: 'grant', personal: { opinion: '材料齐全' } },
  sendBack: { kind: 'sendBack', toStep: 0, personal: { reason: '再看一遍' } },
  grant: { kind: 'grant', step: 1, documentNumber: 'D-1', personal: { opinion: '准予' } },
  deny: { kind: 'deny', step: 1, legalBasis: 'art. 38', documentNumber: 'D-2', personal: { reason: '不符' } },
  produce: { kind: 'produce', documentId: null },
  deliver: { kind: 'deliver', receiptDocumentId: 'document-1' },
  archive: { kind: 'archive' },
  terminate: { kind: 'terminate', cause: 'predecessorDenied', predecessor: 'sub-0' as SubCaseId },
  refuse: { kind: 'refuse', legalBasis: 'art. 32', personal: { reason: '不属于本机关' } },
  requestCorrection: { kind: 'requestCorrection', materialCodes: ['m-1'], personal: { reason: '缺页' } },
  supplyCorrection: { kind: 'supplyCorrection' },
  returnToApplicant: { kind: 'returnToApplicant', personal: { reason: '申请人要求' } },
  withdraw: { kind: 'withdraw', personal: { reason: '不办了' } },
  suspend: { kind: 'suspend', specialProcedure: 'hearing', documentId: 'document-2' },
  resume: { kind: 'resume', due: makeDue('2026-12-04T09:30:00.000Z') },
  annul: { kind: 'annul', personal: { reason: '误录' } },
  supplyDeferred: { kind: 'supplyDeferred', materialCodes: ['m-1'] },
  forward: { kind: 'forward', toDivisionCode: '000001', documentId: 'document-3' },
  handOn: { kind: 'handOn', to: 'approver-2' as OperatorId },
  disputeOwner: { kind: 'disputeOwner', personal: { reason: '不属本部门' } },
  dispatch: { kind: 'dispatch', departmentId: 'health' as DepartmentId, personal: { reason: '职责清单' } },
  expedite: { kind: 'expedite', personal: { reason: '急需' } },
  urge: { kind: 'urge', answerBy: '2026-11-30T10:00:00.000Z' as Instant, personal: { reason: '临期' } },
  answerUrge: { kind: 'answerUrge', personal: { answer: '明日办结' } },
  extend: {
    kind: 'extend',
    workingDays: 10,
    basis: 'ownBody',
    documentId: 'document-4',
    documentNumber: 'D-4',
    due: makeDue('2026-12-18T09:30:00.000Z'),
    personal: { reason: '情况复杂' },
  },
  recalculate: { kind: 'recalculate', calendarYear: 2027, due: makeDue('2027-01-05T09:30:00.000Z') },
  failServing: {
    kind: 'failServing',
    manner: 'post',
    failure: 'nobodyThere',
    documentId: 'document-5',
    personal: { note: '两次投递无人' },
  },
  destroyOutcome: {
    kind: 'destroyOutcome',
    witness: 'issuer-2' as OperatorId,
    personal: { reason: '逾期未领' },
  },
  replaceOutcome: { kind: 'replaceOutcome', relation: 'revokes', byCase: 'case-2' as CaseId },
};

/** Any action that can follow on `receive`, with plausible content. */
export function makeAction(kind: PlainKind, at: Instant): SubCaseAction {
  return { ...CONTENT[kind], ...acted(at) };
}

/** All of them. */
export const ACTION_KINDS = Object.keys(CONTENT) as readonly PlainKind[];

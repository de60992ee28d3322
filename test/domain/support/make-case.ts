import type { DueDate } from '../../../src/shared/domain/calendar/due-date.ts';
import type {
  CaseId,
  CaseNumber,
  ServiceCaseAction,
  SubCaseAction,
  SubCaseActionKind,
  SubCaseId,
  SubCaseOpening,
} from '../../../src/shared/domain/case/case-action.ts';
import { projectSubCase } from '../../../src/shared/domain/case/project-case.ts';
import type { SubCaseProjection } from '../../../src/shared/domain/case/projection.ts';
import { openDeferrals } from '../../../src/shared/domain/case/deadlines.ts';
import { reviewPositionOf } from '../../../src/shared/domain/case/review-position.ts';
import type { DeskId } from '../../../src/shared/domain/desk/service-desk.ts';
import type { DepartmentId, Operator, OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import { instantAt, parseLocalDate, type Instant } from '../../../src/shared/kernel/time.ts';

/** `at('2026-09-14 09:30')`, local time. */
export function at(text: string): Instant {
  const [date = '', time = '00:00'] = text.split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const day = parseLocalDate(date);
  if (day === undefined) throw new Error(`no such day: ${date}`);
  return instantAt(day, hours * 60 + minutes);
}

/** A due date with nothing to explain. */
export function makeDue(dueAt: Instant, provisional = false): DueDate {
  const limit = { amount: 5, unit: 'workingDay' } as const;
  const explanation = {
    startedAt: at('2026-09-14 09:30'),
    limit,
    afterCutOff: false,
    skipped: [],
    shiftedWorkdays: [],
  };
  return { dueAt, provisional, explanation };
}

/** A promised item of the police with first review and decision. */
export function makeOpening(rest: Partial<SubCaseOpening> = {}): SubCaseOpening {
  return {
    subCaseId: 'sub-1' as SubCaseId,
    itemCode: 'N3',
    itemVersion: 1,
    itemName: 'item',
    departmentId: 'police' as DepartmentId,
    handlingKind: 'promised',
    promisedTimeLimit: { amount: 3, unit: 'workingDay' },
    reviewPath: [
      { kind: 'review', name: 'first' },
      { kind: 'decide', name: 'decision' },
    ],
    outcomeKind: 'sealedDocument',
    after: [],
    whenPredecessorDenied: 'terminate',
    ...rest,
  };
}

/** A 即办 item: one step, decided at once. */
export function makeImmediateOpening(rest: Partial<SubCaseOpening> = {}): SubCaseOpening {
  return makeOpening({
    handlingKind: 'immediate',
    reviewPath: [{ kind: 'decide', name: 'decision' }],
    ...rest,
  });
}

type Acting = { readonly at: Instant; readonly by: OperatorId | 'system' };

/** The next action of the kind, with the step the review stands at. */
export function makeAction(
  kind: SubCaseActionKind,
  before: readonly SubCaseAction[],
  acting: Acting,
): SubCaseAction {
  const acted = { by: acting.by, effectiveAt: acting.at, recordedAt: acting.at };
  const { step } = before.length === 0 ? { step: 0 } : reviewPositionOf(before);
  const predecessor = 'sub-0' as SubCaseId;
  const due = makeDue(acting.at);
  const contents = {
    receive: { caseId: 'case-1' as CaseId, opening: makeOpening(), deskId: 'desk-1' as DeskId },
    accept: { due },
    startClock: { due },
    resume: { due },
    suspend: { specialProcedure: 'hearing', documentId: 'document-1' },
    giveOpinion: { step, recommendation: 'grant' },
    sendBack: { toStep: step - 1 },
    grant: { step, documentNumber: 'number-1' },
    deny: { step, legalBasis: 'law', documentNumber: 'number-1' },
    produce: { documentId: 'document-1' },
    deliver: { receiptDocumentId: 'document-2' },
    terminate: { cause: 'predecessorDenied', predecessor },
    refuse: { legalBasis: 'law' },
    requestCorrection: { materialCodes: [] },
    supplyDeferred: { materialCodes: openDeferrals(before).map(({ materialCode }) => materialCode) },
    handOn: { to: 'approver-9' as OperatorId },
    dispatch: { departmentId: 'health' as DepartmentId },
    urge: { answerBy: acting.at },
    extend: { workingDays: 5, basis: 'ownBody', documentId: 'document-3', documentNumber: '3', due },
    recalculate: { calendarYear: 2027, due: null },
    forward: { toDivisionCode: '000001', documentId: 'document-4' },
    failServing: { manner: 'post', failure: 'nobodyThere', documentId: 'document-5' },
    destroyOutcome: { witness: 'issuer-2' as OperatorId },
    replaceOutcome: { relation: 'revokes', byCase: 'case-2' as CaseId },
  } as const;
  const content = kind in contents ? contents[kind as keyof typeof contents] : {};
  return { kind, ...acted, ...content } as SubCaseAction;
}

/** One step of a story: the action, when it counts, who did it. */
export type Step =
  | SubCaseActionKind
  | {
      readonly kind: SubCaseActionKind;
      readonly at?: string;
      readonly by?: string;
      readonly due?: DueDate | null;
    };

const NOON = '2026-09-14 12:00';

/** A stream: `receive` and then the steps of the story, without asking whether they are allowed. */
export function makeStream(opening: SubCaseOpening, ...steps: readonly Step[]): readonly SubCaseAction[] {
  const actions: SubCaseAction[] = [];
  for (const step of ['receive' as const, ...steps]) {
    const { kind, by = 'approver-1', ...rest } = typeof step === 'string' ? { kind: step } : step;
    const made = makeAction(kind, actions, { at: at(rest.at ?? NOON), by: by as OperatorId });
    const due = 'due' in rest ? { due: rest.due } : {};
    actions.push({ ...made, ...(kind === 'receive' ? { opening } : {}), ...due } as SubCaseAction);
  }
  return actions;
}

/** What lists and figures see of a story. */
export function projectStory(opening: SubCaseOpening, ...steps: readonly Step[]): SubCaseProjection {
  return projectSubCase(opening.subCaseId, makeStream(opening, ...steps));
}

/** An approver of the police who may decide. */
export function makeOperator(rest: Partial<Operator> = {}): Operator {
  return {
    id: 'approver-1' as OperatorId,
    loginName: 'approver',
    displayName: 'Approver',
    roles: ['approver'],
    departmentId: 'police' as DepartmentId,
    mayDecide: true,
    delegatedItems: [],
    ...rest,
  };
}

type Receive = Extract<ServiceCaseAction, { kind: 'receive' }>;

/** The first action of a case, with an applicant and no agent. */
export function makeReceive(rest: Partial<Receive> = {}): Receive {
  const moment = at('2026-09-14 09:30');
  return {
    kind: 'receive',
    by: 'clerk-1' as OperatorId,
    effectiveAt: moment,
    recordedAt: moment,
    caseNumber: '0000000012026091400001X' as CaseNumber,
    subject: { kind: 'theme', code: 'T1' },
    subjectName: 'theme',
    subjectVersion: 1,
    deskId: 'desk-1' as DeskId,
    divisionCode: '000000',
    channel: 'window',
    subCases: [makeOpening()],
    simulated: false,
    personal: {
      applicant: { name: 'A', identityNumber: '10000019900307019X', phone: '000' },
      agent: null,
      situation: {},
      answers: {},
      materials: [],
    },
    ...rest,
  };
}

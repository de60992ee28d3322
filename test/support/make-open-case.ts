import type { NewCase } from '../../src/main/office/ports/case-table.ts';
import { computeClockDue } from '../../src/shared/domain/calendar/clock-due.ts';
import type { DueDate, TimeLimit } from '../../src/shared/domain/calendar/due-date.ts';
import { legalDeadlineOf } from '../../src/shared/domain/calendar/legal-deadline.ts';
import type { WorkCalendar } from '../../src/shared/domain/calendar/work-calendar.ts';
import { computeDueDate } from '../../src/shared/domain/calendar/working-time.ts';
import type { CaseId, SubCaseAction, SubCaseId } from '../../src/shared/domain/case/case-action.ts';
import { clockOf } from '../../src/shared/domain/case/deadlines.ts';
import type { DeskId } from '../../src/shared/domain/desk/service-desk.ts';
import type { OperatorId } from '../../src/shared/domain/staff/operator.ts';
import { toEpochMs, toInstant } from '../../src/shared/kernel/time.ts';
import type { Instant } from '../../src/shared/kernel/time.ts';
import { makeNewCase, makeOpening } from './make-case.ts';

/** What has happened to a part, for each stage it may have come to. */
const STEPS = {
  received: ['receive'],
  correcting: ['receive', 'requestCorrection'],
  waiting: ['receive', 'wait'],
  accepted: ['receive', 'accept', 'startReview'],
  deferred: ['receive', 'acceptDeferred', 'startReview'],
  suspended: ['receive', 'accept', 'startReview', 'suspend'],
  resumed: ['receive', 'accept', 'startReview', 'suspend', 'resume'],
  extended: ['receive', 'accept', 'startReview', 'extend'],
} as const;

/** How far a part has come. */
export type Life = keyof typeof STEPS;
export const LIVES = Object.keys(STEPS) as readonly Life[];

/** A part as an office that works by some calendar has it. */
export type OpenPart = {
  readonly caseId: string;
  readonly at: Instant;
  readonly workingDays: number;
  /** Of a promise that is too short for days: instead of them. */
  readonly workingMinutes?: number;
  readonly life?: Life;
};

type Step = (typeof STEPS)[Life][number];
type Acted = Pick<SubCaseAction, 'by' | 'effectiveAt' | 'recordedAt'>;
type Made = {
  readonly calendar: WorkCalendar;
  readonly part: OpenPart;
  readonly actions: readonly SubCaseAction[];
};
type Make = (made: Made, acted: Acted) => SubCaseAction;

const HOUR_MS = 3_600_000;
const HOURS: Readonly<Record<Step, number>> = {
  ...{ receive: 0, requestCorrection: 1, wait: 1, accept: 1, acceptDeferred: 1, startReview: 2 },
  ...{ suspend: 28, extend: 26, resume: 130 },
};
const PAPER = { documentId: 'document-1', documentNumber: '3' };
const FIFTEEN_DAYS = { amount: 15, unit: 'workingDay' } as const;
const NO_DUE: DueDate = {
  dueAt: '' as Instant,
  provisional: false,
  explanation: {
    startedAt: '' as Instant,
    limit: FIFTEEN_DAYS,
    afterCutOff: false,
    skipped: [],
    shiftedWorkdays: [],
  },
};

function limitOf({ workingDays, workingMinutes }: OpenPart): TimeLimit {
  if (workingMinutes !== undefined) return { amount: workingMinutes, unit: 'workingMinute' };
  return { amount: workingDays, unit: 'workingDay' };
}

function inFifteenDays({ calendar }: Made, { effectiveAt }: Acted) {
  return computeDueDate(calendar, effectiveAt, FIFTEEN_DAYS).dueAt;
}

/** With the due date its own log then gives. */
function withDue(
  { calendar, actions }: Made,
  action: Extract<SubCaseAction, { due: DueDate }>,
): SubCaseAction {
  const clock = clockOf([...actions, action]);
  if (!clock) throw new Error('its clock runs');
  return { ...action, due: computeClockDue(calendar, clock, action.effectiveAt) };
}

const MAKE: Readonly<Record<Step, Make>> = {
  receive: ({ calendar, part }, acted) => ({
    kind: 'receive',
    caseId: part.caseId as CaseId,
    opening: makeOpening({
      subCaseId: `${part.caseId}-1` as SubCaseId,
      promisedTimeLimit: limitOf(part),
    }),
    deskId: 'desk-1' as DeskId,
    acceptBy: legalDeadlineOf(calendar, 'correctionNotice', acted.effectiveAt).dueAt,
    ...acted,
  }),
  requestCorrection: (made, acted) => ({
    kind: 'requestCorrection',
    materialCodes: ['m-1'],
    until: inFifteenDays(made, acted),
    workingDays: 15,
    ...acted,
  }),
  wait: (_, acted) => ({ kind: 'accept', due: null, ...acted }),
  accept: ({ calendar, part }, acted) => ({
    kind: 'accept',
    due: computeDueDate(calendar, acted.effectiveAt, limitOf(part)),
    ...acted,
  }),
  acceptDeferred: (made, acted) => ({
    kind: 'accept',
    due: computeDueDate(made.calendar, acted.effectiveAt, limitOf(made.part)),
    deferred: [{ materialCode: 'm-1', until: inFifteenDays(made, acted), limit: FIFTEEN_DAYS }],
    ...acted,
  }),
  startReview: (_, acted) => ({ kind: 'startReview', ...acted }),
  suspend: (_, acted) => ({ kind: 'suspend', specialProcedure: 'testing', ...PAPER, ...acted }),
  resume: (made, acted) => withDue(made, { kind: 'resume', due: NO_DUE, ...acted }),
  extend: (made, acted) =>
    withDue(made, { kind: 'extend', workingDays: 10, basis: 'ownBody', due: NO_DUE, ...PAPER, ...acted }),
};

/** One part whose deadlines were all computed with the calendar; what happens to it, happens hours after its receipt. */
export function makeOpenActions(calendar: WorkCalendar, part: OpenPart): readonly SubCaseAction[] {
  return STEPS[part.life ?? 'accepted'].reduce<readonly SubCaseAction[]>((actions, step) => {
    const moment = toInstant(toEpochMs(part.at) + HOURS[step] * HOUR_MS);
    const acted = { by: 'operator-1' as OperatorId, effectiveAt: moment, recordedAt: moment };
    return [...actions, MAKE[step]({ calendar, part, actions }, acted)];
  }, []);
}

/** The same as a whole case of one part. */
export function makeOpenCase(calendar: WorkCalendar, part: OpenPart): NewCase {
  const newCase = makeNewCase({ caseId: part.caseId, at: part.at });
  const actions = makeOpenActions(calendar, part);
  return { ...newCase, subCases: newCase.subCases.map((subCase) => ({ ...subCase, actions })) };
}

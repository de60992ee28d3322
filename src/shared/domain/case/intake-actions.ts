import { assert } from '../../kernel/assert.ts';
import type { Instant } from '../../kernel/time.ts';
import { computeClockDue } from '../calendar/clock-due.ts';
import type { DueDate } from '../calendar/due-date.ts';
import { legalDeadlineOf } from '../calendar/legal-deadline.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { computeDueDate } from '../calendar/working-time.ts';
import type { DeskId } from '../desk/service-desk.ts';
import { isWaiting } from './accept-application.ts';
import type { Acted, CaseId, SubCaseId } from './acted.ts';
import type { SubCase } from './case-action.ts';
import type { CaseStatus } from './case-status.ts';
import { beginClock } from './deadlines.ts';
import type { PlannedItem, PointToMend } from './plan-intake.ts';
import type { SubCaseAction, SubCaseOpening } from './sub-case-action.ts';

type Accept = Extract<SubCaseAction, { kind: 'accept' }>;
type RequestCorrection = Extract<SubCaseAction, { kind: 'requestCorrection' }>;

/** Who acts when, and the calendar that counts. */
export type ActingByCalendar = { readonly calendar: WorkCalendar; readonly acted: Acted };

/** Papers that are let follow or promised, by code. */
export type Waivers = { readonly deferred: readonly string[]; readonly promised: readonly string[] };

/** The promise of an item that begins at the moment, with nothing that moved it yet. */
export function promiseFrom(calendar: WorkCalendar, opening: SubCaseOpening, startedAt: Instant): DueDate {
  return computeClockDue(calendar, beginClock(opening, startedAt), startedAt);
}

/**
 * 受理. The clock runs from the moment it counts, unless the item waits for others. Papers that follow must be there when
 * the promise would end if it ran from now (容缺: no later than the promised time).
 */
export function acceptAction(
  { calendar, acted }: ActingByCalendar,
  opening: SubCaseOpening,
  more: Waivers & { readonly waits: boolean; readonly deemed?: true },
): Accept {
  const { deferred, promised, waits, deemed } = more;
  const promise = promiseFrom(calendar, opening, acted.effectiveAt);
  const { promisedTimeLimit, fixed } = opening;
  const following = deferred.map((materialCode) => ({
    materialCode,
    until: promise.dueAt,
    ...(fixed === undefined ? { limit: promisedTimeLimit } : {}),
  }));
  return {
    kind: 'accept',
    due: waits ? null : promise,
    ...(following.length > 0 ? { deferred: following } : {}),
    ...(promised.length > 0 ? { promised } : {}),
    ...(deemed ? { deemed } : {}),
    ...acted,
  };
}

/** What a correction notice says of one part. */
export type Correction = {
  readonly points: readonly PointToMend[];
  readonly documentId: string;
  /** The points as one text, for the log. */
  readonly reason: string;
  readonly workingDays: number;
};

/** 一次性补正告知. */
export function correctionAction(
  { calendar, acted }: ActingByCalendar,
  { points, documentId, reason, workingDays }: Correction,
): RequestCorrection {
  const codesOf = (where: PointToMend['where']) =>
    points.filter((point) => point.where === where).map(({ code }) => code);
  return {
    kind: 'requestCorrection',
    materialCodes: codesOf('material'),
    fieldCodes: codesOf('field'),
    until: correctionUntil(calendar, acted.effectiveAt, workingDays).dueAt,
    workingDays,
    documentId,
    personal: { reason, remedies: Object.fromEntries(points.map(({ code, remedy }) => [code, remedy])) },
    ...acted,
  };
}

/** 补正期限. Until when the applicant may mend it. */
export function correctionUntil(calendar: WorkCalendar, from: Instant, workingDays: number): DueDate {
  return computeDueDate(calendar, from, { amount: workingDays, unit: 'workingDay' });
}

/** Everything the first actions of the parts say besides the plan. */
export type IntakeFacts = ActingByCalendar & {
  readonly caseId: CaseId;
  readonly deskId: DeskId;
  readonly forwardTo: string;
  /** Papers made with the case. */
  readonly paperIds: {
    readonly correction: string;
    readonly forward: string;
    /** By item code. */
    readonly refusals: ReadonlyMap<string, string>;
  };
  readonly correctionWorkingDays: number;
  /** The points of a notice as one text. */
  readonly reasonOf: (points: readonly PointToMend[]) => string;
};

/** The first actions of each part: taken in, and what the plan makes of it. */
export function intakeActions(
  facts: IntakeFacts,
  openings: readonly SubCaseOpening[],
  planned: readonly PlannedItem[],
): readonly SubCase[] {
  const { calendar, acted, caseId, deskId } = facts;
  const plans = new Map(planned.map((item) => [item.itemCode, item]));
  const ids = new Map(openings.map(({ itemCode, subCaseId }) => [itemCode, subCaseId]));
  const statuses = new Map(
    openings.map(({ itemCode, subCaseId }) => [subCaseId, statusFor(plans.get(itemCode))]),
  );
  const acceptBy = legalDeadlineOf(calendar, 'correctionNotice', acted.effectiveAt).dueAt;
  return openings.map((opening) => {
    const plan = plans.get(opening.itemCode);
    assert(plan, 'a plan names every item of the application');
    const receive = { kind: 'receive', caseId, opening, deskId, acceptBy, ...acted } as const;
    return {
      subCaseId: opening.subCaseId,
      actions: [receive, ...afterReceive(facts, plan, { opening, ids, statuses })],
    };
  });
}

type Part = {
  readonly opening: SubCaseOpening;
  readonly ids: ReadonlyMap<string, SubCaseId>;
  readonly statuses: ReadonlyMap<SubCaseId, CaseStatus>;
};

function afterReceive(
  facts: IntakeFacts,
  plan: PlannedItem,
  { opening, ids, statuses }: Part,
): readonly SubCaseAction[] {
  const { acted, forwardTo, paperIds, correctionWorkingDays: workingDays } = facts;
  switch (plan.does) {
    case 'accept':
      return [acceptAction(facts, opening, { ...plan, waits: isWaiting(opening, statuses) === 'waiting' })];
    case 'hold':
      return [];
    case 'forward':
      return [{ kind: 'forward', toDivisionCode: forwardTo, documentId: paperIds.forward, ...acted }];
    case 'correct': {
      const { points } = plan;
      const notice = { points, documentId: paperIds.correction, reason: facts.reasonOf(points), workingDays };
      return [correctionAction(facts, notice)];
    }
    case 'refuse': {
      const documentId = paperIds.refusals.get(plan.itemCode);
      assert(documentId !== undefined, 'every refusal has its paper');
      const { legalBasis, reason } = plan;
      return [{ kind: 'refuse', legalBasis, documentId, personal: { reason }, ...acted }];
    }
    case 'terminate': {
      const predecessor = ids.get(plan.predecessor);
      assert(predecessor !== undefined, 'an item ends because of an item of the same application');
      return [{ kind: 'terminate', cause: 'predecessorDenied', predecessor, ...acted, by: 'system' }];
    }
  }
}

/** What a part will be once it is taken in, for those that wait for it. */
function statusFor(plan: PlannedItem | undefined): CaseStatus {
  if (plan?.does === 'refuse') return 'refused';
  return plan?.does === 'terminate' || plan?.does === 'forward' ? 'terminated' : 'received';
}

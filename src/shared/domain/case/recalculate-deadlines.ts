import { assert } from '../../kernel/assert.ts';
import type { Instant } from '../../kernel/time.ts';
import type { CaseClock } from '../calendar/case-clock.ts';
import { computeClockDue } from '../calendar/clock-due.ts';
import type { DueDate } from '../calendar/due-date.ts';
import { legalDeadlineOf } from '../calendar/legal-deadline.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { computeDueDate } from '../calendar/working-time.ts';
import { mayDo, statusOf } from './case-flow.ts';
import { acceptByOf, clockOf, correctUntilOf, dueOf, openDeferrals } from './deadlines.ts';
import type { DeferredMaterial, SubCaseAction } from './sub-case-action.ts';

/** Which of its deadlines a part has to keep: the promise, the word within five days, the correction, a paper to follow. */
export type DeadlineName = 'due' | 'acceptBy' | 'correctUntil' | 'deferral';

/** One deadline of a part that is another one in another calendar. */
export type DeadlineMove = {
  readonly deadline: DeadlineName;
  /** Of a paper that follows. */
  readonly materialCode?: string;
  readonly before: { readonly at: Instant; readonly provisional: boolean };
  readonly after: { readonly at: Instant; readonly provisional: boolean };
};

type Recalculate = Extract<SubCaseAction, { kind: 'recalculate' }>;

/** The deadlines of a part as they are now: what its journal row holds. */
export type Deadlines = Pick<Recalculate, 'due' | 'acceptBy' | 'correctUntil' | 'deferred'>;

/** What a calendar makes of the deadlines of a part that were written down under another one. */
export type Recalculation = {
  readonly moves: readonly [DeadlineMove, ...DeadlineMove[]];
  readonly deadlines: Deadlines;
};

/**
 * 日历变更. Computes the deadlines of an open part from its log; null where each of them is what was written down, so a
 * part that was moved once is not moved again. The due date of a suspended part is the one it had when its clock was
 * stopped: what the suspension takes out of the count is known when it ends, and added then.
 */
export function recalculateDeadlines(
  calendar: WorkCalendar,
  actions: readonly SubCaseAction[],
): Recalculation | null {
  if (!mayDo(actions, 'recalculate')) return null;
  const found = [
    recalculateDue(calendar, actions),
    recalculateAcceptBy(calendar, actions),
    recalculateCorrection(calendar, actions),
    recalculateDeferrals(calendar, actions),
  ];
  const [first, ...more] = found.flatMap(({ moves }) => moves);
  if (!first) return null;
  const deadlines = found.reduce<Deadlines>((all, each) => ({ ...all, ...each.deadlines }), { due: null });
  return { moves: [first, ...more], deadlines };
}

type Found = { readonly moves: readonly DeadlineMove[]; readonly deadlines: Partial<Deadlines> };

const NOTHING: Found = { moves: [], deadlines: {} };

function recalculateDue(calendar: WorkCalendar, actions: readonly SubCaseAction[]): Found {
  const clock = clockOf(actions);
  const before = dueOf(actions);
  if (!clock || !before) return NOTHING;
  const due = computeClockDue(calendar, withoutOpenSuspension(clock), clock.startedAt);
  return { moves: movesOf('due', toMoment(before), toMoment(due)), deadlines: { due } };
}

function withoutOpenSuspension(clock: CaseClock): CaseClock {
  return { ...clock, suspensions: clock.suspensions.filter(({ resumedAt }) => resumedAt !== null) };
}

function recalculateAcceptBy(calendar: WorkCalendar, actions: readonly SubCaseAction[]): Found {
  const before = acceptByOf(actions);
  if (statusOf(actions) !== 'received' || before === undefined) return NOTHING;
  const asked = actions.findLast(({ kind }) => kind === 'receive' || kind === 'supplyCorrection');
  assert(asked, 'a stream begins with receive');
  const due = legalDeadlineOf(calendar, 'correctionNotice', asked.effectiveAt);
  return { moves: movesOf('acceptBy', certain(before), toMoment(due)), deadlines: { acceptBy: due.dueAt } };
}

function recalculateCorrection(calendar: WorkCalendar, actions: readonly SubCaseAction[]): Found {
  const before = correctUntilOf(actions);
  if (statusOf(actions) !== 'correcting' || before === undefined) return NOTHING;
  const notice = actions.findLast((action) => action.kind === 'requestCorrection');
  if (notice?.workingDays === undefined) return NOTHING;
  const due = afterDays(calendar, notice.effectiveAt, notice.workingDays);
  return {
    moves: movesOf('correctUntil', certain(before), toMoment(due)),
    deadlines: { correctUntil: due.dueAt },
  };
}

/** Every paper that is not there yet is named again, for the row stands instead of the earlier list. */
function recalculateDeferrals(calendar: WorkCalendar, actions: readonly SubCaseAction[]): Found {
  const open = openDeferrals(actions);
  const accepted = actions.findLast(({ kind }) => kind === 'accept');
  if (!accepted || open.length === 0) return NOTHING;
  const found = open.map((material) => recalculateDeferral(calendar, accepted.effectiveAt, material));
  const moves = found.flatMap((each) => each.moves);
  return moves.length === 0
    ? NOTHING
    : { moves, deadlines: { deferred: found.map((each) => each.deferred) } };
}

function recalculateDeferral(calendar: WorkCalendar, acceptedAt: Instant, deferred: DeferredMaterial) {
  const { materialCode, until, workingDays } = deferred;
  if (workingDays === undefined) return { moves: [], deferred };
  const due = afterDays(calendar, acceptedAt, workingDays);
  const moves = movesOf('deferral', certain(until), toMoment(due));
  return {
    moves: moves.map((move) => ({ ...move, materialCode })),
    deferred: { ...deferred, until: due.dueAt },
  };
}

function afterDays(calendar: WorkCalendar, from: Instant, workingDays: number): DueDate {
  return computeDueDate(calendar, from, { amount: workingDays, unit: 'workingDay' });
}

type Moment = DeadlineMove['before'];

function toMoment({ dueAt, provisional }: DueDate): Moment {
  return { at: dueAt, provisional };
}

/** Deadlines beside the promise are written down without the mark of an unpublished year. */
function certain(at: Instant): Moment {
  return { at, provisional: false };
}

function movesOf(deadline: DeadlineName, before: Moment, after: Moment): readonly DeadlineMove[] {
  const isMarked = deadline === 'due' && before.provisional !== after.provisional;
  return before.at === after.at && !isMarked ? [] : [{ deadline, before, after }];
}

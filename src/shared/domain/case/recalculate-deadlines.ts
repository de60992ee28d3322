import type { Instant } from '../../kernel/time.ts';
import type { CaseClock } from '../calendar/case-clock.ts';
import { computeClockDue } from '../calendar/clock-due.ts';
import type { DueDate, TimeLimit } from '../calendar/due-date.ts';
import { LEGAL_DEADLINES } from '../calendar/legal-deadline.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { mayDo, statusOf } from './case-flow.ts';
import { acceptByOf, clockOf, correctUntilOf, dueOf, openDeferrals } from './deadlines.ts';
import type { SubCaseAction } from './sub-case-action.ts';

/** Which of its deadlines a part has to keep: the promise, the word within five days, the correction, a paper to follow. */
export type DeadlineName = 'due' | 'acceptBy' | 'correctUntil' | 'deferral';

/** One deadline of a part that is another one in another calendar. */
export type DeadlineMove = {
  readonly deadline: DeadlineName;
  /** Of a paper that follows. */
  readonly materialCode?: string;
  readonly before: DeadlineMoment;
  readonly after: DeadlineMoment;
};

type DeadlineMoment = { readonly at: Instant; readonly provisional: boolean };

/** True when a day the applicant was told comes earlier; that a word is due within five days nobody was told. */
export function isShortened({ deadline, before, after }: DeadlineMove): boolean {
  return deadline !== 'acceptBy' && after.at < before.at;
}

type Recalculate = Extract<SubCaseAction, { kind: 'recalculate' }>;

/** The deadlines of a part as they are now: what its journal row holds. */
export type Deadlines = Pick<Recalculate, 'due' | 'acceptBy' | 'correctUntil' | 'deferred'>;

/** What a calendar makes of the deadlines of a part that were written down under another one. */
export type Recalculation = { readonly moves: readonly DeadlineMove[]; readonly deadlines: Deadlines };

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
  const deadlines = deadlinesBy(calendar, actions);
  const moves = recordedMoves(actions, deadlines);
  return moves.length === 0 ? null : { moves, deadlines };
}

/** What a row of the log moved, told by the rows before it. */
export function recordedMoves(
  before: readonly SubCaseAction[],
  { due, acceptBy, correctUntil, deferred = [] }: Deadlines,
): readonly DeadlineMove[] {
  const old = dueOf(before);
  const open = openDeferrals(before);
  return [
    ...moved('due', old && toMoment(old), due && toMoment(due)),
    ...moved('acceptBy', certain(acceptByOf(before)), certain(acceptBy)),
    ...moved('correctUntil', certain(correctUntilOf(before)), certain(correctUntil)),
    ...deferred.flatMap(({ materialCode, until }) => {
      const same = open.find((each) => each.materialCode === materialCode);
      return moved('deferral', certain(same?.until), certain(until)).map((move) => ({
        ...move,
        materialCode,
      }));
    }),
  ];
}

function moved(
  deadline: DeadlineName,
  before: DeadlineMoment | null,
  after: DeadlineMoment | null,
): readonly DeadlineMove[] {
  if (!before || !after) return [];
  const stays = before.at === after.at && before.provisional === after.provisional;
  return stays ? [] : [{ deadline, before, after }];
}

function toMoment({ dueAt, provisional }: DueDate): DeadlineMoment {
  return { at: dueAt, provisional };
}

/** Deadlines beside the promise are written down without the mark of an unpublished year. */
function certain(at: Instant | undefined): DeadlineMoment | null {
  return at === undefined ? null : { at, provisional: false };
}

/** What a deadline is counted from; one that a person chose is counted from nothing. */
export type CountedDeadline = {
  readonly deadline: DeadlineName;
  readonly materialCode?: string;
  readonly clock: CaseClock;
};

/** The deadlines of an open part that follow from the calendar. */
export function countedDeadlines(actions: readonly SubCaseAction[]): readonly CountedDeadline[] {
  return [...dueDeadline(actions), ...answerDeadlines(actions), ...deferralDeadlines(actions)];
}

function dueDeadline(actions: readonly SubCaseAction[]): readonly CountedDeadline[] {
  const clock = clockOf(actions);
  if (!clock) return [];
  const suspensions = clock.suspensions.filter(({ resumedAt }) => resumedAt !== null);
  return [{ deadline: 'due', clock: { ...clock, suspensions } }];
}

function answerDeadlines(actions: readonly SubCaseAction[]): readonly CountedDeadline[] {
  const status = statusOf(actions);
  if (status === 'received' && acceptByOf(actions) !== undefined) {
    const handedIn = actions.findLast(({ kind }) => kind === 'receive' || kind === 'supplyCorrection');
    return counted('acceptBy', handedIn?.effectiveAt, inDays(LEGAL_DEADLINES.correctionNotice.workingDays));
  }
  if (status !== 'correcting' || correctUntilOf(actions) === undefined) return [];
  const notice = actions.findLast((action) => action.kind === 'requestCorrection');
  return counted('correctUntil', notice?.effectiveAt, inDays(notice?.workingDays));
}

function deferralDeadlines(actions: readonly SubCaseAction[]): readonly CountedDeadline[] {
  const from = actions.findLast(({ kind }) => kind === 'accept')?.effectiveAt;
  return openDeferrals(actions).flatMap(({ materialCode, limit }) =>
    counted('deferral', from, limit).map((each) => ({ ...each, materialCode })),
  );
}

function inDays(amount: number | undefined): TimeLimit | undefined {
  return amount === undefined ? undefined : { amount, unit: 'workingDay' };
}

function counted(
  deadline: DeadlineName,
  startedAt: Instant | undefined,
  limit: TimeLimit | undefined,
): readonly CountedDeadline[] {
  if (startedAt === undefined || limit === undefined) return [];
  return [{ deadline, clock: { startedAt, limit, suspensions: [], extensions: [] } }];
}

function deadlinesBy(calendar: WorkCalendar, actions: readonly SubCaseAction[]): Deadlines {
  const found = countedDeadlines(actions);
  const dueOfThe = (name: DeadlineName, code?: string): DueDate | undefined => {
    const clock = found.find((each) => each.deadline === name && each.materialCode === code)?.clock;
    return clock && computeClockDue(calendar, clock, clock.startedAt);
  };
  const [acceptBy, correctUntil] = [dueOfThe('acceptBy')?.dueAt, dueOfThe('correctUntil')?.dueAt];
  // The row stands instead of the earlier list, so it names every paper that is not there yet.
  const deferred = openDeferrals(actions).map((each) => {
    const until = dueOfThe('deferral', each.materialCode)?.dueAt;
    return until ? { ...each, until } : each;
  });
  return {
    due: dueOfThe('due') ?? null,
    ...(acceptBy && { acceptBy }),
    ...(correctUntil && { correctUntil }),
    ...(deferred.length > 0 && { deferred }),
  };
}

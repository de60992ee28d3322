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

/** A deadline as its log has it, and what it is counted from; one that a person chose is counted from nothing. */
export type CountedDeadline = {
  readonly deadline: DeadlineName;
  /** Of a paper that follows. */
  readonly materialCode?: string;
  readonly clock: CaseClock;
  readonly before: DeadlineMoment;
};

type DeadlineMoment = { readonly at: Instant; readonly provisional: boolean };

/** One deadline of a part that is another one in another calendar. */
export type DeadlineMove = Pick<CountedDeadline, 'deadline' | 'materialCode' | 'before'> & {
  readonly after: DeadlineMoment;
};

/** True when a day the applicant was told comes earlier; that a word is due within five days nobody was told. */
export function isShortened({ deadline, before, after }: DeadlineMove): boolean {
  return deadline !== 'acceptBy' && after.at < before.at;
}

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
  const found = countedDeadlines(actions).map((counted) => {
    const due = computeClockDue(calendar, counted.clock, counted.clock.startedAt);
    return { counted, due };
  });
  const [first, ...more] = found.flatMap(toMove);
  return first ? { moves: [first, ...more], deadlines: toDeadlines(found, actions) } : null;
}

/** The deadlines of an open part that follow from the calendar. */
export function countedDeadlines(actions: readonly SubCaseAction[]): readonly CountedDeadline[] {
  return [...dueDeadline(actions), ...answerDeadlines(actions), ...deferralDeadlines(actions)];
}

function dueDeadline(actions: readonly SubCaseAction[]): readonly CountedDeadline[] {
  const [clock, due] = [clockOf(actions), dueOf(actions)];
  if (!clock || !due) return [];
  const suspensions = clock.suspensions.filter(({ resumedAt }) => resumedAt !== null);
  const before = { at: due.dueAt, provisional: due.provisional };
  return [{ deadline: 'due', clock: { ...clock, suspensions }, before }];
}

function answerDeadlines(actions: readonly SubCaseAction[]): readonly CountedDeadline[] {
  if (statusOf(actions) === 'received') {
    const handedIn = actions.findLast(({ kind }) => kind === 'receive' || kind === 'supplyCorrection');
    const limit = inDays(LEGAL_DEADLINES.correctionNotice.workingDays);
    return counted('acceptBy', acceptByOf(actions), { from: handedIn?.effectiveAt, limit });
  }
  if (statusOf(actions) !== 'correcting') return [];
  const notice = actions.findLast((action) => action.kind === 'requestCorrection');
  const limit = notice?.workingDays === undefined ? undefined : inDays(notice.workingDays);
  return counted('correctUntil', correctUntilOf(actions), { from: notice?.effectiveAt, limit });
}

function deferralDeadlines(actions: readonly SubCaseAction[]): readonly CountedDeadline[] {
  const from = actions.findLast(({ kind }) => kind === 'accept')?.effectiveAt;
  return openDeferrals(actions).flatMap(({ materialCode, until, limit }) =>
    counted('deferral', until, { from, limit }).map((each) => ({ ...each, materialCode })),
  );
}

type Count = { readonly from: Instant | undefined; readonly limit: TimeLimit | undefined };

function inDays(amount: number): TimeLimit {
  return { amount, unit: 'workingDay' };
}

/** Deadlines beside the promise are written down without the mark of an unpublished year. */
function counted(
  deadline: DeadlineName,
  at: Instant | undefined,
  { from, limit }: Count,
): readonly CountedDeadline[] {
  if (at === undefined || from === undefined || limit === undefined) return [];
  const clock = { startedAt: from, limit, suspensions: [], extensions: [] };
  return [{ deadline, clock, before: { at, provisional: false } }];
}

type Found = { readonly counted: CountedDeadline; readonly due: DueDate };

function toMove({ counted, due }: Found): readonly DeadlineMove[] {
  const { clock: _, ...named } = counted;
  const after = { at: due.dueAt, provisional: due.provisional };
  const isMarked = named.deadline === 'due' && named.before.provisional !== after.provisional;
  return named.before.at === after.at && !isMarked ? [] : [{ ...named, after }];
}

function toDeadlines(found: readonly Found[], actions: readonly SubCaseAction[]): Deadlines {
  const dueOfThe = (name: DeadlineName, code?: string) =>
    found.find(({ counted }) => counted.deadline === name && counted.materialCode === code)?.due;
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

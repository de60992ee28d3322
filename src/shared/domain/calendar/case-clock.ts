import { assert } from '../../kernel/assert.ts';
import { toLocalMinutes, type Instant } from '../../kernel/time.ts';
import { isWorked, workedDaysBefore } from './day-table.ts';
import type { FixedDay, TimeLimit } from './due-date.ts';
import { momentAfter, momentBefore, passedAt, type MinuteTable } from './minute-table.ts';
import type { SpecialProcedure } from './special-procedure.ts';

/** 挂起期间. A span that does not count (Administrative Licensing Law art. 45), from the notice to the applicant on. */
export type Suspension = {
  readonly procedure: SpecialProcedure;
  readonly documentNumber: string;
  readonly suspendedAt: Instant;
  /** Null while it lasts. */
  readonly resumedAt: Instant | null;
};

/** 延期. Working days a head adds before the promise has run out (art. 42; how many stands in `EXTENSION_LIMITS`). */
export type Extension = {
  readonly extendedAt: Instant;
  readonly workingDays: number;
  readonly basis: ExtensionBasis;
  /** Of the paper that tells the applicant the reason. */
  readonly documentNumber: string;
};

/** 延期依据. Which sentence of art. 42 an extension rests on: the body's own matter, or bodies handling one together. */
export type ExtensionBasis = 'ownBody' | 'jointHandling';

/** 计时. The ledger of one item: everything its due date follows from, beside the calendar. */
export type CaseClock = {
  readonly startedAt: Instant;
  readonly limit: TimeLimit;
  readonly suspensions: readonly Suspension[];
  readonly extensions: readonly Extension[];
  /** Where a theme has fixed dates (教育入学): nothing is counted. */
  readonly fixed?: FixedDay;
};

/** Where a clock begins, in working minutes of the calendar's own count. */
export type ClockStart = {
  readonly day: number;
  /** The first day the explanation speaks of: the start day only where it counts. */
  readonly firstCounted: number;
  readonly afterCutOff: boolean;
  readonly from: number;
  /** The promise in working minutes; a whole day has as many as the centre is open. */
  readonly minutes: number;
};

/** Finds the first minute that counts, and how many the promise has. */
export function startClock(table: MinuteTable, { startedAt, limit }: CaseClock): ClockStart {
  assert(Number.isInteger(limit.amount) && limit.amount >= 0, 'checkCatalogue refuses other amounts');
  const moment = toLocalMinutes(startedAt);
  const day = Math.floor(moment / 1440);
  const tomorrow = workedDaysBefore(table.days, day + 1) * table.dayMinutes;
  if (limit.unit === 'workingDay' && limit.amount > 0) {
    const minutes = limit.amount * table.dayMinutes;
    return { day, firstCounted: day + 1, afterCutOff: false, from: tomorrow, minutes };
  }
  const worked = isWorked(table.days, day);
  const afterCutOff = worked && moment - day * 1440 >= table.cutOff;
  const startsToday = worked && !afterCutOff;
  const from = startsToday ? passedAt(table, moment) : tomorrow;
  const closeOfDay = startsToday ? tomorrow : tomorrow + table.dayMinutes;
  const minutes = limit.unit === 'workingMinute' ? limit.amount : closeOfDay - from;
  return { day, firstCounted: day, afterCutOff, from, minutes };
}

/** How far a clock runs, and what each suspension takes out of the count. */
export type ClockRun = {
  /** The working minute at whose end the promise has run out. */
  readonly end: number;
  readonly excluded: ReadonlyMap<Suspension, number>;
  /** True when the clock stands still: a suspension that began in time has no end yet. */
  readonly standsStill: boolean;
};

const NOTHING: ReadonlyMap<Suspension, number> = new Map();

/**
 * Lets the clock run until the promise and its extensions are used up; suspended working minutes are left out. A
 * suspension that has no end yet is taken to end at `now`; one whose end is before its begin leaves nothing out.
 */
export function runClock(
  table: MinuteTable,
  start: ClockStart,
  { suspensions, extensions, now }: Omit<CaseClock, 'startedAt' | 'limit'> & { readonly now: Instant },
): ClockRun {
  let end = start.from + start.minutes;
  for (const { workingDays } of extensions) end += workingDays * table.dayMinutes;
  if (suspensions.length === 0) return { end, excluded: NOTHING, standsStill: false };
  let counted = start.from;
  let standsStill = false;
  const excluded = new Map<Suspension, number>();
  for (const suspension of suspensions.toSorted(bySuspendedAt)) {
    const begin = Math.max(passedAt(table, toLocalMinutes(suspension.suspendedAt)), counted);
    if (begin >= end) break;
    const until = passedAt(table, toLocalMinutes(suspension.resumedAt ?? now));
    const minutes = Math.max(until - begin, 0);
    excluded.set(suspension, minutes);
    standsStill ||= suspension.resumedAt === null;
    counted = begin + minutes;
    end += minutes;
  }
  return { end, excluded, standsStill };
}

/** The moment a clock runs out, in minutes since 1970; a promise of no time ends where it begins, not at the close before. */
export function endMomentOf(table: MinuteTable, { from }: ClockStart, end: number): number {
  return end === from ? momentBefore(table, end) : momentAfter(table, end);
}

/** One order for the same set, however it was listed; `~` sorts an end that is not known last. */
function bySuspendedAt(left: Suspension, right: Suspension): number {
  const [one, other] = [keyOf(left), keyOf(right)];
  return one < other ? -1 : Number(one > other);
}

function keyOf({ suspendedAt, resumedAt, documentNumber }: Suspension): string {
  return `${suspendedAt} ${resumedAt ?? '~'} ${documentNumber}`;
}

import { z } from 'zod';
import { toLocalMinutes, type Instant } from '../../kernel/time.ts';
import { endMomentOf, runClock, startClock, type CaseClock, type Suspension } from './case-clock.ts';
import { minuteTableOf, passedAt } from './minute-table.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** 红黄灯. How much of its time an item has left: 蓝, 黄, 橙, and 红 once the due date has passed. */
export type DueLight = 'blue' | 'yellow' | 'orange' | 'red';

/** From which share of the budget on a light changes, in per cent that are left; a centre may set others. */
export type LightThresholds = { readonly yellowPercent: number; readonly orangePercent: number };

const Percent = z.int().min(0).max(100);

/** Reads the thresholds of a centre. */
export const LightThresholds: z.ZodType<LightThresholds> = z
  .strictObject({ yellowPercent: Percent, orangePercent: Percent })
  .refine(({ yellowPercent, orangePercent }) => orangePercent <= yellowPercent, {
    error: 'orange comes after yellow',
  });

/** 蓝 above 50 %, 黄 from 50 % on, 橙 from 20 % on. */
export const USUAL_THRESHOLDS: LightThresholds = { yellowPercent: 50, orangePercent: 20 };

/** What is left of a budget, in working minutes of the centre. */
export type TimeLeft = {
  /** 0 from the due date on. */
  readonly leftMinutes: number;
  /** The promise and its extensions; time excluded by a suspension is no part of it. */
  readonly budgetMinutes: number;
  readonly isPast: boolean;
};

/** Counts what is left at the moment; while a suspension lasts it stays what it was when that began. */
export function timeLeftOf(calendar: WorkCalendar, clock: CaseClock, now: Instant): TimeLeft {
  const table = minuteTableOf(calendar);
  const start = startClock(table, clock);
  const { end } = runClock(table, start, { ...clock, suspensions: upTo(clock.suspensions, now), now });
  const moment = toLocalMinutes(now);
  const extended = clock.extensions.reduce((sum, { workingDays }) => sum + workingDays, 0);
  return {
    leftMinutes: Math.max(end - Math.max(passedAt(table, moment), start.from), 0),
    budgetMinutes: start.minutes + extended * table.dayMinutes,
    isPast: moment > endMomentOf(table, start, end),
  };
}

/** A suspension that ends later than this moment has not excluded more than up to it. */
function upTo(suspensions: readonly Suspension[], now: Instant): readonly Suspension[] {
  return suspensions.map((each) =>
    each.resumedAt !== null && each.resumedAt > now ? { ...each, resumedAt: now } : each,
  );
}

/** 红黄灯. The light for what is left; shares are compared as whole numbers, so 50 % is exactly half. */
export function dueLightOf(
  { leftMinutes, budgetMinutes, isPast }: TimeLeft,
  { yellowPercent, orangePercent }: LightThresholds = USUAL_THRESHOLDS,
): DueLight {
  if (isPast) return 'red';
  if (leftMinutes * 100 <= budgetMinutes * orangePercent) return 'orange';
  return leftMinutes * 100 <= budgetMinutes * yellowPercent ? 'yellow' : 'blue';
}

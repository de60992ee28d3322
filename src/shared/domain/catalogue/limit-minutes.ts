import type { TimeLimit } from '../calendar/due-date.ts';
import type { ServiceItem } from './service-item.ts';

/** A working day as promises count it, in working minutes; the opening hours of a centre may differ. */
export const MINUTES_OF_WORKING_DAY = 480;

/** A limit in working minutes, so that days and minutes can be compared. */
export function limitInMinutes({ amount, unit }: TimeLimit): number {
  return unit === 'workingDay' ? amount * MINUTES_OF_WORKING_DAY : amount;
}

/** 承诺时限 of an item in working minutes; 即办 takes none. */
export function promisedMinutesOf(item: Pick<ServiceItem, 'handlingKind' | 'promisedTimeLimit'>): number {
  return item.handlingKind === 'immediate' ? 0 : limitInMinutes(item.promisedTimeLimit);
}

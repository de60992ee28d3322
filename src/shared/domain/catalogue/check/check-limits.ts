import type { TimeLimit } from '../../calendar/due-date.ts';
import { limitInMinutes, MINUTES_OF_WORKING_DAY } from '../limit-minutes.ts';
import type { ServiceItem } from '../service-item.ts';
import type { ProblemInside } from './catalogue-problem.ts';

/** Nothing at a window takes longer; a slip of the keyboard does, and would keep the clock counting for hours. */
const LONGEST_WORKING_DAYS = 2_500;

/** What is wrong with the limits of an item. */
export function checkLimits(item: ServiceItem): ProblemInside[] {
  const { promisedTimeLimit: promised, statutoryTimeLimit: statutory, handlingKind } = item;
  const problems = [
    ...checkLimit(promised, 'promisedTimeLimit'),
    ...checkLimit(statutory, 'statutoryTimeLimit'),
  ];
  const path = ['promisedTimeLimit'];
  if (handlingKind === 'immediate' && (promised.unit !== 'workingDay' || promised.amount !== 0)) {
    problems.push({ code: 'immediateWithLimit', path, about: [] });
  }
  const minutes = { given: limitInMinutes(promised), allowed: limitInMinutes(statutory) };
  if (minutes.given > minutes.allowed) problems.push({ code: 'limitBeyondLaw', path, about: [], minutes });
  return problems;
}

/** What is wrong with one limit, whatever it limits: the clock counts whole days and minutes. */
export function checkLimit(limit: TimeLimit, member: string): ProblemInside[] {
  if (!Number.isInteger(limit.amount)) {
    return [{ code: 'limitNotWhole', path: [member, 'amount'], about: [] }];
  }
  const minutes = { given: limitInMinutes(limit), allowed: LONGEST_WORKING_DAYS * MINUTES_OF_WORKING_DAY };
  return minutes.given > minutes.allowed
    ? [{ code: 'limitTooLong', path: [member, 'amount'], about: [], minutes }]
    : [];
}

import type { ServiceCaseAction } from '../case/case-action.ts';
import type { CaseStatus } from '../case/case-status.ts';

type Rating = Extract<ServiceCaseAction, { kind: 'rate' }>;

/** 差评处理. How far the office has come with what a citizen said. */
export type RatingStanding = 'none' | 'good' | 'toRectify' | 'toCallBack' | 'calledBack';

/** Levels 4 and 5 are bad ratings (GB/T 39046-2020 A.8, domain.md E.10). */
export function isBadRating(level: Rating['level']): boolean {
  return level >= 4;
}

/** The rating of a case; undefined before the citizen rated. */
export function ratingOf(actions: readonly ServiceCaseAction[]): Rating | undefined {
  return actions.findLast((action) => action.kind === 'rate');
}

/**
 * What comes next: a bad rating is rectified, then its citizen is called back. Who is still not satisfied then is owed
 * another rectification; whether it was done in time is told by the first.
 */
export function ratingStandingOf(actions: readonly ServiceCaseAction[]): RatingStanding {
  const rating = ratingOf(actions);
  if (!rating) return 'none';
  if (!isBadRating(rating.level)) return 'good';
  const last = lastAnswerTo(actions);
  if (last?.kind === 'rectifyRating') return 'toCallBack';
  return last?.satisfied ? 'calledBack' : 'toRectify';
}

/** Rectified once; again only when the citizen who was called back is still not satisfied. */
export function mayRectify(actions: readonly ServiceCaseAction[]): boolean {
  return ratingStandingOf(actions) === 'toRectify';
}

function lastAnswerTo(actions: readonly ServiceCaseAction[]) {
  return actions.findLast((action) => action.kind === 'rectifyRating' || action.kind === 'callBack');
}

/**
 * 可评价. A citizen rates what is over for them: something was handed over, or every part has come to its end, granted
 * without an outcome, refused or withdrawn. What was annulled had never been.
 */
export function mayBeRated(actions: readonly ServiceCaseAction[], statuses: readonly CaseStatus[]): boolean {
  if (actions.some(({ kind }) => kind === 'handOver')) return true;
  const counted = statuses.filter((status) => status !== 'annulled');
  return counted.length > 0 && counted.every((status) => OVER.includes(status));
}

const OVER: readonly CaseStatus[] = [
  'delivered',
  'archived',
  'refused',
  'returned',
  'withdrawn',
  'terminated',
];

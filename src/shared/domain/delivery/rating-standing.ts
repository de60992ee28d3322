import type { ServiceCaseAction } from '../case/case-action.ts';

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

/** What comes next: a bad rating is rectified, then its citizen is called back. */
export function ratingStandingOf(actions: readonly ServiceCaseAction[]): RatingStanding {
  const rating = ratingOf(actions);
  if (!rating) return 'none';
  if (!isBadRating(rating.level)) return 'good';
  const last = lastAnswerTo(actions);
  if (!last) return 'toRectify';
  return last.kind === 'rectifyRating' ? 'toCallBack' : 'calledBack';
}

/** Rectified once; again only when the citizen who was called back is still not satisfied. */
export function mayRectify(actions: readonly ServiceCaseAction[]): boolean {
  const last = lastAnswerTo(actions);
  const standing = ratingStandingOf(actions);
  return standing === 'toRectify' || (last?.kind === 'callBack' && !last.satisfied);
}

function lastAnswerTo(actions: readonly ServiceCaseAction[]) {
  return actions.findLast((action) => action.kind === 'rectifyRating' || action.kind === 'callBack');
}

import type { BadRating } from '../../../shared/api/office/delivery-answers.ts';
import type { TIMELINESS_TEXTS } from '../../../shared/texts/page-case.ts';
import { daysLeftText } from '../../../shared/texts/page-due.ts';
import { RATINGS_TEXTS } from '../../../shared/texts/page-delivery.ts';

/** A line of the list, under the heading of what comes next. */
export type RatingLine = BadRating & {
  readonly key: string;
  readonly group: string;
  readonly timeliness: keyof typeof TIMELINESS_TEXTS;
  /** Said beside the lamp; empty once there is nothing to be late with. */
  readonly left: string;
};

/** Days of the calendar before the end from which the lamp warns. */
const SOON_MS = 3 * 86_400_000;

/** What is still to do comes first; the office sorts each of the groups. */
export function toRatingLines(ratings: readonly BadRating[], now: string): readonly RatingLine[] {
  const order = Object.keys(RATINGS_TEXTS.groups);
  return ratings
    .map((rating) => ({
      ...rating,
      key: rating.caseId,
      group: RATINGS_TEXTS.groups[rating.standing],
      timeliness: timelinessOf(rating, now),
      left: isTimed(rating) ? daysLeftText(rating.dueAt, now) : '',
    }))
    .toSorted((one, other) => order.indexOf(one.standing) - order.indexOf(other.standing));
}

/** The fifteen days are for the first rectification. */
function isTimed({ standing, rectifications }: BadRating): boolean {
  return standing === 'toRectify' && rectifications.length === 0;
}

function timelinessOf(rating: BadRating, now: string): RatingLine['timeliness'] {
  if (!isTimed(rating)) return 'noLimit';
  const { dueAt } = rating;
  if (dueAt < now) return 'overdue';
  return Date.parse(dueAt) - Date.parse(now) < SOON_MS ? 'dueSoon' : 'onTime';
}

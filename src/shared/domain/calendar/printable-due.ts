import { assert } from '../../kernel/assert.ts';
import type { Brand } from '../../kernel/brand.ts';
import { localDateOf, toEpochMs, toInstant, yearOf, type Instant } from '../../kernel/time.ts';
import { unpublishedBetween } from './clock-due.ts';
import type { DueDate } from './due-date.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** A due date a paper may show: it was checked that it bears 预计 wherever the calendar does not know all its years. */
export type PrintableDue = Brand<DueDate, 'PrintableDue'>;

/**
 * Lets a due date onto a paper. One that reaches into an unpublished year without its mark, or that only supposes the
 * end of a suspension, is a bug of whoever made it: the citizen would plan by a date nobody knows (domain.md C.5).
 */
export function toPrintableDue(calendar: WorkCalendar, due: DueDate): PrintableDue {
  const { startedAt, ifResumedAt, fixed } = due.explanation;
  // The close of a day at 24:00 is the first moment of the next.
  const lastMoment = toInstant(toEpochMs(due.dueAt) - 1);
  const unpublished = unpublishedBetween(calendar, yearAt(startedAt), yearAt(lastMoment));
  assert(
    due.provisional || unpublished.length === 0 || fixed !== undefined,
    'computeClockDue marks what reaches into an unpublished year',
  );
  assert(ifResumedAt === undefined, 'a clock that stands still has no due date to print');
  return due as PrintableDue;
}

function yearAt(moment: Instant): number {
  return yearOf(localDateOf(moment));
}

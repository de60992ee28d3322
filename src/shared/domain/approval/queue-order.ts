import type { SubCaseProjection } from '../case/projection.ts';
import { localDateOf, plusDays, type Instant } from '../../kernel/time.ts';

/** Order of a work queue: 加急 first; then what is due first, without a due date last; then what came first. */
export function byDueDate(left: SubCaseProjection, right: SubCaseProjection): number {
  return compare(sortKeyOf(left), sortKeyOf(right));
}

/** Instants sort as text; `~` sorts after every digit. */
function sortKeyOf({ expedited, dueAt, receivedAt, subCaseId }: SubCaseProjection): string {
  return `${expedited ? 0 : 1} ${dueAt ?? '~'} ${receivedAt} ${subCaseId}`;
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** 预警 and 超期. `noLimit` where no clock runs: it waits, is suspended, or ended without a decision. */
export type Timeliness = 'onTime' | 'dueSoon' | 'overdue' | 'noLimit';

/**
 * 预警 covers what is due today and this many days further. Not a share of the promise: an item that waited for
 * another has the same promise from a later start, and would warn from its first hour.
 */
export const DUE_SOON_DAYS = 1;

/** How an item stands against its due date: now, or at its decision when it has one. */
export function timelinessOf(
  { dueAt, decidedAt, endedAt, status }: SubCaseProjection,
  now: Instant,
): Timeliness {
  if (dueAt === null || endedAt !== null || status === 'suspended') return 'noLimit';
  if (decidedAt !== null) return decidedAt <= dueAt ? 'onTime' : 'overdue';
  if (now > dueAt) return 'overdue';
  return localDateOf(dueAt) <= plusDays(localDateOf(now), DUE_SOON_DAYS) ? 'dueSoon' : 'onTime';
}

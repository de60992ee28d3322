import type { QueueEntry } from '../../../shared/api/office/approval.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { APPROVAL_TEXTS } from '../../../shared/texts/page-approval.ts';
import { daysLeftText } from '../../../shared/texts/page-due.ts';
import type { QueueFilter } from '../../stores/approval.ts';

/** A line of the queue as the list shows it. */
export type QueueLine = QueueEntry & {
  readonly key: string;
  /** How far the due date is. */
  readonly left: string;
  /** Whose turn it is. */
  readonly owner: string;
  readonly isClaimedByMe: boolean;
};

/** Who looks, and when. */
export type Looking = { readonly operatorId: string | null; readonly now: Instant };

/** An entry with the words of its line. */
export function toQueueLine(entry: QueueEntry, { operatorId, now }: Looking): QueueLine {
  const { subCaseId: key, dueAt, claimedBy, status } = entry.projection;
  const color = status === 'suspended' ? null : entry.color; // nothing is used up while the clock stands still
  const isClaimedByMe = claimedBy !== null && claimedBy === operatorId;
  return {
    ...entry,
    key,
    left: color === null || dueAt === null ? '' : daysLeftText(dueAt, now),
    color,
    owner: ownerOf(entry, isClaimedByMe),
    isClaimedByMe,
  };
}

function ownerOf({ projection, claimedByName, mine }: QueueEntry, isClaimedByMe: boolean): string {
  if (projection.disputed) return APPROVAL_TEXTS.dispute;
  if (isClaimedByMe) return APPROVAL_TEXTS.claimedByMe;
  if (claimedByName !== null) return APPROVAL_TEXTS.claimedBy(claimedByName);
  if (projection.inTurn.length > 1) return APPROVAL_TEXTS.countersigning(projection.inTurn.length);
  return mine ? APPROVAL_TEXTS.free : APPROVAL_TEXTS.notMine;
}

const SHOWN: Readonly<Record<QueueFilter, (line: QueueLine) => boolean>> = {
  all: () => true,
  mine: ({ mine, isClaimedByMe }) => mine || isClaimedByMe,
  claimed: ({ isClaimedByMe }) => isClaimedByMe,
  pressing: ({ color, projection: { expedited, urged } }) =>
    expedited || urged || color === 'orange' || color === 'red',
};

/** The lines a filter lets through. */
export function filterQueue(lines: readonly QueueLine[], filter: QueueFilter): readonly QueueLine[] {
  return lines.filter(SHOWN[filter]);
}

/** The filters, each with how many lines it lets through. */
export function queueFilters(lines: readonly QueueLine[]) {
  const filters: readonly QueueFilter[] = ['all', 'mine', 'claimed', 'pressing'];
  return filters.map((value) => ({
    value,
    label: APPROVAL_TEXTS.filters[value],
    count: filterQueue(lines, value).length,
  }));
}

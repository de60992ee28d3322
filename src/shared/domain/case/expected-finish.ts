import type { Instant } from '../../kernel/time.ts';
import { computeClockDue } from '../calendar/clock-due.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { statusOf } from './case-flow.ts';
import type { SubCase, SubCaseId } from './case-action.ts';
import type { CaseStatus } from './case-status.ts';
import { beginClock, clockOf } from './deadlines.ts';
import { openingOf } from './review-position.ts';

/** 预计办结. When the last open part will be decided if everybody takes all the time promised. */
export type ExpectedFinish = {
  readonly at: Instant;
  /** 预计: the way there reaches into a year that is not published yet. */
  readonly provisional: boolean;
};

const OPEN: ReadonlySet<CaseStatus> = new Set<CaseStatus>([
  'received',
  'correcting',
  'waiting',
  'accepted',
  'reviewing',
  'suspended',
]);

/**
 * The longest way through the parts from now on: each that waits begins when the last of its predecessors is done. A
 * suspended part counts as if it went on now, a late one as if it were decided now. Null when nothing is open.
 */
export function expectFinish(
  calendar: WorkCalendar,
  subCases: readonly SubCase[],
  now: Instant,
): ExpectedFinish | null {
  const open = new Map(
    subCases.filter(({ actions }) => OPEN.has(statusOf(actions))).map((part) => [part.subCaseId, part]),
  );
  const finishes = new Map<SubCaseId, ExpectedFinish>();
  const finishOf = (id: SubCaseId, part: SubCase): ExpectedFinish => {
    const known = finishes.get(id);
    if (known) return known;
    finishes.set(id, { at: now, provisional: false }); // a circle, which checkCatalogue refuses, would not end
    const found = finishOfPart(calendar, part, { now, begin: () => beginOf(part) });
    finishes.set(id, found);
    return found;
  };
  const beginOf = ({ actions }: SubCase): ExpectedFinish => {
    const before = openingOf(actions).after.flatMap((id) => {
      const part = open.get(id);
      return part ? [finishOf(id, part)] : [];
    });
    return latestOf(before) ?? { at: now, provisional: false };
  };
  return latestOf([...open].map(([id, part]) => finishOf(id, part)));
}

function finishOfPart(
  calendar: WorkCalendar,
  { actions }: SubCase,
  { now, begin }: { readonly now: Instant; readonly begin: () => ExpectedFinish },
): ExpectedFinish {
  const running = clockOf(actions);
  const start = running ? { at: now, provisional: false } : begin();
  const clock = running ?? beginClock(openingOf(actions), start.at);
  const { dueAt, provisional } = computeClockDue(calendar, clock, now);
  return { at: dueAt > now ? dueAt : now, provisional: provisional || start.provisional };
}

function latestOf(finishes: readonly ExpectedFinish[]): ExpectedFinish | null {
  return finishes.reduce<ExpectedFinish | null>(
    (latest, each) => (latest && latest.at >= each.at ? latest : each),
    null,
  );
}

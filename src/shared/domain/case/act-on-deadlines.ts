import { assert } from '../../kernel/assert.ts';
import type { Instant } from '../../kernel/time.ts';
import { computeClockDue } from '../calendar/clock-due.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { isWaiting } from './accept-application.ts';
import type { Acted } from './acted.ts';
import type { SubCase, SubCaseAction } from './case-action.ts';
import { statusOf } from './case-flow.ts';
import { consequencesOf, withFollows, type Follow } from './consequences.ts';
import { beginClock, nextDeadline, type Deadline } from './deadlines.ts';
import { acceptAction } from './intake-actions.ts';
import { countedDeadlines, type DeadlineName } from './recalculate-deadlines.ts';
import { openingOf } from './review-position.ts';

type Passed = { readonly part: SubCase; readonly deadline: Deadline };

/**
 * 到期自动处理. What time does by itself to the parts of one case up to now, in the order in which the deadlines passed.
 * Each action counts from its legal moment (deemed acceptance from the day of receipt, a lapse from the deadline) and is
 * written down now; so catching up after a holiday gives what a run every minute would have given. A deadline that is
 * 预计 waits for the calendar of its year: it comes later once the holidays are known, and an end cannot be taken back.
 */
export function actOnDeadlines(
  calendar: WorkCalendar,
  subCases: readonly SubCase[],
  now: Instant,
): readonly Follow[] {
  const follows: Follow[] = [];
  for (;;) {
    const standing = withFollows(subCases, follows);
    const next = earliestPassed(standing, { calendar, now });
    if (!next) return follows;
    const acts = actsFor(calendar, standing, { ...next, now });
    follows.push(...acts);
    const last = acts.at(-1);
    assert(last, 'every deadline has an action');
    if (last.action.kind !== 'terminate') continue;
    follows.push(...consequencesOf(calendar, withFollows(standing, acts), last));
  }
}

/** By which calendar, and when, a deadline is looked at. */
export type Looking = { readonly calendar: WorkCalendar; readonly now: Instant };

/** The deadline of a part that has passed for certain; null while there is still time. It has passed when now is later. */
export function passedDeadline(actions: SubCase['actions'], { calendar, now }: Looking): Deadline | null {
  const deadline = deadlineBefore(actions, now);
  return deadline && !isProvisional(calendar, actions, deadline) ? deadline : null;
}

/** 期限待日历公布. A deadline that passed as far as is known, in a year whose holidays are not: nothing is done by it. */
export function awaitedDeadline(actions: SubCase['actions'], { calendar, now }: Looking): Deadline | null {
  const deadline = deadlineBefore(actions, now);
  return deadline && isProvisional(calendar, actions, deadline) ? deadline : null;
}

function deadlineBefore(actions: SubCase['actions'], now: Instant): Deadline | null {
  const deadline = nextDeadline(actions, statusOf(actions));
  return deadline && deadline.at < now ? deadline : null;
}

const COUNTED_AS = {
  deemedAcceptance: 'acceptBy',
  correctionLapse: 'correctUntil',
  deferralLapse: 'deferral',
} as const satisfies Record<Deadline['kind'], DeadlineName>;

/** Of several papers to follow the first one counts. */
function isProvisional(
  calendar: WorkCalendar,
  actions: SubCase['actions'],
  { kind }: Pick<Deadline, 'kind'>,
): boolean {
  const dues = countedDeadlines(actions)
    .filter(({ deadline }) => deadline === COUNTED_AS[kind])
    .map(({ clock }) => computeClockDue(calendar, clock, clock.startedAt));
  const [first] = dues.toSorted((left, right) => (left.dueAt < right.dueAt ? -1 : 1));
  return first?.provisional ?? false;
}

function earliestPassed(subCases: readonly SubCase[], looking: Looking): Passed | undefined {
  const passed = subCases.flatMap((part) => {
    const deadline = passedDeadline(part.actions, looking);
    return deadline ? [{ part, deadline }] : [];
  });
  return passed.toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1))[0];
}

function keyOf({ part, deadline }: Passed): string {
  return `${deadline.at} ${part.subCaseId}`;
}

function actsFor(
  calendar: WorkCalendar,
  subCases: readonly SubCase[],
  { part, deadline, now }: Passed & { readonly now: Instant },
): readonly Follow[] {
  const { subCaseId } = part;
  const acted = { by: 'system', recordedAt: now } as const;
  switch (deadline.kind) {
    case 'deemedAcceptance':
      return deemedAcceptance(calendar, subCases, { part, now }).map((action) => ({ subCaseId, action }));
    case 'correctionLapse':
    case 'deferralLapse': {
      const cause = deadline.kind === 'correctionLapse' ? 'correctionLapsed' : 'deferralLapsed';
      return [{ subCaseId, action: { kind: 'terminate', cause, ...acted, effectiveAt: deadline.at } }];
    }
  }
}

/**
 * 逾期视为受理. Nobody said anything in five days: it counts as accepted from the day it was taken in (art. 32). Where the
 * item waited for another that was granted since, its clock starts with that grant, as if it had been accepted in time.
 */
function deemedAcceptance(
  calendar: WorkCalendar,
  subCases: readonly SubCase[],
  { part, now }: { readonly part: SubCase; readonly now: Instant },
): readonly SubCaseAction[] {
  const opening = openingOf(part.actions);
  const receipt = part.actions.findLast(({ kind }) => kind === 'receive' || kind === 'supplyCorrection');
  assert(receipt, 'a stream begins with receive');
  const acted: Acted = { by: 'system', effectiveAt: receipt.effectiveAt, recordedAt: now };
  const statuses = new Map(subCases.map(({ subCaseId, actions }) => [subCaseId, statusOf(actions)]));
  const before = subCases.filter(({ subCaseId }) => opening.after.includes(subCaseId));
  const isReady = isWaiting(opening, statuses) !== 'waiting';
  const settled = isReady ? before.map(settledAt).toSorted().at(-1) : undefined;
  const startsLater = settled !== undefined && settled > receipt.effectiveAt;
  const waits = !isReady || startsLater;
  const accept = acceptAction({ calendar, acted }, opening, { ...NOTHING_WAIVED, waits, deemed: true });
  if (!startsLater) return [accept];
  const due = computeClockDue(calendar, beginClock(opening, settled), settled);
  return [accept, { kind: 'startClock', due, ...acted, effectiveAt: settled }];
}

const NOTHING_WAIVED = { deferred: [], promised: [] } as const;

const SETTLING: ReadonlySet<SubCaseAction['kind']> = new Set([
  'grant',
  'deny',
  'refuse',
  'returnToApplicant',
  'forward',
  'withdraw',
  'terminate',
  'annul',
]);

/** When a part was granted or came to nothing. */
function settledAt({ actions }: SubCase): Instant {
  const settling = actions.findLast(({ kind }) => SETTLING.has(kind));
  assert(settling, 'nobody waits for it any more');
  return settling.effectiveAt;
}

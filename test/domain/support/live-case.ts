import fc from 'fast-check';
import { endSuspension } from '../../../src/shared/domain/approval/clock-changes.ts';
import { putCalendarYear } from '../../../src/shared/domain/calendar/change-calendar.ts';
import { computeClockDue } from '../../../src/shared/domain/calendar/clock-due.ts';
import { extendClock } from '../../../src/shared/domain/calendar/extend-clock.ts';
import { legalDeadlineOf } from '../../../src/shared/domain/calendar/legal-deadline.ts';
import type { WorkCalendar } from '../../../src/shared/domain/calendar/work-calendar.ts';
import { isWaiting, openSubCases, standingOf } from '../../../src/shared/domain/case/accept-application.ts';
import { actOnDeadlines } from '../../../src/shared/domain/case/act-on-deadlines.ts';
import type {
  CaseId,
  SubCase,
  SubCaseAction,
  SubCaseActionKind,
} from '../../../src/shared/domain/case/case-action.ts';
import { ACTION_ROLES, mayDo, openingOf, statusOf } from '../../../src/shared/domain/case/case-flow.ts';
import { consequencesOf, withFollows } from '../../../src/shared/domain/case/consequences.ts';
import { clockOf, openDeferrals } from '../../../src/shared/domain/case/deadlines.ts';
import {
  acceptAction,
  correctionAction,
  intakeActions,
} from '../../../src/shared/domain/case/intake-actions.ts';
import type { PlannedItem } from '../../../src/shared/domain/case/plan-intake.ts';
import { recalculateDeadlines } from '../../../src/shared/domain/case/recalculate-deadlines.ts';
import type { MergedItem } from '../../../src/shared/domain/catalogue/merged-application.ts';
import type { DeskId } from '../../../src/shared/domain/desk/service-desk.ts';
import type { OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import { toEpochMs, toInstant, type Instant } from '../../../src/shared/kernel/time.ts';
import { at, makeAction } from './make-case.ts';
import { makeItem } from './make-catalogue.ts';
import { makeYear2027 } from './make-clock.ts';
import { loadCalendar } from './resources.ts';

/** The calendar before and after the notice of 2027. */
export const BEFORE = loadCalendar();
const AFTER = putCalendarYear(BEFORE, makeYear2027());

/** An item of an application, and what the window makes of it. */
export type SomeItem = {
  readonly after: readonly number[];
  readonly goesOn: boolean;
  readonly does: 'accept' | 'hold' | 'correct' | 'refuse';
  readonly deferred: boolean;
  readonly days: number;
  readonly immediate: boolean;
  readonly hasOutcome: boolean;
};

const PAPER = 'photo';
const POINTS = [{ where: 'material', code: PAPER, remedy: 'bring it' }] as const;

/** One item of an application; it may wait for those before it. */
export const someItem = (index: number): fc.Arbitrary<SomeItem> =>
  fc.record({
    after: index === 0 ? fc.constant([]) : fc.uniqueArray(fc.nat(index - 1), { maxLength: 2 }),
    goesOn: fc.boolean(),
    does: fc.constantFrom('accept', 'accept', 'hold', 'correct', 'refuse'),
    deferred: fc.boolean(),
    days: fc.integer({ min: 0, max: 25 }),
    immediate: fc.boolean(),
    hasOutcome: fc.boolean(),
  });

/** One to five items. */
export const someItems = fc
  .integer({ min: 1, max: 5 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => someItem(i))));

/** The parts of a case as the window leaves them. */
export function openCase(items: readonly SomeItem[], receivedAt: Instant): readonly SubCase[] {
  const merged: readonly MergedItem[] = items.map((item, i) => ({
    item: makeItem(`N${i}`, {
      promisedTimeLimit: { amount: item.days, unit: 'workingDay' },
      handlingKind: item.immediate ? 'immediate' : 'promised',
      reviewPath: reviewPathOf(item),
      outcome: item.hasOutcome ? { kind: 'physicalThing', name: 'card' } : { kind: 'none' },
    }),
    after: item.after.map((index) => `N${index}`),
    whenPredecessorDenied: item.goesOn ? 'goOn' : 'terminate',
  }));
  let next = 0;
  const openings = openSubCases({ items: merged }, () => `sub-${next++}`);
  const facts = {
    calendar: BEFORE,
    acted: actedBy('clerk-1', receivedAt),
    caseId: 'case-1' as CaseId,
    deskId: 'desk-1' as DeskId,
    forwardTo: '',
    paperIds: {
      correction: 'document-1',
      forward: 'document-2',
      refusals: new Map(openings.map(({ itemCode }) => [itemCode, 'document-3'])),
    },
    correctionWorkingDays: 15,
    reasonOf: () => 'reason',
  };
  return intakeActions(facts, openings, toPlan(items));
}

function reviewPathOf({ immediate }: SomeItem) {
  const decide = { kind: 'decide', name: 'decision' } as const;
  return immediate ? [decide] : [{ kind: 'review', name: 'first' } as const, decide];
}

/** As `planIntake` decides: what waits for a refused item ends with it. */
function toPlan(items: readonly SomeItem[]): readonly PlannedItem[] {
  const ended = new Set<number>();
  return items.map((item, i): PlannedItem => {
    const itemCode = `N${i}`;
    if (item.does === 'refuse') {
      ended.add(i);
      return { itemCode, does: 'refuse', reason: 'not ours', legalBasis: 'law' };
    }
    const predecessor = item.goesOn ? undefined : item.after.find((index) => ended.has(index));
    if (predecessor !== undefined) {
      ended.add(i);
      return { itemCode, does: 'terminate', predecessor: `N${predecessor}` };
    }
    if (item.does === 'correct') return { itemCode, does: 'correct', points: POINTS };
    if (item.does === 'hold') return { itemCode, does: 'hold' };
    return { itemCode, does: 'accept', deferred: item.deferred ? [PAPER] : [], promised: [] };
  });
}

/** What somebody does next: to which part, which of the things allowed, how much later. */
export type Choice = {
  readonly part: number;
  readonly pick: number;
  readonly hours: number;
  readonly by: string;
  /** 2027 is published before this. */
  readonly publish: boolean;
};

/** Mostly quick work, now and then a long silence. */
export const someChoice: fc.Arbitrary<Choice> = fc.record({
  part: fc.nat(),
  pick: fc.nat(),
  hours: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 0, max: 30 }) },
    { weight: 1, arbitrary: fc.nat(600) },
  ),
  by: fc.constantFrom('person-1', 'person-2', 'person-3'),
  publish: fc.integer({ min: 0, max: 19 }).map((chance) => chance === 0),
});

/** A case in the middle of its life. */
export type LiveCase = {
  readonly subCases: readonly SubCase[];
  readonly calendar: WorkCalendar;
  readonly now: Instant;
};

/** A case with everything that was chosen done to it, by the same functions the office uses. */
export const someLife: fc.Arbitrary<LiveCase> = fc
  .record({
    items: someItems,
    day: fc.integer({ min: 0, max: 90 }),
    choices: fc.array(someChoice, { minLength: 1, maxLength: 40 }),
  })
  .map(({ items, day, choices }) => {
    const now = toInstant(toEpochMs(at('2026-09-14 09:30')) + day * 86_400_000);
    const begin: LiveCase = { subCases: openCase(items, now), calendar: BEFORE, now };
    return choices.reduce(live, begin);
  });

/** Time passes and does what it does; then somebody does one of the things that are allowed. */
function live(life: LiveCase, choice: Choice): LiveCase {
  const now = toInstant(toEpochMs(life.now) + choice.hours * 3_600_000);
  const calendar = choice.publish ? AFTER : life.calendar;
  const moved = life.subCases.map((part) => recalculated(part, calendar, now));
  const subCases = withFollows(moved, actOnDeadlines(calendar, moved, now));
  return act({ subCases, calendar, now }, choice);
}

function recalculated(part: SubCase, calendar: WorkCalendar, now: Instant): SubCase {
  const found = recalculateDeadlines(calendar, part.actions);
  if (!found) return part;
  const row = { kind: 'recalculate', calendarYear: 2027, ...found.deadlines } as const;
  return { ...part, actions: [...part.actions, { ...row, ...actedBy('system', now) }] };
}

function act(life: LiveCase, choice: Choice): LiveCase {
  const part = life.subCases[choice.part % life.subCases.length];
  if (!part) return life;
  const allowed = KINDS.filter((kind) => mayDo(part.actions, kind));
  const kind = allowed[choice.pick % allowed.length];
  const action = kind && makeReal(kind, part, { life, by: choice.by });
  if (!action) return life;
  const follow = { subCaseId: part.subCaseId, action };
  const done = withFollows(life.subCases, [follow]);
  const settles = action.kind === 'grant' || action.kind === 'deny' || ended(done, follow.subCaseId);
  const more = settles ? consequencesOf(life.calendar, done, follow) : [];
  return { ...life, subCases: withFollows(done, more) };
}

function ended(subCases: readonly SubCase[], subCaseId: string): boolean {
  const part = subCases.find((candidate) => candidate.subCaseId === subCaseId);
  return part !== undefined && standingOf(statusOf(part.actions)) === 'failed';
}

/** What people do; the rest is time's, the calendar's or the consequence of something. */
const KINDS = (Object.keys(ACTION_ROLES) as SubCaseActionKind[]).filter(
  (kind) => kind !== 'startClock' && kind !== 'recalculate' && kind !== 'receive',
);

type Doing = { readonly life: LiveCase; readonly by: string };

/** The action with what the office would write into it; undefined where it would refuse. */
function makeReal(kind: SubCaseActionKind, part: SubCase, { life, by }: Doing): SubCaseAction | undefined {
  const { calendar, now } = life;
  const { actions } = part;
  const acted = actedBy(by, now);
  switch (kind) {
    case 'accept': {
      const statuses = new Map(life.subCases.map((each) => [each.subCaseId, statusOf(each.actions)]));
      const waits = isWaiting(openingOf(actions), statuses) === 'waiting';
      return acceptAction({ calendar, acted }, openingOf(actions), { deferred: [], promised: [], waits });
    }
    case 'requestCorrection': {
      const notice = { points: POINTS, documentId: 'document-1', reason: 'reason', workingDays: 15 };
      return correctionAction({ calendar, acted }, notice);
    }
    case 'supplyCorrection':
      return { kind, acceptBy: legalDeadlineOf(calendar, 'correctionNotice', now).dueAt, ...acted };
    case 'supplyDeferred':
      return {
        kind,
        materialCodes: openDeferrals(actions).map(({ materialCode }) => materialCode),
        ...acted,
      };
    case 'resume':
    case 'extend':
      return changeClock(kind, part, { life, by });
    default:
      return makeAction(kind, actions, { at: now, by: acted.by });
  }
}

function changeClock(
  kind: 'resume' | 'extend',
  { actions }: SubCase,
  { life, by }: Doing,
): SubCaseAction | undefined {
  const { calendar, now } = life;
  const clock = clockOf(actions);
  if (!clock) return undefined;
  if (kind === 'resume') {
    const due = computeClockDue(calendar, endSuspension(clock, now), now);
    return { kind, due, ...actedBy(by, now) };
  }
  const extension = { workingDays: 3, basis: 'ownBody', documentNumber: '3', extendedAt: now } as const;
  const extended = extendClock(calendar, clock, extension);
  if (!extended.ok) return undefined;
  const { workingDays, basis, documentNumber } = extension;
  const due = computeClockDue(calendar, extended.value, now);
  return { kind, workingDays, basis, documentNumber, documentId: 'document-4', due, ...actedBy(by, now) };
}

function actedBy(by: string, now: Instant) {
  return { by: by as OperatorId | 'system', effectiveAt: now, recordedAt: now };
}

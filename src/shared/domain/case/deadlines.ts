import type { Instant } from '../../kernel/time.ts';
import type { CaseClock, Extension, Suspension } from '../calendar/case-clock.ts';
import type { DueDate } from '../calendar/due-date.ts';
import { openingOf } from './review-position.ts';
import type { DeferredMaterial, SubCaseAction, SubCaseOpening } from './sub-case-action.ts';

/** The due date in force; null while the clock has not started. */
export function dueOf(actions: readonly SubCaseAction[]): DueDate | null {
  for (const action of actions.toReversed()) if ('due' in action && action.due) return action.due;
  return null;
}

/** 计时台账. Everything the due date follows from, as the actions tell it; undefined while the clock has not started. */
export function clockOf(actions: readonly SubCaseAction[]): CaseClock | undefined {
  const start = actions.find(
    (action) => action.kind === 'startClock' || (action.kind === 'accept' && action.due),
  );
  if (!start) return undefined;
  const suspensions: Suspension[] = [];
  const extensions: Extension[] = [];
  for (const action of actions) {
    if (action.kind === 'suspend') suspensions.push(suspensionOf(action));
    if (action.kind === 'resume') endLast(suspensions, action.effectiveAt);
    if (action.kind === 'extend') {
      const { effectiveAt: extendedAt, workingDays, basis, documentNumber } = action;
      extensions.push({ extendedAt, workingDays, basis, documentNumber });
    }
  }
  return { ...beginClock(openingOf(actions), start.effectiveAt), suspensions, extensions };
}

/** 起算. The clock of a part in the moment it starts. */
export function beginClock(
  { promisedTimeLimit: limit, fixed }: Pick<SubCaseOpening, 'promisedTimeLimit' | 'fixed'>,
  startedAt: Instant,
): CaseClock {
  return { startedAt, limit, suspensions: [], extensions: [], ...(fixed && { fixed }) };
}

/** 集中办理. True where a theme fixed the day of the result: nothing is counted, so nothing stops or adds to a count. */
export function isFixed(actions: readonly SubCaseAction[]): boolean {
  return openingOf(actions).fixed !== undefined;
}

function suspensionOf(action: Extract<SubCaseAction, { kind: 'suspend' }>): Suspension {
  const { specialProcedure: procedure, documentNumber = '', effectiveAt: suspendedAt } = action;
  return { procedure, documentNumber, suspendedAt, resumedAt: null };
}

function endLast(suspensions: Suspension[], resumedAt: Instant): void {
  const last = suspensions.pop();
  if (last) suspensions.push({ ...last, resumedAt });
}

/** 容缺未补. Papers that were let follow and are not there yet. */
export function openDeferrals(actions: readonly SubCaseAction[]): readonly DeferredMaterial[] {
  let open: readonly DeferredMaterial[] = [];
  for (const action of actions) {
    if (action.kind === 'accept') open = action.deferred ?? [];
    if (action.kind === 'recalculate' && action.deferred) open = action.deferred;
    if (action.kind === 'supplyDeferred') {
      open = open.filter(({ materialCode }) => !action.materialCodes.includes(materialCode));
    }
  }
  return open;
}

/** What the program does by itself when nobody does anything. */
export type Deadline = {
  readonly kind: 'deemedAcceptance' | 'correctionLapse' | 'deferralLapse';
  readonly at: Instant;
};

/** 到期自动处理. The next thing time does by itself to an open part; null where only people act. */
export function nextDeadline(actions: readonly SubCaseAction[], status: string): Deadline | null {
  if (status === 'received') return deadlineOf('deemedAcceptance', acceptByOf(actions));
  if (status === 'correcting') return deadlineOf('correctionLapse', correctUntilOf(actions));
  if (!['waiting', 'accepted', 'reviewing', 'suspended'].includes(status)) return null;
  const moments = openDeferrals(actions).map(({ until }) => until);
  return deadlineOf('deferralLapse', moments.toSorted()[0]);
}

function deadlineOf(kind: Deadline['kind'], at: Instant | undefined): Deadline | null {
  return at === undefined ? null : { kind, at };
}

/** 受理期限. Five days for a word (art. 32), counted anew from what was handed in after a correction; absent in early logs. */
export function acceptByOf(actions: readonly SubCaseAction[]): Instant | undefined {
  const last = actions.findLast(
    (action) =>
      action.kind === 'receive' ||
      action.kind === 'supplyCorrection' ||
      (action.kind === 'recalculate' && action.acceptBy !== undefined),
  );
  return last && 'acceptBy' in last ? last.acceptBy : undefined;
}

/** 补正期限. Until when the applicant may mend what was named last; undefined where nothing was, or without an end. */
export function correctUntilOf(actions: readonly SubCaseAction[]): Instant | undefined {
  const last = actions.findLast(
    (action) =>
      action.kind === 'requestCorrection' ||
      (action.kind === 'recalculate' && action.correctUntil !== undefined),
  );
  if (last?.kind === 'recalculate') return last.correctUntil;
  return last?.kind === 'requestCorrection' ? last.until : undefined;
}

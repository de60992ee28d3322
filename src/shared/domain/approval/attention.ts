import { computeDueDate } from '../calendar/working-time.ts';
import type { SpecialProcedure } from '../calendar/special-procedure.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { SubCaseAction, SubCaseActionKind } from '../case/case-action.ts';
import { awaitedDeadline } from '../case/act-on-deadlines.ts';
import { openDeferrals, type Deadline } from '../case/deadlines.ts';
import type { SubCaseProjection } from '../case/projection.ts';
import { decidingDepartment } from '../case/review-position.ts';
import type { DepartmentId } from '../staff/operator.ts';
import type { Instant } from '../../kernel/time.ts';
import { timelinessOf } from './queue-order.ts';
import { currentStep, decidersLeft } from './review-path.ts';
import type { Staff } from './review-path.ts';

/** 需关注的情况. Why a supervisor should look at a part, with what it is judged by. */
export type Attention =
  | { readonly kind: 'overdue' | 'dueSoon'; readonly dueAt: Instant }
  /** 权属争议 not decided, 加急, work that no person has taken, and work that somebody took and leaves lying, for long. */
  | { readonly kind: 'disputed' | 'expedited' | 'unclaimed' | 'heldLong'; readonly since: Instant }
  /** 督办 not answered; late when the time for the answer is over. */
  | { readonly kind: 'urged'; readonly since: Instant; readonly answerBy: Instant; readonly late: boolean }
  /** 特别程序中; late when it lasts longer than the applicant was told. */
  | {
      readonly kind: 'suspended';
      readonly procedure: SpecialProcedure;
      readonly since: Instant;
      readonly expectedUntil: Instant | null;
      readonly late: boolean;
    }
  /** 容缺未补. */
  | { readonly kind: 'materialsOutstanding'; readonly count: number; readonly until: Instant }
  /** 期限待日历公布: nothing is done by a deadline of a year whose holidays are not known. */
  | { readonly kind: 'awaitsCalendar'; readonly deadline: Deadline['kind']; readonly at: Instant }
  /** 补正 asked for, and how often. */
  | { readonly kind: 'corrected'; readonly count: number }
  /** Everybody of the department who may decide is barred, or there is nobody. */
  | { readonly kind: 'noDecider'; readonly departmentId: DepartmentId };

/** 认领时限. Work that waits for a person since before the first, or lies with one since before the second, is looked at. */
export type IdleLimits = { readonly unclaimedBefore: Instant; readonly heldBefore: Instant };

/** What attention is judged by. */
export type AttentionNow = Staff & IdleLimits & { readonly now: Instant; readonly calendar: WorkCalendar };

type Part = { readonly projection: SubCaseProjection; readonly actions: readonly SubCaseAction[] };

/** Everything a supervisor should know of one open part, the gravest first; empty when it goes its way. */
export function attentionOf(part: Part, judged: AttentionNow): readonly Attention[] {
  return [
    ...lateness(part, judged),
    ...dispute(part),
    ...urging(part, judged),
    ...suspension(part, judged),
    ...deciders(part, judged),
    ...awaited(part, judged),
    ...outstanding(part),
    ...claim(part, judged),
    ...marks(part),
  ];
}

function lateness({ projection }: Part, { now }: AttentionNow): readonly Attention[] {
  const timeliness = timelinessOf(projection, now);
  if (projection.dueAt === null || (timeliness !== 'overdue' && timeliness !== 'dueSoon')) return [];
  return [{ kind: timeliness, dueAt: projection.dueAt }];
}

function dispute({ projection, actions }: Part): readonly Attention[] {
  const since = lastOf(actions, ['disputeOwner']);
  return projection.disputed && since ? [{ kind: 'disputed', since: since.effectiveAt }] : [];
}

function urging({ projection, actions }: Part, { now }: AttentionNow): readonly Attention[] {
  const urge = actions.findLast((action) => action.kind === 'urge');
  if (!projection.urged || !urge) return [];
  const { effectiveAt: since, answerBy } = urge;
  return [{ kind: 'urged', since, answerBy, late: now > answerBy }];
}

function suspension({ projection, actions }: Part, { now, calendar }: AttentionNow): readonly Attention[] {
  const suspend = actions.findLast((action) => action.kind === 'suspend');
  if (projection.status !== 'suspended' || !suspend) return [];
  const { specialProcedure: procedure, effectiveAt: since, expectedWorkingDays: amount } = suspend;
  const expectedUntil =
    amount === undefined ? null : computeDueDate(calendar, since, { amount, unit: 'workingDay' }).dueAt;
  const late = expectedUntil !== null && now > expectedUntil;
  return [{ kind: 'suspended', procedure, since, expectedUntil, late }];
}

function deciders({ projection, actions }: Part, staff: Staff): readonly Attention[] {
  if (!IN_REVIEW.includes(projection.status) || decidersLeft(actions, staff).length > 0) return [];
  return [{ kind: 'noDecider', departmentId: decidingDepartment(actions) }];
}

function awaited({ actions }: Part, judged: AttentionNow): readonly Attention[] {
  const deadline = awaitedDeadline(actions, judged);
  return deadline ? [{ kind: 'awaitsCalendar', deadline: deadline.kind, at: deadline.at }] : [];
}

const IN_REVIEW: readonly SubCaseProjection['status'][] = ['accepted', 'reviewing', 'suspended'];

function outstanding({ actions }: Part): readonly Attention[] {
  const open = openDeferrals(actions);
  const until = open.map((material) => material.until).toSorted()[0];
  return until === undefined ? [] : [{ kind: 'materialsOutstanding', count: open.length, until }];
}

/** Since when the step has waited for a person, or for the one who has it; at 会签 nobody claims. */
function claim(
  { projection, actions }: Part,
  { unclaimedBefore, heldBefore }: IdleLimits,
): readonly Attention[] {
  const { status, claimedBy, stepSince: since } = projection;
  if (since === null || (status !== 'accepted' && status !== 'reviewing')) return [];
  if (currentStep(actions).step.kind === 'countersign') return [];
  if (claimedBy !== null) return since < heldBefore ? [{ kind: 'heldLong', since }] : [];
  return since < unclaimedBefore ? [{ kind: 'unclaimed', since }] : [];
}

function marks({ projection, actions }: Part): readonly Attention[] {
  const expedite = lastOf(actions, ['expedite']);
  const { corrections } = projection;
  return [
    ...(expedite ? [{ kind: 'expedited', since: expedite.effectiveAt } as const] : []),
    ...(corrections > 0 ? [{ kind: 'corrected', count: corrections } as const] : []),
  ];
}

function lastOf(
  actions: readonly SubCaseAction[],
  kinds: readonly SubCaseActionKind[],
): SubCaseAction | undefined {
  return actions.findLast(({ kind }) => kinds.includes(kind));
}

import { assert } from '../../kernel/assert.ts';
import { localDateOf, type Instant } from '../../kernel/time.ts';
import type { OperatorId } from '../staff/operator.ts';
import { acceptedBy } from './accepted-by.ts';
import type { CaseId, ServiceCaseAction, SubCaseAction, SubCaseId } from './case-action.ts';
import { isDisputed, isUrged, statusOf } from './case-flow.ts';
import type { CaseStatus } from './case-status.ts';
import { nextDeadline, openDeferrals } from './deadlines.ts';
import type { ServiceCaseProjection, SubCaseProjection } from './projection.ts';
import { decidingDepartment, departmentsInTurn, openingOf, reviewPositionOf } from './review-position.ts';
import type { SubCaseActionKind } from './sub-case-action.ts';

export { openingOf } from './case-flow.ts';

type Moments = Pick<
  SubCaseProjection,
  | 'acceptedAt'
  | 'dueAt'
  | 'dueProvisional'
  | 'decidedAt'
  | 'decision'
  | 'readyAt'
  | 'deliveredAt'
  | 'endedAt'
  | 'endedAs'
>;

const NO_MOMENTS: Moments = {
  acceptedAt: null,
  dueAt: null,
  dueProvisional: false,
  decidedAt: null,
  decision: null,
  readyAt: null,
  deliveredAt: null,
  endedAt: null,
  endedAs: null,
};

/** Suspended too: somebody has to end the suspension. */
const UNDER_REVIEW: readonly CaseStatus[] = ['accepted', 'reviewing', 'suspended'];

/** What lists and statistics need of one sub-case; the same actions always give the same projection. */
export function projectSubCase(subCaseId: SubCaseId, actions: readonly SubCaseAction[]): SubCaseProjection {
  const receive = actions[0];
  assert(receive?.kind === 'receive', 'a stream begins with receive');
  const { itemCode, itemName, handlingKind } = openingOf(actions);
  const status = statusOf(actions);
  const { step, claimedBy, departmentId } = reviewPositionOf(actions);
  return {
    subCaseId,
    caseId: receive.caseId,
    itemCode,
    itemName,
    departmentId,
    inTurn: UNDER_REVIEW.includes(status) ? departmentsInTurn(actions) : [],
    deskId: receive.deskId,
    handlingKind,
    status,
    version: actions.length,
    step,
    claimedBy,
    receivedAt: receive.effectiveAt,
    ...actions.reduce<Moments>((moments, action) => ({ ...moments, ...momentsOf(action) }), NO_MOMENTS),
    ...flagsOf(actions, status),
  };
}

type Flags = Omit<SubCaseProjection, keyof Moments | Plain>;
type Plain =
  | 'subCaseId'
  | 'caseId'
  | 'itemCode'
  | 'itemName'
  | 'departmentId'
  | 'inTurn'
  | 'deskId'
  | 'handlingKind'
  | 'status'
  | 'version'
  | 'step'
  | 'claimedBy'
  | 'receivedAt';

function flagsOf(actions: readonly SubCaseAction[], status: CaseStatus): Flags {
  return {
    ...deadlineOf(actions, status),
    ...countsOf(actions),
    ...acceptanceOf(actions),
    openDeferrals: openDeferrals(actions).length,
    urged: isUrged(actions),
    disputed: isDisputed(actions),
    stepSince: UNDER_REVIEW.includes(status) ? stepSince(actions) : null,
    decidesAt: decidingDepartment(actions),
    barred: barredFrom(actions),
    replaced: actions.some(({ kind }) => kind === 'replaceOutcome'),
  };
}

const STEP_CHANGES: readonly SubCaseActionKind[] = [
  'accept',
  'startClock',
  'startReview',
  'releaseReview',
  'handOn',
  'giveOpinion',
  'sendBack',
  'dispatch',
  'resume',
];

function stepSince(actions: readonly SubCaseAction[]): Instant | null {
  return actions.findLast(({ kind }) => STEP_CHANGES.includes(kind))?.effectiveAt ?? null;
}

/** In the order in which they acted. */
function barredFrom(actions: readonly SubCaseAction[]): readonly OperatorId[] {
  const heard = actions.flatMap(({ kind, by }) => (kind === 'giveOpinion' && by !== 'system' ? [by] : []));
  return [...new Set([acceptedBy(actions), ...heard])];
}

function deadlineOf(
  actions: readonly SubCaseAction[],
  status: CaseStatus,
): Pick<Flags, 'deadlineKind' | 'deadlineAt' | 'suspendedAt'> {
  const deadline = nextDeadline(actions, status);
  const suspend = actions.findLast(({ kind }) => kind === 'suspend');
  return {
    deadlineKind: deadline?.kind ?? null,
    deadlineAt: deadline?.at ?? null,
    suspendedAt: status === 'suspended' ? (suspend?.effectiveAt ?? null) : null,
  };
}

function countsOf(
  actions: readonly SubCaseAction[],
): Pick<Flags, 'suspensions' | 'extensions' | 'corrections' | 'expedited'> {
  const count = (kind: SubCaseActionKind) => actions.filter((action) => action.kind === kind).length;
  return {
    suspensions: count('suspend'),
    extensions: count('extend'),
    corrections: count('requestCorrection'),
    expedited: count('expedite') > 0,
  };
}

function acceptanceOf(actions: readonly SubCaseAction[]): Pick<Flags, 'deemed' | 'deferred'> {
  const accept = actions.findLast((action) => action.kind === 'accept');
  return { deemed: accept?.deemed ?? false, deferred: (accept?.deferred ?? []).length > 0 };
}

const ENDED_AS = {
  refuse: 'refused',
  returnToApplicant: 'returned',
  withdraw: 'withdrawn',
  terminate: 'terminated',
  annul: 'annulled',
  forward: 'transferredOut',
} as const;

function momentsOf(action: SubCaseAction): Partial<Moments> {
  const { effectiveAt } = action;
  switch (action.kind) {
    case 'accept':
      return { acceptedAt: effectiveAt, ...dueOf(action.due) };
    case 'startClock':
    case 'resume':
    case 'extend':
    case 'recalculate':
      return dueOf(action.due);
    case 'grant':
      return { decidedAt: effectiveAt, decision: 'granted' };
    case 'deny':
      return { decidedAt: effectiveAt, decision: 'denied' };
    case 'produce':
      return { readyAt: effectiveAt };
    case 'deliver':
      return { deliveredAt: effectiveAt };
    case 'failServing':
      return { deliveredAt: null }; // the letter came back
    default:
      return isEnding(action.kind) ? { endedAt: effectiveAt, endedAs: ENDED_AS[action.kind] } : {};
  }
}

function dueOf(due: Extract<SubCaseAction, { kind: 'accept' }>['due']): Partial<Moments> {
  return due ? { dueAt: due.dueAt, dueProvisional: due.provisional } : {};
}

function isEnding(kind: SubCaseAction['kind']): kind is keyof typeof ENDED_AS {
  return kind in ENDED_AS;
}

/** What lists and search need of a whole case. */
export function projectServiceCase(
  caseId: CaseId,
  actions: readonly ServiceCaseAction[],
): ServiceCaseProjection {
  const receive = receiveActionOf(actions);
  const { caseNumber, subject, subjectName, deskId, effectiveAt, by, simulated } = receive;
  assert(by !== 'system', 'a person at a window receives');
  return {
    caseId,
    caseNumber,
    subject,
    subjectName,
    version: actions.length,
    deskId,
    receivedAt: effectiveAt,
    receivedBy: by,
    simulated,
    catalogueVersionId: receive.catalogueVersionId ?? null,
    channel: receive.channel,
    ...materialsOf(actions),
    ticketAt: receive.served?.ticketAt ?? null,
    calledAt: receive.served?.calledAt ?? null,
    servedAt: receive.served?.closedAt ?? null,
    ...voiceOf(actions),
    visits: visitsOf(actions),
  };
}

/** The count of the newest hand-in. */
function materialsOf(
  actions: readonly ServiceCaseAction[],
): Pick<ServiceCaseProjection, 'materialBase' | 'materialActual'> {
  const counts = actions.flatMap((action) =>
    (action.kind === 'receive' || action.kind === 'supplement') && action.materialCount
      ? [action.materialCount]
      : [],
  );
  const last = counts.at(-1);
  return { materialBase: last?.base ?? null, materialActual: last?.actual ?? null };
}

type Voice = Pick<
  ServiceCaseProjection,
  'ratingLevel' | 'ratedBy' | 'rectifiedAt' | 'calledBackAt' | 'ratingSettled'
>;

function voiceOf(actions: readonly ServiceCaseAction[]): Voice {
  const rating = actions.findLast((action) => action.kind === 'rate');
  return {
    ratingLevel: rating?.level ?? null,
    ratedBy: rating?.ratedBy ?? null,
    rectifiedAt: actions.find(({ kind }) => kind === 'rectifyRating')?.effectiveAt ?? null,
    calledBackAt: actions.findLast(({ kind }) => kind === 'callBack')?.effectiveAt ?? null,
    ratingSettled: isRatingSettled(actions),
  };
}

/** Levels 4 and 5 are bad ratings (GB/T 39046-2020 A.8); the last word about one is a satisfied call. */
function isRatingSettled(actions: readonly ServiceCaseAction[]): boolean {
  const rating = actions.findLast((action) => action.kind === 'rate');
  const last = actions.findLast(({ kind }) => kind === 'rectifyRating' || kind === 'callBack');
  return !rating || rating.level < 4 || (last?.kind === 'callBack' && last.satisfied);
}

/** Several presences on one day are one visit. Logs of early versions know the first one only by the application itself. */
function visitsOf(actions: readonly ServiceCaseAction[]): number {
  const present = actions.filter(
    (action) => action.kind === 'visit' || (action.kind === 'receive' && action.channel === 'window'),
  );
  return new Set(present.map(({ effectiveAt }) => localDateOf(effectiveAt))).size;
}

/** The action every case begins with. */
export function receiveActionOf(
  actions: readonly ServiceCaseAction[],
): Extract<ServiceCaseAction, { kind: 'receive' }> {
  const first = actions[0];
  assert(first?.kind === 'receive', 'a stream begins with receive');
  return first;
}

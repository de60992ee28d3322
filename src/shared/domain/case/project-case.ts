import { assert } from '../../kernel/assert.ts';
import type { CaseId, ServiceCaseAction, SubCaseAction, SubCaseId } from './case-action.ts';
import { openingOf, statusOf } from './case-flow.ts';
import type { ServiceCaseProjection, SubCaseProjection } from './projection.ts';
import { reviewPositionOf } from './review-position.ts';

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

/** What lists and statistics need of one sub-case; the same actions always give the same projection. */
export function projectSubCase(subCaseId: SubCaseId, actions: readonly SubCaseAction[]): SubCaseProjection {
  const receive = actions[0];
  assert(receive?.kind === 'receive', 'a stream begins with receive');
  const { itemCode, itemName, departmentId, handlingKind } = openingOf(actions);
  return {
    subCaseId,
    caseId: receive.caseId,
    itemCode,
    itemName,
    departmentId,
    deskId: receive.deskId,
    handlingKind,
    status: statusOf(actions),
    version: actions.length,
    ...reviewPositionOf(actions),
    receivedAt: receive.effectiveAt,
    ...actions.reduce<Moments>((moments, action) => ({ ...moments, ...momentsOf(action) }), NO_MOMENTS),
  };
}

const ENDED_AS = {
  refuse: 'refused',
  returnToApplicant: 'returned',
  withdraw: 'withdrawn',
  terminate: 'terminated',
  annul: 'annulled',
} as const;

function momentsOf(action: SubCaseAction): Partial<Moments> {
  const { effectiveAt } = action;
  switch (action.kind) {
    case 'accept':
      return { acceptedAt: effectiveAt, ...dueOf(action.due) };
    case 'startClock':
    case 'resume':
      return dueOf(action.due);
    case 'grant':
      return { decidedAt: effectiveAt, decision: 'granted' };
    case 'deny':
      return { decidedAt: effectiveAt, decision: 'denied' };
    case 'produce':
      return { readyAt: effectiveAt };
    case 'deliver':
      return { deliveredAt: effectiveAt };
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
  const rating = actions.findLast((action) => action.kind === 'rate');
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
    ratingLevel: rating?.level ?? null,
    catalogueVersionId: receive.catalogueVersionId ?? null,
  };
}

/** The action every case begins with. */
export function receiveActionOf(
  actions: readonly ServiceCaseAction[],
): Extract<ServiceCaseAction, { kind: 'receive' }> {
  const first = actions[0];
  assert(first?.kind === 'receive', 'a stream begins with receive');
  return first;
}

import { assert } from '../../../../shared/kernel/assert.ts';
import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { currentStep, isLastDecider, mayAct } from '../../../../shared/domain/approval/review-path.ts';
import { mayDo } from '../../../../shared/domain/case/case-flow.ts';
import type {
  SubCaseAction,
  SubCaseActionKind,
  SubCaseOpening,
} from '../../../../shared/domain/case/case-action.ts';
import type { DeskId } from '../../../../shared/domain/desk/service-desk.ts';
import { hasRole } from '../../../../shared/domain/staff/operator.ts';
import type { Operator, OperatorId } from '../../../../shared/domain/staff/operator.ts';
import type { Session } from '../../ports/caller.ts';
import type { FoundSubCase } from '../find-sub-case.ts';

/** Why a person may not act on a part now. */
export type ActionRefusal =
  | 'approval.notYourDepartment'
  | 'approval.notClaimed'
  | 'approval.samePerson'
  | 'approval.wrongStep'
  | 'case.notAllowedNow';

/** Why a person may not take a part. */
export type ClaimRefusal =
  'approval.notYourDepartment' | 'approval.samePerson' | 'approval.wrongStep' | 'approval.lastDecider';

/** The moment and the person of an action. */
export type Acting = {
  readonly session: Session;
  readonly acted: Pick<SubCaseAction, 'by' | 'effectiveAt' | 'recordedAt'>;
};

/** True when the part is work of this person: of their department, or a 即办 item of their desk delegated to them. */
export function isOwnWork(
  session: Session,
  part: {
    readonly opening: Pick<SubCaseOpening, 'departmentId' | 'handlingKind' | 'itemCode'>;
    readonly deskId: DeskId;
  },
): boolean {
  const { operator } = session;
  const { opening, deskId } = part;
  if (hasRole(operator, ['approver']) && operator.departmentId === opening.departmentId) return true;
  const isDelegated =
    opening.handlingKind === 'immediate' && operator.delegatedItems.includes(opening.itemCode);
  return isDelegated && session.deskId === deskId;
}

/** The clerk who accepted the application the part belongs to. */
export function acceptedByOf({ receive }: Pick<FoundSubCase, 'receive'>): OperatorId {
  return receive.by as OperatorId;
}

/** Own work, and an action the table allows now; whose claim it is does not matter. */
export function checkOwnWork(
  found: FoundSubCase,
  session: Session,
  kind: SubCaseActionKind,
): Result<void, 'approval.notYourDepartment' | 'case.notAllowedNow'> {
  if (!isOwnWork(session, { opening: found.opening, deskId: found.receive.deskId })) {
    return fail('approval.notYourDepartment');
  }
  return mayDo(found.actions, kind) ? succeed(undefined) : fail('case.notAllowedNow');
}

/**
 * Whether the person could do the step that is due, once it were theirs: who could not does not claim it. `operators`
 * are all accounts, to know whether somebody is left who decides.
 */
export function checkMayClaim(
  found: FoundSubCase,
  { session, acted }: Acting,
  operators: readonly Operator[],
): Result<void, ClaimRefusal> {
  const claimed = [...found.actions, { kind: 'startReview', ...acted } as const];
  const may = mayAct(claimed, session.operator, acceptedByOf(found));
  if (may.ok) return checkLeavesDecider(found, session, operators);
  const { code } = may.failure;
  assert(code !== 'approval.notClaimed', 'it was claimed in the line above');
  return fail(code);
}

/** A review by the last one who may decide would be the end of the part. */
export function checkLeavesDecider(
  found: FoundSubCase,
  { operator }: Session,
  operators: readonly Operator[],
): Result<void, 'approval.lastDecider'> {
  if (currentStep(found.actions).step.kind === 'decide') return succeed(undefined);
  const among = { operators, acceptedBy: acceptedByOf(found) };
  return isLastDecider(found.actions, operator, among) ? fail('approval.lastDecider') : succeed(undefined);
}

/** Own work, own claim, own step, and an action the table allows now. The most telling reason comes first. */
export function checkMayAct(
  found: FoundSubCase,
  session: Session,
  kind: 'giveOpinion' | 'sendBack' | 'grant' | 'deny',
): Result<void, ActionRefusal> {
  if (!isOwnWork(session, { opening: found.opening, deskId: found.receive.deskId })) {
    return fail('approval.notYourDepartment');
  }
  if (!isDecidableStatus(found)) return fail('case.notAllowedNow');

  const may = mayAct(found.actions, session.operator, acceptedByOf(found));
  if (!may.ok) return may;
  return mayDo(found.actions, kind) ? succeed(undefined) : fail('approval.wrongStep');
}

function isDecidableStatus({ actions }: FoundSubCase): boolean {
  return (['startReview', 'releaseReview', 'grant'] as const).some((kind) => mayDo(actions, kind));
}

import { assert } from '../../kernel/assert.ts';
import type { ReviewStep } from '../catalogue/service-item.ts';
import type { DepartmentId, OperatorId } from '../staff/operator.ts';
import type { SubCaseAction, SubCaseOpening } from './sub-case-action.ts';

/**
 * Where a review stands: index into the review path of the step that is due now, who claimed it (null when free), whose
 * the item is, and which departments have given their opinion at a step that waits for several.
 */
export type ReviewPosition = {
  readonly step: number;
  readonly claimedBy: OperatorId | null;
  readonly departmentId: DepartmentId;
  readonly heard: readonly DepartmentId[];
};

/** Follows claims, opinions, send-backs and dispatches; each step starts free, because another person should take it. */
export function reviewPositionOf(actions: readonly SubCaseAction[]): ReviewPosition {
  const opening = openingOf(actions);
  const begin = { step: 0, claimedBy: null, departmentId: opening.departmentId, heard: [] };
  return actions.reduce<ReviewPosition>(
    (position, action) => positionAfter(position, action, opening),
    begin,
  );
}

/** How an item was taken in: the facts of its first action. */
export function openingOf(actions: readonly SubCaseAction[]): SubCaseOpening {
  const first = actions[0];
  assert(first?.kind === 'receive', 'a stream begins with receive');
  return first.opening;
}

/** 轮到的部门. The departments that have to act at the step that is due now. */
export function departmentsInTurn(actions: readonly SubCaseAction[]): readonly DepartmentId[] {
  const { step, heard } = reviewPositionOf(actions);
  return departmentsOfStep(actions, step).filter((id) => !heard.includes(id));
}

/** The departments that have to act at one step of the path, whether they did or not. */
export function departmentsOfStep(actions: readonly SubCaseAction[], index: number): readonly DepartmentId[] {
  const { reviewPath, departmentId: original } = openingOf(actions);
  const step = reviewPath[index];
  assert(step !== undefined, 'a review path ends with its decision, and nothing moves past it');
  return departmentsOf(step, original, reviewPositionOf(actions).departmentId);
}

/** Every department that takes part: those of the steps, and whose the item is. They may see the part. */
export function departmentsOfPath(actions: readonly SubCaseAction[]): readonly DepartmentId[] {
  const { departmentId: current } = reviewPositionOf(actions);
  const { reviewPath, departmentId: original } = openingOf(actions);
  return [...new Set([current, ...reviewPath.flatMap((step) => departmentsOf(step, original, current))])];
}

/** The department that takes the decision. */
export function decidingDepartment(actions: readonly SubCaseAction[]): DepartmentId {
  const { departmentId: current } = reviewPositionOf(actions);
  const { reviewPath, departmentId: original } = openingOf(actions);
  const last = reviewPath.at(-1);
  return (last && departmentsOf(last, original, current)[0]) ?? current;
}

/** A step that names no department follows the item, also to the body a supervisor dispatched it to. */
function departmentsOf(
  step: ReviewStep,
  original: DepartmentId,
  current: DepartmentId,
): readonly DepartmentId[] {
  const named = step.kind === 'countersign' ? step.departmentIds : step.departmentId && [step.departmentId];
  const ids = (named ? [...named] : [original]) as DepartmentId[];
  return ids.map((id) => (id === original ? current : id));
}

function positionAfter(
  position: ReviewPosition,
  action: SubCaseAction,
  opening: SubCaseOpening,
): ReviewPosition {
  switch (action.kind) {
    case 'startReview':
      return { ...position, claimedBy: action.by === 'system' ? null : action.by };
    case 'releaseReview':
      return { ...position, claimedBy: null };
    case 'handOn':
      return { ...position, claimedBy: action.to };
    case 'giveOpinion':
      return afterOpinion(position, action, opening);
    case 'sendBack':
      return { ...position, step: action.toStep, claimedBy: null, heard: [] };
    case 'dispatch':
      return { step: 0, claimedBy: null, departmentId: action.departmentId, heard: [] };
    default:
      return position;
  }
}

function afterOpinion(
  position: ReviewPosition,
  { step: index, departmentId }: Extract<SubCaseAction, { kind: 'giveOpinion' }>,
  { reviewPath, departmentId: original }: SubCaseOpening,
): ReviewPosition {
  const next = { ...position, step: index + 1, claimedBy: null, heard: [] };
  const step = reviewPath[index];
  if (step?.kind !== 'countersign' || departmentId === undefined) return next;
  const heard = [...new Set([...position.heard, departmentId])];
  const missing = departmentsOf(step, original, position.departmentId).some((id) => !heard.includes(id));
  return missing ? { ...position, heard } : next;
}

import type { OperatorId } from '../staff/operator.ts';
import type { SubCaseAction } from './sub-case-action.ts';

/**
 * 受理人 of a part, who does not decide it. Nobody said anything in five days: then whoever took it in, because time
 * decides nothing.
 */
export function acceptedBy(actions: readonly SubCaseAction[]): OperatorId {
  const taken = actions.filter(
    ({ kind, by }) => (kind === 'receive' || kind === 'accept') && by !== 'system',
  );
  return (taken.at(-1)?.by ?? '') as OperatorId;
}

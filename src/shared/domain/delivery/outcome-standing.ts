import type { SubCaseAction } from '../case/case-action.ts';
import { statusOf } from '../case/case-flow.ts';

/** 结果去向. What can be said of an outcome to the one who asks for it. */
export type OutcomeStanding = 'notReady' | 'ready' | 'handedOut' | 'destroyed' | 'replaced';

/** Where the outcome of a part is. One that a later case corrected or revoked is not given out any more. */
export function outcomeStandingOf(actions: readonly SubCaseAction[]): OutcomeStanding {
  if (actions.some(({ kind }) => kind === 'destroyOutcome')) return 'destroyed';
  if (statusOf(actions) === 'ready') {
    return actions.some(({ kind }) => kind === 'replaceOutcome') ? 'replaced' : 'ready';
  }
  return actions.some(({ kind }) => kind === 'deliver') ? 'handedOut' : 'notReady';
}

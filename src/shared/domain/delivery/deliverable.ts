import type { SubCase } from '../case/case-action.ts';
import { outcomeStandingOf } from './outcome-standing.ts';

/** The parts whose outcomes lie ready for hand-over, with their logs. */
export function deliverableOf<Part extends Pick<SubCase, 'actions'>>(
  parts: readonly Part[],
): readonly Part[] {
  return parts.filter(({ actions }) => outcomeStandingOf(actions) === 'ready');
}

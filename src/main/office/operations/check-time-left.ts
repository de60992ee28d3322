import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { passedDeadline } from '../../../shared/domain/case/act-on-deadlines.ts';
import type { Looking } from '../../../shared/domain/case/act-on-deadlines.ts';
import type { SubCaseAction } from '../../../shared/domain/case/case-action.ts';

/**
 * What a command at the window asks first. Once a deadline has passed, the law has said what becomes of the part; the
 * program writes it down within minutes, and nobody gets in between.
 */
export function checkTimeLeft(
  actions: readonly SubCaseAction[],
  looking: Looking,
): Result<void, 'case.deadlinePassed'> {
  const passed = passedDeadline(actions, looking);
  return passed ? fail('case.deadlinePassed', { deadline: passed.kind }) : succeed(undefined);
}

import { assert } from '../../../../shared/kernel/assert.ts';
import { succeed } from '../../../../shared/kernel/result.ts';
import { endSuspension } from '../../../../shared/domain/approval/clock-changes.ts';
import { computeClockDue } from '../../../../shared/domain/calendar/clock-due.ts';
import { clockOf } from '../../../../shared/domain/case/deadlines.ts';
import { calendarInForce } from '../calendar-in-use.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { checkOwnTurn } from './access.ts';
import { changeSubCase } from './change-sub-case.ts';
import type { ReviewPorts } from './change-sub-case.ts';

/** 恢复. The working time of the special procedure is added to the due date; the claim stays with who had it. */
export function createResumeReview(ports: ReviewPorts): OfficeOperations['approval']['resume'] {
  return (input, caller) =>
    changeSubCase(ports, { input, caller }, async (found, { session, acted }, tables) => {
      const may = checkOwnTurn(found, session, 'resume');
      if (!may.ok) return may;

      const clock = clockOf(found.actions);
      assert(clock, 'only a running clock is suspended');
      const calendar = await calendarInForce(tables, ports.data);
      const resumed = endSuspension(clock, acted.effectiveAt);
      const due = computeClockDue(calendar, resumed, acted.effectiveAt);
      return succeed([{ kind: 'resume', due, personal: { note: input.note }, ...acted }]);
    });
}

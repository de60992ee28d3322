import { succeed } from '../../../../shared/kernel/result.ts';
import { computeDueDate } from '../../../../shared/domain/calendar/working-time.ts';
import { mayDo } from '../../../../shared/domain/case/case-flow.ts';
import { calendarInForce } from '../calendar-in-use.ts';
import { notAllowedNow } from '../not-allowed-now.ts';
import type { OfficeOperations } from '../office-operations.ts';
import type { ReviewPorts } from './change-sub-case.ts';
import { supervisePart } from './supervise-part.ts';

/** 督办. The department in turn has to answer within so many working days; the part stays marked until it did. */
export function createUrgeSubCase(ports: ReviewPorts): OfficeOperations['approval']['urge'] {
  return (input, caller) =>
    supervisePart(ports, { input, caller }, async ({ actions }, { acted }, tables) => {
      if (!mayDo(actions, 'urge')) return notAllowedNow(actions, 'urge');
      const calendar = await calendarInForce(tables, ports.data);
      const limit = { amount: input.answerWithinWorkingDays, unit: 'workingDay' } as const;
      const { dueAt: answerBy } = computeDueDate(calendar, acted.effectiveAt, limit);
      return succeed([{ kind: 'urge', answerBy, personal: { reason: input.reason }, ...acted }]);
    });
}

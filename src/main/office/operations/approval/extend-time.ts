import { assert } from '../../../../shared/kernel/assert.ts';
import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { extensionsLeft } from '../../../../shared/domain/approval/clock-changes.ts';
import type { Extension } from '../../../../shared/domain/calendar/case-clock.ts';
import { computeClockDue } from '../../../../shared/domain/calendar/clock-due.ts';
import type { DueDate } from '../../../../shared/domain/calendar/due-date.ts';
import { extendClock } from '../../../../shared/domain/calendar/extend-clock.ts';
import type { ExtensionRefusal } from '../../../../shared/domain/calendar/extend-clock.ts';
import { toPrintableDue } from '../../../../shared/domain/calendar/printable-due.ts';
import type { WorkCalendar } from '../../../../shared/domain/calendar/work-calendar.ts';
import { clockOf } from '../../../../shared/domain/case/deadlines.ts';
import { extensionNotice } from '../../../../shared/texts/documents-review.ts';
import { paperNumber } from '../../../../shared/domain/document/paper-number.ts';
import { calendarInForce } from '../calendar-in-use.ts';
import { numberOf } from '../case-view.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { makePaper } from '../papers.ts';
import type { PaperPorts } from '../papers.ts';
import { checkCounted, checkDecider } from './access.ts';
import { changeSubCase } from './change-sub-case.ts';
import type { ReviewPorts } from './change-sub-case.ts';
import { toPaperReview } from './review-notice.ts';

/** 延期. Within what art. 42 allows, and only with the notice that tells the applicant the reason. */
export function createExtendTime(ports: ReviewPorts & PaperPorts): OfficeOperations['approval']['extend'] {
  return (input, caller) =>
    changeSubCase(ports, { input, caller }, async (found, acting, tables) => {
      const counted = checkCounted(found);
      if (!counted.ok) return counted;
      const may = checkDecider(found, acting.session, 'extend');
      if (!may.ok) return may;
      const { caseId, subCaseId, actions, receive, opening } = found;
      const { workingDays, basis, reason } = input;
      const place = actions.filter(({ kind }) => kind === 'extend').length + 1;
      const documentNumber = paperNumber('extensionNotice', numberOf(receive, opening), place);
      const extension = { extendedAt: acting.acted.effectiveAt, workingDays, basis, documentNumber };
      const calendar = await calendarInForce(tables, ports.data);
      const due = dueAfter(calendar, found, extension);
      if (!due.ok) return due;

      const printed = { workingDays, basis, reason, due: toPrintableDue(calendar, due.value) };
      const content = extensionNotice(toPaperReview(found, acting, place), printed);
      const made = await makePaper(ports, tables, { caseId, subCaseId, content });
      if (!made.ok) return made;
      const { documentId } = made.value;
      const extended = { workingDays, basis, documentId, documentNumber, due: due.value };
      return succeed([{ kind: 'extend', ...extended, personal: { reason }, ...acting.acted }]);
    });
}

function dueAfter(
  calendar: WorkCalendar,
  { actions, receive }: FoundSubCase,
  extension: Extension,
): Result<DueDate, ExtensionRefusal | 'approval.notJoint'> {
  const clock = clockOf(actions);
  assert(clock, 'the table extends only what has a running clock');
  const bases = extensionsLeft(clock, actions, receive.subCases);
  if (!bases.some(({ basis }) => basis === extension.basis)) return fail('approval.notJoint');
  const extended = extendClock(calendar, clock, extension);
  return extended.ok ? succeed(computeClockDue(calendar, extended.value, extension.extendedAt)) : extended;
}

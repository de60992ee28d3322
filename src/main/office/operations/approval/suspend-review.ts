import { fail, succeed } from '../../../../shared/kernel/result.ts';
import { proceduresOf } from '../../../../shared/domain/approval/clock-changes.ts';
import { specialProcedureNotice } from '../../../../shared/texts/documents-review.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { itemOf } from '../merge-subject.ts';
import { makePaper } from '../papers.ts';
import type { PaperPorts } from '../papers.ts';
import { checkCounted, checkMayAct } from './access.ts';
import { changeSubCase } from './change-sub-case.ts';
import type { ReviewPorts } from './change-sub-case.ts';
import { toPaperReview } from './review-notice.ts';

/**
 * 特别程序（挂起）. The notice and the stop of the clock are one: without the paper nothing is excluded (Administrative
 * Licensing Law art. 45). From the moment of the notice on; what was before it counted.
 */
export function createSuspendReview(
  ports: ReviewPorts & PaperPorts,
): OfficeOperations['approval']['suspend'] {
  return (input, caller) =>
    changeSubCase(ports, { input, caller }, async (found, acting, tables) => {
      const counted = checkCounted(found);
      if (!counted.ok) return counted;
      const may = checkMayAct(found, acting.session, 'suspend');
      if (!may.ok) return may;
      const { specialProcedure, expectedWorkingDays, reason } = input;
      const { actions, caseId, subCaseId } = found;
      if (!proceduresOf(itemOf(found.catalogue, found.opening.itemCode)).includes(specialProcedure)) {
        return fail('approval.procedureNotOfItem');
      }
      const place = actions.filter(({ kind }) => kind === 'suspend').length + 1;
      const content = specialProcedureNotice(toPaperReview(found, acting, place), {
        procedure: specialProcedure,
        reason,
        expectedWorkingDays,
      });
      const made = await makePaper(ports, tables, { caseId, subCaseId, content });
      if (!made.ok) return made;

      const { documentId, number: documentNumber } = made.value;
      const told = { specialProcedure, documentId, documentNumber, expectedWorkingDays };
      return succeed([{ kind: 'suspend', ...told, personal: { reason }, ...acting.acted }]);
    });
}

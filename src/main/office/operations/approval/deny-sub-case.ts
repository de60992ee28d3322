import { fail, succeed } from '../../../../shared/kernel/result.ts';
import { currentStep } from '../../../../shared/domain/approval/review-path.ts';
import type { SubCaseAction } from '../../../../shared/domain/case/case-action.ts';
import { paperNumber } from '../../../../shared/domain/document/paper-number.ts';
import { calendarInForce } from '../calendar-in-use.ts';
import { numberOf } from '../case-view.ts';
import { applyConsequences } from '../follow-decision.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { makePaper } from '../papers.ts';
import type { PaperPorts } from '../papers.ts';
import { checkMayAct } from './access.ts';
import { changeSubCase } from './change-sub-case.ts';
import type { ReviewPorts } from './change-sub-case.ts';
import { denialPaper } from './decision-paper.ts';

/** 不予. Gives reasons and basis (Administrative Licensing Law art. 38), makes the paper, ends what depended on it. */
export function createDenySubCase(ports: ReviewPorts & PaperPorts): OfficeOperations['approval']['deny'] {
  return (input, caller) =>
    changeSubCase(ports, { input, caller }, async (found, { session, acted }, tables) => {
      const may = checkMayAct(found, session, 'deny');
      if (!may.ok) return may;
      const reason = input.reason.trim();
      const legalBasis = input.legalBasis.trim();
      if (reason === '' || legalBasis === '') return fail('approval.reasonMissing');

      const deny: Extract<SubCaseAction, { kind: 'deny' }> = {
        kind: 'deny',
        step: currentStep(found.actions).index,
        legalBasis,
        documentNumber: paperNumber('denialDecision', numberOf(found.receive, found.opening)),
        personal: { reason },
        ...acted,
      };
      const content = await denialPaper(tables, { found, deny });
      const { caseId, subCaseId } = found;
      const made = await makePaper(ports, tables, { caseId, subCaseId, content });
      if (!made.ok) return made;

      const calendar = await calendarInForce(tables, ports.data);
      const followed = await applyConsequences(tables, calendar, {
        found,
        decision: deny,
        pending: true,
      });
      return followed.ok ? succeed([deny]) : followed;
    });
}

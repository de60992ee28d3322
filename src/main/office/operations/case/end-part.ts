import { succeed } from '../../../../shared/kernel/result.ts';
import { refusalNotice } from '../../../../shared/texts/documents-intake.ts';
import { numberOf } from '../case-view.ts';
import { departmentNameOf } from '../merge-subject.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { makePaper } from '../papers.ts';
import { changePart } from './change-part.ts';
import { paperCaseOf } from './whole-case.ts';
import type { WindowPorts } from './whole-case.ts';

/** 不予受理 of a part that was held or corrected, with its notice. */
export function createRefusePart(ports: WindowPorts): OfficeOperations['case']['refusePart'] {
  return (input, caller) =>
    changePart(ports, { input, caller, kind: 'refuse' }, async ({ found, whole }, tables) => {
      const { reason, legalBasis } = input;
      const { opening, caseId, subCaseId } = found;
      const content = refusalNotice(await paperCaseOf(tables, whole), {
        number: numberOf(whole.standing, opening),
        itemName: opening.itemName,
        departmentName: departmentNameOf(whole.catalogue, opening.departmentId),
        reason,
        legalBasis,
      });
      const made = await makePaper(ports, tables, { caseId, subCaseId, content });
      if (!made.ok) return made;
      const { documentId } = made.value;
      return succeed({ kind: 'refuse', legalBasis, documentId, personal: { reason }, ...whole.acted });
    });
}

/** 退件. The papers go back to the applicant before anybody accepted them. */
export function createReturnPart(ports: WindowPorts): OfficeOperations['case']['returnPart'] {
  return (input, caller) =>
    changePart(ports, { input, caller, kind: 'returnToApplicant' }, async ({ whole }) =>
      succeed({ kind: 'returnToApplicant', personal: { reason: input.reason }, ...whole.acted }),
    );
}

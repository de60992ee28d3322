import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { CaseId } from '../../../../shared/domain/case/case-action.ts';
import { hasRole } from '../../../../shared/domain/staff/operator.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import { isOwnPaper, ownPartsOf } from '../may-see-paper.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { toDocumentSummary } from '../papers.ts';

/** The papers of a case, oldest first; a department's approver sees those `approval.get` shows them. */
export function createListDocuments({
  store,
}: Pick<OfficePorts, 'store'>): OfficeOperations['document']['list'] {
  return ({ caseId }, caller) =>
    store.read(async (tables) => {
      const id = caseId as CaseId;
      if (!(await tables.cases.findServiceCase(id))) return fail('case.notFound');
      const documents = await tables.documents.listOfCase(id);
      const { operator } = sessionOf(caller);
      if (!hasRole(operator, ['approver']) || hasRole(operator, ['clerk', 'issuer', 'supervisor'])) {
        return succeed(documents.map(toDocumentSummary));
      }
      const own = ownPartsOf(operator, await tables.cases.listSubCases(id));
      return succeed(documents.filter((paper) => isOwnPaper(own, paper)).map(toDocumentSummary));
    });
}

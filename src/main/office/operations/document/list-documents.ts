import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { CaseId } from '../../../../shared/domain/case/case-action.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { toDocumentSummary } from '../papers.ts';

/** The papers of a case, oldest first. */
export function createListDocuments({
  store,
}: Pick<OfficePorts, 'store'>): OfficeOperations['document']['list'] {
  return ({ caseId }) =>
    store.read(async (tables) => {
      const id = caseId as CaseId;
      if (!(await tables.cases.findServiceCase(id))) return fail('case.notFound');
      const documents = await tables.documents.listOfCase(id);
      return succeed(documents.map(toDocumentSummary));
    });
}

import { assert } from '../../../../shared/kernel/assert.ts';
import type { ApprovalView } from '../../../../shared/api/office/approval.ts';
import { mayAct } from '../../../../shared/domain/approval/review-path.ts';
import { projectSubCase } from '../../../../shared/domain/case/project-case.ts';
import type { Session } from '../../ports/caller.ts';
import type { Tables } from '../../ports/store.ts';
import { dueOf, numberOf } from '../case-view.ts';
import { findSubCase } from '../find-sub-case.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import { itemOf, mergeSubject } from '../merge-subject.ts';
import { toDocumentSummary } from '../papers.ts';
import { partOfForm } from '../part-of-form.ts';
import { namesOfActors } from '../people.ts';
import { acceptedByOf } from './access.ts';

/** The part after a change of this transaction. */
export async function viewAgain(tables: Tables, session: Session, subCaseId: string): Promise<ApprovalView> {
  const found = await findSubCase(tables, subCaseId);
  assert(found, 'it was changed in this transaction');
  return viewSubCase(tables, session, found);
}

/** What an approver needs to decide: the fields and materials of this item, and no others. */
export async function viewSubCase(
  tables: Tables,
  session: Session,
  found: FoundSubCase,
): Promise<ApprovalView> {
  const { actions, opening, receive, catalogue } = found;
  const documents = await tables.documents.listOfCase(found.caseId);
  const projection = projectSubCase(found.subCaseId, actions);
  return {
    projection,
    caseNumber: receive.caseNumber,
    number: numberOf(receive, opening),
    subjectName: receive.subjectName,
    item: itemOf(catalogue, opening.itemCode),
    due: dueOf(actions),
    step: opening.reviewPath[Math.min(projection.step, opening.reviewPath.length - 1)] ?? lastStep(found),
    ...partOfForm(mergeSubject(catalogue, receive), receive, [opening.itemCode]),
    actions,
    documents: documents
      .filter(({ subCaseId }) => subCaseId === null || subCaseId === found.subCaseId)
      .map(toDocumentSummary),
    people: await namesOfActors(tables, [...actions, receive]),
    obstacle: obstacleOf(found, session),
  };
}

function lastStep({ opening }: FoundSubCase): ApprovalView['step'] {
  const step = opening.reviewPath.at(-1);
  assert(step, 'a review path has at least one step');
  return step;
}

function obstacleOf(found: FoundSubCase, session: Session): string | null {
  const may = mayAct(found.actions, session.operator, acceptedByOf(found));
  return may.ok ? null : may.failure.code;
}

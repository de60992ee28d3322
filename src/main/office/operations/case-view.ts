import { assert } from '../../../shared/kernel/assert.ts';
import type { CaseSummary, CaseView, SubCaseView } from '../../../shared/api/office/case.ts';
import { maskName } from '../../../shared/domain/applicant/mask.ts';
import type { DueDate } from '../../../shared/domain/calendar/due-date.ts';
import type {
  CaseId,
  SubCase,
  SubCaseAction,
  SubCaseOpening,
} from '../../../shared/domain/case/case-action.ts';
import { subCaseNumber } from '../../../shared/domain/case/case-number.ts';
import {
  openingOf,
  projectServiceCase,
  projectSubCase,
  receiveActionOf,
} from '../../../shared/domain/case/project-case.ts';
import type { ServiceCaseProjection } from '../../../shared/domain/case/projection.ts';
import type { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import type { Tables } from '../ports/store.ts';
import { catalogueOfCase } from './catalogue-in-use.ts';
import type { ReceiveAction } from './find-sub-case.ts';
import { departmentNameOf, mergeSubject } from './merge-subject.ts';
import { toDocumentSummary } from './papers.ts';
import { namesOfActors } from './people.ts';

/** A whole case with everything in it, not yet cut to who looks; undefined when there is none. */
export async function viewCase(tables: Tables, caseId: CaseId): Promise<CaseView | undefined> {
  const actions = await tables.cases.findServiceCase(caseId);
  if (!actions) return undefined;

  const receive = receiveActionOf(actions);
  const catalogue = await catalogueOfCase(tables, receive);
  const subCases = await tables.cases.listSubCases(caseId);
  const documents = await tables.documents.listOfCase(caseId);
  return {
    projection: projectServiceCase(caseId, actions),
    actions,
    subCases: subCases.map((subCase) => toSubCaseView(catalogue, receive, subCase)),
    documents: documents.map(toDocumentSummary),
    merged: mergeSubject(catalogue, receive),
    people: await namesOfActors(tables, [...actions, ...subCases.flatMap((subCase) => subCase.actions)]),
    personalData: 'full',
  };
}

function toSubCaseView(catalogue: Catalogue, receive: ReceiveAction, subCase: SubCase): SubCaseView {
  const opening = openingOf(subCase.actions);
  return {
    projection: projectSubCase(subCase.subCaseId, subCase.actions),
    number: numberOf(receive, opening),
    departmentName: departmentNameOf(catalogue, opening.departmentId),
    due: dueOf(subCase.actions),
    waitsFor: opening.after.map((id) => itemNameOf(receive, id)),
    actions: subCase.actions,
  };
}

/** Printed number of one part. */
export function numberOf(receive: ReceiveAction, opening: Pick<SubCaseOpening, 'subCaseId'>): string {
  const index = receive.subCases.findIndex(({ subCaseId }) => subCaseId === opening.subCaseId);
  assert(index >= 0, 'a case names all its parts in its first action');
  return subCaseNumber(receive.caseNumber, index);
}

function itemNameOf(receive: ReceiveAction, subCaseId: SubCaseOpening['subCaseId']): string {
  return receive.subCases.find((opening) => opening.subCaseId === subCaseId)?.itemName ?? '';
}

/** The due date in force; null while the clock has not started. */
export function dueOf(actions: readonly SubCaseAction[]): DueDate | null {
  const last = actions.findLast(
    ({ kind }) => kind === 'accept' || kind === 'startClock' || kind === 'resume',
  );
  return last && 'due' in last ? last.due : null;
}

/** A line in a list of cases, with the name masked. */
export async function summarizeCase(tables: Tables, projection: ServiceCaseProjection): Promise<CaseSummary> {
  const actions = await tables.cases.findServiceCase(projection.caseId);
  assert(actions, 'a projection is written with its actions');
  return {
    projection,
    applicantName: maskName(receiveActionOf(actions).personal?.applicant.name ?? ''),
    subCases: await tables.cases.listSubCaseProjections(projection.caseId),
  };
}

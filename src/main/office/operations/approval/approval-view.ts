import { assert } from '../../../../shared/kernel/assert.ts';
import type { ApprovalView, Colleague, NamedDepartment } from '../../../../shared/api/office/approval.ts';
import { extensionsLeft, proceduresOf } from '../../../../shared/domain/approval/clock-changes.ts';
import { fieldsOfGrant, producedFor } from '../../../../shared/domain/approval/produced-values.ts';
import { mayAct } from '../../../../shared/domain/approval/review-path.ts';
import { clockOf } from '../../../../shared/domain/case/deadlines.ts';
import { projectSubCase, receiveActionOf } from '../../../../shared/domain/case/project-case.ts';
import { departmentsOfPath } from '../../../../shared/domain/case/review-position.ts';
import type { Catalogue } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { Operator } from '../../../../shared/domain/staff/operator.ts';
import type { Session } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import { calendarInForce } from '../calendar-in-use.ts';
import { numberOf } from '../case-view.ts';
import { findSubCase } from '../find-sub-case.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import { departmentNameOf, itemOf, mergeSubject } from '../merge-subject.ts';
import { toDocumentSummary } from '../papers.ts';
import { partOfForm } from '../part-of-form.ts';
import { namesOfActors } from '../people.ts';
import { acceptedByOf, checkMayClaim } from './access.ts';
import type { Acting } from './access.ts';
import { allowedInReview, holdsClaim } from './allowed-actions.ts';
import { partClockOf } from './part-clock.ts';
import { toProducing } from './producing-application.ts';

/** What a view of a part needs. */
export type ViewPorts = Pick<OfficePorts, 'clock' | 'data'>;

/** Who acts, and when: the person signed in, now. */
export function actingNow(session: Session, { clock }: Pick<OfficePorts, 'clock'>): Acting {
  const now = clock.now();
  return { session, acted: { by: session.operator.id, effectiveAt: now, recordedAt: now } };
}

/** The part after a change of this transaction. */
export async function viewAgain(
  ports: ViewPorts,
  tables: Tables,
  { session, subCaseId }: { readonly session: Session; readonly subCaseId: string },
): Promise<ApprovalView> {
  const found = await findSubCase(tables, subCaseId);
  assert(found, 'it was changed in this transaction');
  return viewSubCase(ports, tables, { session, found });
}

/** What an approver needs to decide: the fields and materials of this item, and no others. */
export async function viewSubCase(
  ports: ViewPorts,
  tables: Tables,
  { session, found }: { readonly session: Session; readonly found: FoundSubCase },
): Promise<ApprovalView> {
  const { actions, opening, receive, catalogue, caseId, subCaseId } = found;
  const documents = await tables.documents.listOfCase(caseId);
  const projection = projectSubCase(subCaseId, actions);
  const item = itemOf(catalogue, opening.itemCode);
  const calendar = await calendarInForce(tables, ports.data);
  const subCases = await tables.cases.listSubCases(caseId);
  return {
    projection,
    caseNumber: receive.caseNumber,
    number: numberOf(receive, opening),
    subjectName: receive.subjectName,
    item,
    ...partClockOf(calendar, actions, ports.clock.now()),
    step: opening.reviewPath[Math.min(projection.step, opening.reviewPath.length - 1)] ?? lastStep(found),
    inTurn: namedDepartments(catalogue, projection.inTurn),
    departments: namedDepartments(catalogue, everyDepartment(found)),
    ...partOfForm(mergeSubject(catalogue, receive), receive, [opening.itemCode]),
    actions,
    documents: documents
      .filter((paper) => paper.subCaseId === null || paper.subCaseId === subCaseId)
      .map(toDocumentSummary),
    people: await namesOfActors(tables, [...actions, receive]),
    ...(await rightsOf(tables, found, actingNow(session, ports))),
    produced: producedFor(item, subCases, catalogue),
    produces: fieldsOfGrant(toProducing(found, subCases), opening.itemCode),
    procedures: proceduresOf(item),
    extensions: extensionsOf(found),
    replacedBy: await replacementOf(tables, found),
  };
}

function lastStep({ opening }: FoundSubCase): ApprovalView['step'] {
  const step = opening.reviewPath.at(-1);
  assert(step, 'a review path has at least one step');
  return step;
}

/** Also those the part was with before a supervisor dispatched it. */
function everyDepartment({ actions, opening }: FoundSubCase): readonly string[] {
  const dispatched = actions.flatMap((action) => (action.kind === 'dispatch' ? [action.departmentId] : []));
  return [...new Set([...departmentsOfPath(actions), opening.departmentId, ...dispatched])];
}

/** Departments by the name people know. */
export function namedDepartments(catalogue: Catalogue, ids: readonly string[]): readonly NamedDepartment[] {
  return ids.map((departmentId) => ({ departmentId, name: departmentNameOf(catalogue, departmentId) }));
}

async function rightsOf(
  tables: Tables,
  found: FoundSubCase,
  acting: Acting,
): Promise<Pick<ApprovalView, 'obstacle' | 'allowed' | 'colleagues'>> {
  const operators = await tables.operators.list();
  const may = mayAct(found.actions, acting.session.operator, acceptedByOf(found));
  return {
    obstacle: may.ok ? null : may.failure.code,
    allowed: allowedInReview({ found, acting, operators }),
    colleagues: holdsClaim(found, acting) ? colleaguesOf(found, acting, operators) : [],
  };
}

/** Who of the same department could claim the step. */
function colleaguesOf(
  found: FoundSubCase,
  { session, acted }: Acting,
  operators: readonly Operator[],
): readonly Colleague[] {
  return operators
    .filter((one) => one.id !== session.operator.id && one.departmentId === session.operator.departmentId)
    .filter((one) => mayTakeOver(found, { session: { ...session, operator: one }, acted }, operators))
    .map(({ id, displayName }) => ({ operatorId: id, displayName }));
}

/** Whether the claim may go to the person of the session. */
export function mayTakeOver(found: FoundSubCase, acting: Acting, operators: readonly Operator[]): boolean {
  const acted = { ...acting.acted, by: acting.session.operator.id };
  return checkMayClaim(found, { session: acting.session, acted }, operators).ok;
}

function extensionsOf({ actions, receive }: FoundSubCase): ApprovalView['extensions'] {
  const clock = clockOf(actions);
  return clock ? extensionsLeft(clock, actions, receive.subCases) : [];
}

async function replacementOf(tables: Tables, { actions }: FoundSubCase): Promise<ApprovalView['replacedBy']> {
  const replaced = actions.findLast((action) => action.kind === 'replaceOutcome');
  const later = replaced && (await tables.cases.findServiceCase(replaced.byCase));
  if (!replaced || !later) return null;
  const { caseNumber } = receiveActionOf(later);
  return { relation: replaced.relation, caseId: replaced.byCase, caseNumber };
}

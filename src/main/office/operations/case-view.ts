import { assert } from '../../../shared/kernel/assert.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { CaseLink, CaseSummary, CaseView, SubCaseView } from '../../../shared/api/office/case.ts';
import { maskName } from '../../../shared/domain/applicant/mask.ts';
import { dueLightOf, timeLeftOf } from '../../../shared/domain/calendar/due-light.ts';
import type { WorkCalendar } from '../../../shared/domain/calendar/work-calendar.ts';
import type {
  CaseId,
  ServiceCaseAction,
  SubCase,
  SubCaseAction,
  SubCaseOpening,
} from '../../../shared/domain/case/case-action.ts';
import { statusOf } from '../../../shared/domain/case/case-flow.ts';
import { subCaseNumber } from '../../../shared/domain/case/case-number.ts';
import type { CaseStatus } from '../../../shared/domain/case/case-status.ts';
import { clockOf, dueOf } from '../../../shared/domain/case/deadlines.ts';
import { expectFinish } from '../../../shared/domain/case/expected-finish.ts';
import {
  openingOf,
  projectServiceCase,
  projectSubCase,
  receiveActionOf,
} from '../../../shared/domain/case/project-case.ts';
import type { ServiceCaseProjection } from '../../../shared/domain/case/projection.ts';
import type { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import { holdingsOf } from '../../../shared/domain/delivery/move-papers.ts';
import { sessionOf } from '../ports/caller.ts';
import type { Caller, Session } from '../ports/caller.ts';
import type { OfficePorts } from '../ports/office-ports.ts';
import type { Tables } from '../ports/store.ts';
import { allowedActions } from './allowed-actions.ts';
import { calendarInForce } from './calendar-in-use.ts';
import { catalogueOfCase } from './catalogue-in-use.ts';
import type { ReceiveAction } from './find-sub-case.ts';
import { departmentNameOf, mergeSubject } from './merge-subject.ts';
import { toDocumentSummary } from './papers.ts';
import { isOwnCenter } from './own-center.ts';
import { namesOfActors } from './people.ts';

export { dueOf } from '../../../shared/domain/case/deadlines.ts';

/** Who looks at a case, when, and the calendar that counts; null for the command line, which asks for its course only. */
export type Looking = {
  readonly session: Session;
  readonly calendar: WorkCalendar;
  readonly now: Instant;
} | null;

/** The person signed in, looking now. */
export async function lookingNow(
  tables: Tables,
  { data, clock }: Pick<OfficePorts, 'data' | 'clock'>,
  caller: Caller,
): Promise<Looking> {
  const calendar = await calendarInForce(tables, data);
  return { session: sessionOf(caller), calendar, now: clock.now() };
}

/** A whole case with everything in it, not yet cut to who looks; undefined when there is none. */
export async function viewCase(
  tables: Tables,
  caseId: CaseId,
  looking: Looking,
): Promise<CaseView | undefined> {
  const actions = await tables.cases.findServiceCase(caseId);
  if (!actions) return undefined;

  const receive = receiveActionOf(actions);
  const catalogue = await catalogueOfCase(tables, receive);
  const subCases = await tables.cases.listSubCases(caseId);
  const documents = await tables.documents.listOfCase(caseId);
  const merged = mergeSubject(catalogue, receive);
  const atOwnCenter = looking !== null && (await isOwnCenter(tables, looking.session, receive));
  return {
    projection: projectServiceCase(caseId, actions),
    actions,
    subCases: subCases.map((subCase) => toSubCaseView({ catalogue, receive, looking, atOwnCenter }, subCase)),
    documents: documents.map(toDocumentSummary),
    merged,
    people: await namesOfActors(tables, [...actions, ...subCases.flatMap((subCase) => subCase.actions)]),
    personalData: 'full',
    isOwnCenter: atOwnCenter,
    expectedFinish: looking && expectFinish(looking.calendar, subCases, looking.now),
    links: toLinks(actions),
    custody: holdingsOf(actions, merged.materials),
  };
}

/** The cases this one names, and those that name it. */
function toLinks(actions: readonly ServiceCaseAction[]): readonly CaseLink[] {
  return actions.flatMap((action): readonly CaseLink[] => {
    if (action.kind === 'receive') {
      return (action.links ?? []).map((link) => ({ ...link, direction: 'earlier' }));
    }
    if (action.kind !== 'link') return [];
    const { byCase: caseId, byCaseNumber: caseNumber, relation, subCaseId } = action;
    return [{ caseId, caseNumber, relation, subCaseId, direction: 'later' }];
  });
}

type Seen = {
  readonly catalogue: Catalogue;
  readonly receive: ReceiveAction;
  readonly looking: Looking;
  readonly atOwnCenter: boolean;
};

function toSubCaseView({ catalogue, receive, looking, atOwnCenter }: Seen, subCase: SubCase): SubCaseView {
  const opening = openingOf(subCase.actions);
  const asking = looking && { session: looking.session, receive, isOwnCenter: atOwnCenter };
  const projection = projectSubCase(subCase.subCaseId, subCase.actions);
  return {
    projection,
    number: numberOf(receive, opening),
    departmentName: departmentNameOf(catalogue, projection.departmentId),
    due: dueOf(subCase.actions),
    waitsFor: opening.after.map((id) => itemNameOf(receive, id)),
    actions: subCase.actions,
    allowed: asking ? allowedActions(subCase.actions, asking) : [],
    color: looking && lightOf(subCase.actions, looking),
  };
}

/** While a clock runs; a suspended one keeps the light it had. */
function lightOf(
  actions: readonly SubCaseAction[],
  { calendar, now }: NonNullable<Looking>,
): SubCaseView['color'] {
  const clock = clockOf(actions);
  if (!clock || !UNDER_WAY.includes(statusOf(actions))) return null;
  return dueLightOf(timeLeftOf(calendar, clock, now));
}

const UNDER_WAY: readonly CaseStatus[] = ['accepted', 'reviewing', 'suspended'];

/** Printed number of one part. */
export function numberOf(receive: ReceiveAction, opening: Pick<SubCaseOpening, 'subCaseId'>): string {
  const index = receive.subCases.findIndex(({ subCaseId }) => subCaseId === opening.subCaseId);
  assert(index >= 0, 'a case names all its parts in its first action');
  return subCaseNumber(receive.caseNumber, index);
}

function itemNameOf(receive: ReceiveAction, subCaseId: SubCaseOpening['subCaseId']): string {
  return receive.subCases.find((opening) => opening.subCaseId === subCaseId)?.itemName ?? '';
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

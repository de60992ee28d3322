import { assert } from '../../../../shared/kernel/assert.ts';
import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import type { CaseView } from '../../../../shared/api/office/case.ts';
import type { WorkCalendar } from '../../../../shared/domain/calendar/work-calendar.ts';
import type {
  CaseId,
  ServiceCaseAction,
  SubCase,
  SubCaseAction,
} from '../../../../shared/domain/case/case-action.ts';
import { caseAsItStands } from '../../../../shared/domain/case/case-as-it-stands.ts';
import type { Catalogue } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { MergedApplication } from '../../../../shared/domain/catalogue/merged-application.ts';
import type { DeskId } from '../../../../shared/domain/desk/service-desk.ts';
import type { DocumentKind } from '../../../../shared/domain/document/document-model.ts';
import type { PaperCase } from '../../../../shared/texts/documents.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Caller, Session } from '../../ports/caller.ts';
import type { Tables } from '../../ports/store.ts';
import { calendarInForce } from '../calendar-in-use.ts';
import { viewCase } from '../case-view.ts';
import { catalogueOfCase } from '../catalogue-in-use.ts';
import type { ReceiveAction } from '../find-sub-case.ts';
import { mergeSubject } from '../merge-subject.ts';
import { getDesk, toPaperCase } from '../paper-case.ts';
import { lastActorOf } from '../people.ts';
import { discloseCase } from './disclose-case.ts';
import type { AcceptPorts } from './open-case.ts';

/** What acting on a case at a window needs. */
export type WindowPorts = AcceptPorts;

/** A case somebody acts on, with everything that is asked of it. */
export type WholeCase = {
  readonly caseId: CaseId;
  readonly actions: readonly ServiceCaseAction[];
  readonly subCases: readonly SubCase[];
  /** The application with what was handed in since. */
  readonly standing: ReceiveAction;
  readonly catalogue: Catalogue;
  readonly merged: MergedApplication;
  readonly calendar: WorkCalendar;
  readonly session: Session;
  /** The desk somebody stands at; of a supervisor, who has none, the desk that took the case in. */
  readonly deskId: DeskId;
  readonly now: Instant;
  readonly acted: Pick<SubCaseAction, 'effectiveAt' | 'recordedAt'> & {
    readonly by: Session['operator']['id'];
  };
};

/** The case as the caller last saw it; `expectedVersion` null where the versions of its parts are asked for instead. */
export async function findWholeCase(
  ports: Pick<WindowPorts, 'clock' | 'data'>,
  tables: Tables,
  wanted: {
    readonly caller: Caller;
    readonly caseId: string;
    readonly expectedVersion: number | null;
  },
): Promise<Result<WholeCase, 'case.notFound' | 'case.changedMeanwhile'>> {
  const caseId = wanted.caseId as CaseId;
  const session = sessionOf(wanted.caller);
  const actions = await tables.cases.findServiceCase(caseId);
  if (!actions) return fail('case.notFound');
  const { length: version } = actions;
  if (wanted.expectedVersion !== null && wanted.expectedVersion !== version) {
    return fail('case.changedMeanwhile', { version, by: await lastActorOf(tables, actions) });
  }
  const standing = caseAsItStands(actions);
  const catalogue = await catalogueOfCase(tables, standing);
  const now = ports.clock.now();
  return succeed({
    caseId,
    actions,
    subCases: await tables.cases.listSubCases(caseId),
    standing,
    catalogue,
    merged: mergeSubject(catalogue, standing),
    calendar: await calendarInForce(tables, ports.data),
    session,
    deskId: session.deskId ?? standing.deskId,
    now,
    acted: { by: session.operator.id, effectiveAt: now, recordedAt: now },
  });
}

/** The case after a change of this transaction, as the caller may see it. */
export async function viewAgain(
  tables: Tables,
  { caseId, session, calendar, now }: WholeCase,
): Promise<CaseView> {
  const view = await viewCase(tables, caseId, { session, calendar, now });
  assert(view, 'it was changed in this transaction');
  return discloseCase(view, session.operator);
}

/** What a paper about the case says at its head. */
export async function paperCaseOf(tables: Tables, whole: WholeCase): Promise<PaperCase> {
  const desk = await getDesk(tables, whole.deskId);
  return toPaperCase(whole.standing, { desk, session: whole.session, at: whole.now });
}

/** The place of the next paper of a kind among those of the case. */
export async function placeOf(tables: Tables, caseId: CaseId, kind: DocumentKind): Promise<number> {
  const papers = await tables.documents.listOfCase(caseId);
  return papers.filter((paper) => paper.kind === kind).length + 1;
}

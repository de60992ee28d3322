import { localDateOf } from '../../../../shared/kernel/time.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import type { WorkCalendar } from '../../../../shared/domain/calendar/work-calendar.ts';
import { computeClockDue } from '../../../../shared/domain/calendar/clock-due.ts';
import type { FixedDay } from '../../../../shared/domain/calendar/due-date.ts';
import { isWaiting, openSubCases } from '../../../../shared/domain/case/accept-application.ts';
import type { CaseId, SubCaseAction, SubCaseOpening } from '../../../../shared/domain/case/case-action.ts';
import { beginClock } from '../../../../shared/domain/case/deadlines.ts';
import { makeCaseNumber, seriesOf } from '../../../../shared/domain/case/case-number.ts';
import type { CatalogueVersionId } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { MergedApplication } from '../../../../shared/domain/catalogue/merged-application.ts';
import type { ServiceDesk } from '../../../../shared/domain/desk/service-desk.ts';
import type { Draft, FormAnswers } from '../../../../shared/domain/form/draft.ts';
import { batchStandingOn } from '../../../../shared/domain/form/batch-standing.ts';
import {
  visibleAnswers,
  visibleMaterials,
  visibleSituation,
} from '../../../../shared/domain/form/visible-answers.ts';
import type { NewCase, SearchableDatum } from '../../ports/case-table.ts';
import type { Session } from '../../ports/caller.ts';
import type { NameSounds, OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import { calendarInForce } from '../calendar-in-use.ts';
import type { ReceiveAction } from '../find-sub-case.ts';
import { getDesk } from '../paper-case.ts';
import { partiesOf } from '../parties.ts';

/** What accepting needs. */
export type AcceptPorts = Pick<
  OfficePorts,
  'store' | 'clock' | 'randomness' | 'data' | 'files' | 'composer' | 'changes' | 'nameSounds'
>;

/** A draft that is complete, about to become a case. */
export type Application = {
  readonly caseId: CaseId;
  readonly draft: Draft;
  readonly versionId: CatalogueVersionId;
  readonly merged: MergedApplication;
  readonly session: Session;
};

/** The new case, ready to be added. */
export type OpenedCase = {
  readonly newCase: NewCase;
  readonly receive: ReceiveAction;
  readonly desk: ServiceDesk;
  readonly at: Instant;
};

/** Takes the next number of the desk and writes the first actions of the case and of each part. */
export async function openCase(
  ports: AcceptPorts,
  tables: Tables,
  application: Application,
): Promise<OpenedCase> {
  const { caseId, draft, merged, session } = application;
  const at = ports.clock.now();
  const desk = await getDesk(tables, draft.deskId);
  const openings = openSubCases(merged, () => ports.randomness.newId(), fixedDayOf(merged, at));
  const answers = visibleAnswers(merged, draft.answers);
  const receive: ReceiveAction = {
    kind: 'receive',
    by: session.operator.id,
    effectiveAt: at,
    recordedAt: at,
    caseNumber: await nextCaseNumber(tables, desk, at),
    subject: draft.subject,
    subjectName: merged.name,
    subjectVersion: merged.version,
    catalogueVersionId: application.versionId,
    deskId: desk.id,
    divisionCode: desk.divisionCode,
    channel: 'window',
    subCases: openings,
    simulated: isSimulated(answers),
    personal: {
      ...partiesOf(merged.fields, answers),
      situation: visibleSituation(merged, draft.situation),
      answers,
      materials: visibleMaterials(merged, draft.materials),
    },
  };
  const acted = { by: receive.by, effectiveAt: at, recordedAt: at };
  const calendar = await calendarInForce(tables, ports.data);
  const subCases = openings.map((opening) => ({
    subCaseId: opening.subCaseId,
    actions: openSubCase(calendar, { opening, caseId, deskId: desk.id, acted }),
  }));
  const searchable = searchableOf(ports.nameSounds, merged, answers);
  return { newCase: { caseId, actions: [receive], subCases, searchable }, receive, desk, at };
}

/** Where the theme has periods, the one that is open now says by when everything is decided: no clock runs. */
function fixedDayOf({ batchPeriods }: MergedApplication, at: Instant): FixedDay | undefined {
  const batch = batchStandingOn(batchPeriods, localDateOf(at));
  if (batch?.standing !== 'open') return undefined;
  const { name, resultOn } = batch.period;
  return { name, resultOn };
}

async function nextCaseNumber(
  tables: Tables,
  desk: ServiceDesk,
  at: Instant,
): Promise<ReceiveAction['caseNumber']> {
  const { divisionCode, deskNumber } = desk;
  const day = localDateOf(at);
  const serial = await tables.numbers.next(seriesOf(divisionCode, deskNumber, day));
  return makeCaseNumber({ divisionCode, deskNumber, day, serial });
}

type Part = Pick<Extract<SubCaseAction, { kind: 'receive' }>, 'opening' | 'caseId' | 'deskId'> & {
  readonly acted: Pick<SubCaseAction, 'by' | 'effectiveAt' | 'recordedAt'>;
};

function openSubCase(
  calendar: WorkCalendar,
  { opening, caseId, deskId, acted }: Part,
): readonly SubCaseAction[] {
  return [
    { kind: 'receive', caseId, opening, deskId, ...acted },
    { kind: 'accept', due: dueOnAcceptance(calendar, opening, acted.effectiveAt), ...acted },
  ];
}

/** Null for an item that waits: its predecessors were opened in this very moment. */
function dueOnAcceptance(calendar: WorkCalendar, opening: SubCaseOpening, at: Instant) {
  if (isWaiting(opening, new Map()) !== 'ready') return null;
  return computeClockDue(calendar, beginClock(opening, at), at);
}

function isSimulated(answers: FormAnswers): boolean {
  return Object.values(answers).some(({ provenance }) => 'simulated' in provenance && provenance.simulated);
}

function searchableOf(
  sounds: NameSounds,
  merged: MergedApplication,
  answers: FormAnswers,
): readonly SearchableDatum[] {
  return merged.fields.flatMap(({ definition }): readonly SearchableDatum[] => {
    const value = answers[definition.fieldCode]?.value ?? '';
    if (definition.searchable === undefined || value === '') return [];
    const datum = { kind: definition.searchable, value };
    if (definition.searchable !== 'name') return [datum];
    const initials = sounds.initialsOf(value);
    return initials === '' ? [datum] : [datum, { kind: 'nameInitials', value: initials }];
  });
}

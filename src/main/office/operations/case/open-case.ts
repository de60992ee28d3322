import { localDateOf } from '../../../../shared/kernel/time.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import type { FixedDay } from '../../../../shared/domain/calendar/due-date.ts';
import type { WorkCalendar } from '../../../../shared/domain/calendar/work-calendar.ts';
import { openSubCases } from '../../../../shared/domain/case/accept-application.ts';
import type { CaseId, ServiceCaseAction } from '../../../../shared/domain/case/case-action.ts';
import { makeCaseNumber, seriesOf } from '../../../../shared/domain/case/case-number.ts';
import { countCaseMaterials } from '../../../../shared/domain/case/count-case-materials.ts';
import { intakeActions } from '../../../../shared/domain/case/intake-actions.ts';
import type { IntakeFacts } from '../../../../shared/domain/case/intake-actions.ts';
import type { PlannedItem } from '../../../../shared/domain/case/plan-intake.ts';
import type { LinkedCase } from '../../../../shared/domain/case/service-case-action.ts';
import type { CatalogueVersionId } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { MergedApplication } from '../../../../shared/domain/catalogue/merged-application.ts';
import type { ServiceDesk } from '../../../../shared/domain/desk/service-desk.ts';
import { batchStandingOn } from '../../../../shared/domain/form/batch-standing.ts';
import type { Draft, FormAnswers } from '../../../../shared/domain/form/draft.ts';
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
import { pointsText } from './named-points.ts';

/** What taking in needs. */
export type AcceptPorts = Pick<
  OfficePorts,
  'store' | 'clock' | 'randomness' | 'data' | 'files' | 'composer' | 'changes' | 'nameSounds'
>;

/** What was decided at the window, besides what the draft says. */
export type Intake = {
  readonly planned: readonly PlannedItem[];
  /** 跨域代收: the place it is passed on to. */
  readonly forwardTo: string | null;
  readonly links: readonly LinkedCase[];
  readonly ticket: { readonly number: string; readonly at: Instant } | null;
  readonly assisted: { readonly scope: string; readonly until: Instant } | null;
};

/** A draft about to become a case. */
export type Application = {
  readonly caseId: CaseId;
  readonly draft: Draft;
  readonly versionId: CatalogueVersionId;
  readonly merged: MergedApplication;
  readonly session: Session;
  readonly intake: Intake;
};

/** The new case, ready to be added. */
export type OpenedCase = {
  readonly newCase: NewCase;
  readonly receive: ReceiveAction;
  readonly desk: ServiceDesk;
  readonly at: Instant;
  readonly calendar: WorkCalendar;
  readonly paperIds: IntakeFacts['paperIds'];
};

/** Takes the next number of the desk and writes the first actions of the case and of each part. */
export async function openCase(
  ports: AcceptPorts,
  tables: Tables,
  application: Application,
): Promise<OpenedCase> {
  const { caseId, draft, merged, intake } = application;
  const at = ports.clock.now();
  const desk = await getDesk(tables, draft.deskId);
  const receive = await toReceiveAction(ports, tables, { ...application, desk, at });
  const calendar = await calendarInForce(tables, ports.data);
  const paperIds = newPaperIds(ports, intake.planned);
  const facts: IntakeFacts = {
    calendar,
    acted: { by: receive.by, effectiveAt: at, recordedAt: at },
    caseId,
    deskId: desk.id,
    forwardTo: intake.forwardTo ?? '',
    paperIds,
    correctionWorkingDays: ports.data.windowRules.correctionWorkingDays,
    reasonOf: (points) => pointsText(merged, points),
  };
  const subCases = intakeActions(facts, receive.subCases, intake.planned);
  const searchable = searchableOf(ports.nameSounds, merged, receive.personal?.answers ?? {});
  const actions = receive.channel === 'window' ? [receive] : [receive, presenceOf(receive)];
  return {
    newCase: { caseId, actions, subCases, searchable },
    receive,
    desk,
    at,
    calendar,
    paperIds,
  };
}

async function toReceiveAction(
  ports: AcceptPorts,
  tables: Tables,
  about: Application & { readonly desk: ServiceDesk; readonly at: Instant },
): Promise<ReceiveAction> {
  const { draft, merged, session, intake, desk, at } = about;
  const answers = visibleAnswers(merged, draft.answers);
  const situation = visibleSituation(merged, draft.situation);
  const materials = visibleMaterials(merged, draft.materials);
  return {
    kind: 'receive',
    by: session.operator.id,
    effectiveAt: at,
    recordedAt: at,
    caseNumber: await nextCaseNumber(tables, desk, at),
    subject: draft.subject,
    subjectName: merged.name,
    subjectVersion: merged.version,
    catalogueVersionId: about.versionId,
    deskId: desk.id,
    divisionCode: desk.divisionCode,
    channel: channelOf(intake),
    subCases: openSubCases(merged, () => ports.randomness.newId(), fixedDayOf(merged, at)),
    simulated: isSimulated(answers),
    ...(intake.links.length > 0 ? { links: intake.links } : {}),
    served: servedAt(intake, draft, at),
    materialCount: countCaseMaterials(merged, situation, materials),
    ...(intake.assisted ? { assisted: intake.assisted } : {}),
    personal: { ...partiesOf(merged.fields, answers), situation, answers, materials },
  };
}

function channelOf({ forwardTo, assisted }: Intake): ReceiveAction['channel'] {
  if (forwardTo !== null) return 'crossRegion';
  return assisted ? 'assisted' : 'window';
}

/** Called is who has a form opened for them (domain.md E.7). */
function servedAt(
  { ticket }: Intake,
  { openedAt }: Draft,
  at: Instant,
): NonNullable<ReceiveAction['served']> {
  return {
    ticketNumber: ticket?.number ?? null,
    ticketAt: ticket?.at ?? null,
    calledAt: openedAt,
    closedAt: at,
  };
}

/** Whoever stands at the window for somebody else is a visit too; of the channel `window` the receipt itself tells. */
function presenceOf({ deskId, by, effectiveAt, recordedAt }: ReceiveAction): ServiceCaseAction {
  return { kind: 'visit', deskId, purpose: 'apply', by, effectiveAt, recordedAt };
}

function newPaperIds(
  { randomness }: Pick<AcceptPorts, 'randomness'>,
  planned: readonly PlannedItem[],
): IntakeFacts['paperIds'] {
  const refused = planned.filter(({ does }) => does === 'refuse');
  return {
    correction: randomness.newId(),
    forward: randomness.newId(),
    refusals: new Map(refused.map(({ itemCode }) => [itemCode, randomness.newId()])),
  };
}

/** Where the theme has periods, the one that is open now says by when everything is decided: no clock runs. */
export function fixedDayOf({ batchPeriods }: MergedApplication, at: Instant): FixedDay | undefined {
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

/** True when a value came from a simulated device. */
export function isSimulated(answers: FormAnswers): boolean {
  return Object.values(answers).some(({ provenance }) => 'simulated' in provenance && provenance.simulated);
}

/** By what searches find a case with these answers. */
export function searchableOf(
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

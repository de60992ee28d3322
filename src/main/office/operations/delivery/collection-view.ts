import { assert } from '../../../../shared/kernel/assert.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import type { Collection, ReadyPart, WithheldPart } from '../../../../shared/api/office/delivery-answers.ts';
import { maskName } from '../../../../shared/domain/applicant/mask.ts';
import type { WorkCalendar } from '../../../../shared/domain/calendar/work-calendar.ts';
import type { CaseId, SubCase } from '../../../../shared/domain/case/case-action.ts';
import { caseAsItStands } from '../../../../shared/domain/case/case-as-it-stands.ts';
import { openingOf, projectSubCase } from '../../../../shared/domain/case/project-case.ts';
import { deliverableOf } from '../../../../shared/domain/delivery/deliverable.ts';
import { authorityOn, mayCollect } from '../../../../shared/domain/delivery/may-collect.ts';
import { outcomeStandingOf } from '../../../../shared/domain/delivery/outcome-standing.ts';
import { readySinceOf, retainedDaysOf, serveByOf } from '../../../../shared/domain/delivery/retention.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import type { DocumentRecord } from '../../ports/tables.ts';
import { calendarInForce } from '../calendar-in-use.ts';
import { toDocumentSummary } from '../papers.ts';
import { maskedParties } from './masked-parties.ts';

/** When a window looks, and by which calendar it counts. */
export type LookingAt = { readonly now: Instant; readonly calendar: WorkCalendar };

/** The window, looking now. */
export async function lookingAt(
  tables: Tables,
  { data, clock }: Pick<OfficePorts, 'data' | 'clock'>,
): Promise<LookingAt> {
  return { now: clock.now(), calendar: await calendarInForce(tables, data) };
}

/** Whoever shows a card; null where a case was opened without one. */
export type CardHolder = { readonly identityNumber: string; readonly name: string } | null;

/** What a case has for a person; undefined when there is no such case, or the person is neither applicant nor agent. */
export async function viewCollection(
  tables: Tables,
  {
    caseId,
    holder,
    looking,
  }: {
    readonly caseId: CaseId;
    readonly holder: CardHolder;
    readonly looking: LookingAt;
  },
): Promise<Collection | undefined> {
  const actions = await tables.cases.findServiceCase(caseId);
  if (!actions) return undefined;
  const receive = caseAsItStands(actions);
  const collectorKind = holder === null ? null : mayCollect(receive, holder.identityNumber);
  if (collectorKind === undefined) return undefined; // the number is known for another person of the form

  const subCases = await tables.cases.listSubCases(caseId);
  const documents = await tables.documents.listOfCase(caseId);
  const ready = deliverableOf(subCases);
  const { applicantName, agentName } = maskedParties(receive);
  const isReady = new Set<string | null>(ready.map(({ subCaseId }) => subCaseId));
  return {
    caseId,
    caseNumber: receive.caseNumber,
    subjectName: receive.subjectName,
    version: actions.length,
    applicantName,
    agentName,
    collectorKind,
    collectorName: maskName(holder?.name ?? ''),
    authority: authorityOn(receive, looking.now),
    ready: ready.map((part) => toReadyPart(part, documents, looking)),
    open: openPartsOf(subCases),
    withheld: subCases.flatMap(toWithheld),
    documents: documents
      .filter((paper) => isOutcome(paper) && isReady.has(paper.subCaseId))
      .map(toDocumentSummary),
  };
}

/** A ready part, with how long it has lain there and whether it can be sent as a file. */
export function toReadyPart(
  { subCaseId, actions }: SubCase,
  documents: readonly DocumentRecord[],
  { calendar, now }: LookingAt,
): ReadyPart {
  const since = readySinceOf(actions);
  assert(since, 'what lies ready was produced');
  const paper = outcomePaperOf(subCaseId, documents);
  return {
    ...projectSubCase(subCaseId, actions),
    retainedDays: retainedDaysOf(since, now),
    serveBy: serveByOf(calendar, actions),
    failedServings: actions.filter(({ kind }) => kind === 'failServing').length,
    hasSealedPaper: paper !== undefined && paper.sealCount > 0,
  };
}

/** The newest paper a part came to; undefined for an entry in a register, or a thing. */
export function outcomePaperOf(
  subCaseId: string,
  documents: readonly DocumentRecord[],
): DocumentRecord | undefined {
  return documents.findLast((paper) => paper.subCaseId === subCaseId && isOutcome(paper));
}

/** Notices and records of a part are no part of what is handed out. */
function isOutcome({ kind }: DocumentRecord): boolean {
  return kind === 'outcome' || kind === 'denialDecision';
}

function openPartsOf(subCases: readonly SubCase[]): Collection['open'] {
  return subCases
    .map(({ subCaseId, actions }) => projectSubCase(subCaseId, actions))
    .filter(({ readyAt, endedAt, status }) => readyAt === null && endedAt === null && status !== 'archived');
}

function toWithheld({ subCaseId, actions }: SubCase): readonly WithheldPart[] {
  const standing = outcomeStandingOf(actions);
  if (standing !== 'destroyed' && standing !== 'replaced') return [];
  const kind = standing === 'destroyed' ? 'destroyOutcome' : 'replaceOutcome';
  const at = actions.findLast((action) => action.kind === kind)?.effectiveAt ?? '';
  return [{ subCaseId, itemName: openingOf(actions).itemName, standing, at }];
}

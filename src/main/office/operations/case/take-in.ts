import { assert } from '../../../../shared/kernel/assert.ts';
import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { localDateOf } from '../../../../shared/kernel/time.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import type { CaseView } from '../../../../shared/api/office/case.ts';
import type { CaseId, CaseParty } from '../../../../shared/domain/case/case-action.ts';
import type { SuspectedDuplicate } from '../../../../shared/domain/case/find-duplicates.ts';
import { mayForward } from '../../../../shared/domain/case/may-forward.ts';
import { planIntake } from '../../../../shared/domain/case/plan-intake.ts';
import type { IntakeDecision, IntakeRefusal } from '../../../../shared/domain/case/plan-intake.ts';
import type { LinkedCase } from '../../../../shared/domain/case/service-case-action.ts';
import type { Catalogue, CatalogueVersionId } from '../../../../shared/domain/catalogue/catalogue.ts';
import { findSubject } from '../../../../shared/domain/catalogue/find-subject.ts';
import type { MergedApplication } from '../../../../shared/domain/catalogue/merged-application.ts';
import { checkAuthority } from '../../../../shared/domain/delivery/may-collect.ts';
import { checkDraft } from '../../../../shared/domain/form/check-draft.ts';
import type { Draft } from '../../../../shared/domain/form/draft.ts';
import type { Session } from '../../ports/caller.ts';
import type { Changed, Tables } from '../../ports/store.ts';
import { viewCase } from '../case-view.ts';
import { catalogueToday } from '../catalogue-in-use.ts';
import { checkOpen } from '../check-open.ts';
import { mergeSubject } from '../merge-subject.ts';
import { findOpenDraft } from '../open-draft.ts';
import type { DraftRefusal } from '../open-draft.ts';
import { getDesk } from '../paper-case.ts';
import type { PaperRefusal } from '../papers.ts';
import { partiesOf } from '../parties.ts';
import { takeOverFiles } from '../take-over-files.ts';
import { checkLink, linksOf, noteLinks } from './case-links.ts';
import { discloseCase } from './disclose-case.ts';
import { beginIntakePapers, registerIntakePapers } from './intake-papers.ts';
import { openCase } from './open-case.ts';
import type { AcceptPorts, Intake } from './open-case.ts';
import { findSuspectedDuplicates } from './suspected-duplicates.ts';

/** What the clerk decided, and what else the window knows. */
export type TakingIn = {
  readonly session: Session;
  readonly draftId: string;
  readonly expectedVersion: number;
  readonly decision: IntakeDecision;
  readonly forwardTo: string | null;
  /** Possible duplicates the clerk has looked at. */
  readonly duplicatesOf: readonly string[];
  readonly ticket: Intake['ticket'];
  readonly assisted: Intake['assisted'];
};

/** Why an application is not taken in. */
export type TakeInRefusal =
  | DraftRefusal
  | IntakeRefusal
  | PaperRefusal
  | 'case.agentMissing'
  | 'case.changedMeanwhile'
  | 'case.duplicateSuspected'
  | 'case.forwardNotAllowed'
  | 'case.linkInvalid'
  | 'catalogue.notOpen'
  | 'catalogue.subjectNotFound'
  | 'delivery.authorityExpired';

/**
 * 收件. The draft becomes a case, whole or not at all: number, log, papers, search data and the end of the draft are one
 * transaction.
 */
export async function takeIn(
  ports: AcceptPorts,
  tables: Tables,
  taking: TakingIn,
): Promise<Result<Changed<CaseView>, TakeInRefusal>> {
  const found = await findOpenDraft(tables, taking.session, taking);
  if (!found.ok) return found;
  const draft = found.value;
  if (draft.supplements) return fail('call.invalidInput', { code: 'supplements' });
  const { versionId, catalogue } = await catalogueToday(tables, ports.clock);
  if (!findSubject(catalogue, draft.subject)) return fail('catalogue.subjectNotFound');

  const merged = mergeSubject(catalogue, draft);
  const about = { draft, versionId, catalogue, merged, at: ports.clock.now() };
  const intake = await decideIntake(tables, taking, about);
  return intake.ok ? writeCase(ports, tables, { ...taking, ...about, intake: intake.value }) : intake;
}

/** Tells who looks on of the new case, and of the earlier ones that name it now. */
export function publishTaken(
  { changes }: Pick<AcceptPorts, 'changes'>,
  { projection, links }: Pick<CaseView, 'projection' | 'links'>,
): void {
  for (const id of [projection.caseId, ...links.map(({ caseId }) => caseId)]) {
    changes.publish({ kind: 'case', id });
  }
}

type About = {
  readonly draft: Draft;
  readonly versionId: CatalogueVersionId;
  readonly catalogue: Catalogue;
  readonly merged: MergedApplication;
  readonly at: Instant;
};

/** Everything that may stand in the way, the gravest first. */
async function decideIntake(
  tables: Tables,
  taking: TakingIn,
  about: About,
): Promise<Result<Intake, TakeInRefusal>> {
  const { draft, merged, at } = about;
  const open = await checkStillOpen(tables, taking, about);
  if (!open.ok) return open;
  const planned = planIntake(merged, checkDraft(merged, draft, localDateOf(at)), taking.decision);
  if (!planned.ok) return planned;
  const { applicant, agent } = partiesOf(merged.fields, draft.answers);
  const came = checkComing(taking, agent, about);
  if (!came.ok) return came;
  const forward = await checkForward(tables, taking, about);
  if (!forward.ok) return forward;
  const links = await findLinks(tables, taking, { ...about, applicant });
  if (!links.ok) return links;
  const { forwardTo, ticket, assisted } = taking;
  return succeed({ planned: planned.value, forwardTo, links: links.value, ticket, assisted });
}

/** Whoever comes for somebody has a letter that is in force; a ticket is drawn before the number is called. */
function checkComing(
  { assisted, ticket }: TakingIn,
  agent: CaseParty | null,
  { draft, at }: About,
): Result<void, 'call.invalidInput' | 'case.agentMissing' | 'delivery.authorityExpired'> {
  if (assisted && !agent) return fail('case.agentMissing');
  const authority = checkAuthority(assisted ? { assisted } : {}, at);
  if (!authority.ok) return authority;
  return ticket && ticket.at > draft.openedAt
    ? fail('call.invalidInput', { code: 'ticket' })
    : succeed(undefined);
}

/**
 * The earlier cases to link: refused while one that may be the same application was not looked at. Two windows that
 * take in for the same person look one after the other.
 */
async function findLinks(
  tables: Tables,
  { duplicatesOf }: TakingIn,
  { draft, merged, at, applicant }: About & { readonly applicant: CaseParty },
): Promise<Result<readonly LinkedCase[], 'case.linkInvalid' | 'case.duplicateSuspected'>> {
  const link = await checkLink(tables, draft.link, applicant);
  if (!link.ok) return link;
  const { identityNumber } = applicant;
  if (identityNumber !== '') await tables.cases.hold({ kind: 'identityNumber', value: identityNumber });
  const itemCodes = merged.items.map(({ item }) => item.itemCode);
  const suspected = await findSuspectedDuplicates(tables, { identityNumber, itemCodes, at });
  const seen = [...duplicatesOf, link.value?.caseId];
  const unseen = suspected.filter(({ caseId }) => !seen.includes(caseId));
  return unseen.length > 0 ? duplicateSuspected(unseen) : succeed(linksOf(link.value, suspected));
}

/** What is refused whole may be refused at any time. */
async function checkStillOpen(
  tables: Tables,
  { decision }: TakingIn,
  { draft, catalogue, merged, at }: About,
) {
  const refused = new Set(decision.refusals.map(({ itemCode }) => itemCode));
  const itemCodes = merged.items.map(({ item }) => item.itemCode).filter((code) => !refused.has(code));
  if (itemCodes.length === 0) return succeed(undefined);
  const { subject, deskId } = draft;
  return checkOpen(tables, { catalogue, subject, deskId, day: localDateOf(at), itemCodes });
}

async function checkForward(tables: Tables, { forwardTo }: TakingIn, { draft, merged }: About) {
  if (forwardTo === null) return succeed(undefined);
  const { divisionCode } = await getDesk(tables, draft.deskId);
  const wrong = merged.items.find(({ item }) => !mayForward(item, divisionCode, forwardTo));
  return wrong ? fail('case.forwardNotAllowed', { code: wrong.item.itemCode }) : succeed(undefined);
}

function duplicateSuspected(suspected: readonly SuspectedDuplicate[]) {
  return fail('case.duplicateSuspected', {
    count: suspected.length,
    caseNumbers: suspected.map(({ caseNumber }) => caseNumber).join(' '),
    caseIds: suspected.map(({ caseId }) => caseId).join(' '),
  });
}

async function writeCase(
  ports: AcceptPorts,
  tables: Tables,
  taken: TakingIn & About & { readonly intake: Intake },
): Promise<Result<Changed<CaseView>, TakeInRefusal>> {
  const { draft, session, catalogue } = taken;
  const caseId = ports.randomness.newId() as CaseId;
  const opened = await openCase(ports, tables, { ...taken, caseId });
  const papersUnderway = beginIntakePapers(ports, { ...taken, caseId, opened, catalogue });
  await tables.cases.add(opened.newCase);
  const closed = await tables.drafts.close(draft.id, draft.version, caseId);
  if (!closed.ok) return closed;
  await takeOverFiles(tables, draft, { caseId, materials: opened.receive.personal?.materials ?? [] });
  const noted = await noteLinks(tables, { caseId, receive: opened.receive });
  if (!noted.ok) return noted;
  const papers = await registerIntakePapers(tables, papersUnderway);
  if (!papers.ok) return papers;

  const { calendar, at } = opened;
  const view = await viewCase(tables, caseId, { session, calendar, now: at });
  assert(view, 'it was added above');
  const value = discloseCase(view, session.operator);
  const { caseNumber } = opened.receive;
  const does = taken.intake.planned.map((item) => item.does).join(' ');
  return succeed({
    value,
    audit: { object: `case:${caseId}`, facts: { caseNumber, parts: value.subCases.length, does } },
  });
}

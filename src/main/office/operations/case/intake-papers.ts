import { succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { legalDeadlineOf } from '../../../../shared/domain/calendar/legal-deadline.ts';
import { toPrintableDue } from '../../../../shared/domain/calendar/printable-due.ts';
import type { SubCaseId } from '../../../../shared/domain/case/case-action.ts';
import { correctionUntil } from '../../../../shared/domain/case/intake-actions.ts';
import type { PlannedItem } from '../../../../shared/domain/case/plan-intake.ts';
import { subCaseNumber } from '../../../../shared/domain/case/case-number.ts';
import type { Catalogue } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { AnyPaperContent } from '../../../../shared/domain/document/paper-template.ts';
import { correctionNotice, forwardSheet, refusalNotice } from '../../../../shared/texts/documents-intake.ts';
import { receiptSlip } from '../../../../shared/texts/documents-window.ts';
import type { PaperCase } from '../../../../shared/texts/documents.ts';
import type { Tables } from '../../ports/store.ts';
import { departmentNameOf } from '../merge-subject.ts';
import { toPaperCase } from '../paper-case.ts';
import { registerPaper, stagePaper } from '../papers.ts';
import type { PaperRefusal, StagedPaper } from '../papers.ts';
import { acceptancePapers } from './acceptance-papers.ts';
import { namePoints } from './named-points.ts';
import type { AcceptPorts, Application, OpenedCase } from './open-case.ts';
import { toPaperMaterials, toPaperPromises } from './paper-materials.ts';

type Taken = Application & { readonly opened: OpenedCase; readonly catalogue: Catalogue };
type Order = {
  readonly content: AnyPaperContent;
  readonly subCaseId?: SubCaseId;
  readonly documentId?: string;
};

/** The papers of taking an application in, on their way. */
export type IntakePapers = Promise<Result<readonly StagedPaper[], PaperRefusal>>;

/**
 * The papers of taking an application in: what the citizen leaves with. They are composed while the transaction adds
 * the case, which registers them in the end.
 */
export function beginIntakePapers(ports: AcceptPorts, taken: Taken): IntakePapers {
  const { caseId, opened, session } = taken;
  const about = toPaperCase(opened.receive, { desk: opened.desk, session, at: opened.at });
  const orders = [
    { content: receipt(taken, about) },
    ...accepted(taken, about),
    ...correction(ports, taken, about),
    ...refusals(taken, about),
    ...forwarding(taken, about),
  ];
  const papers = Promise.all(
    orders.map(({ content, subCaseId = null, documentId }) => {
      const named = documentId === undefined ? {} : { documentId };
      return stagePaper(ports, { caseId, subCaseId, content, ...named });
    }),
  ).then(allOrFirstRefusal);
  papers.catch(() => undefined); // whoever awaits them hears of it; a command refused before that does not ask
  return papers;
}

function allOrFirstRefusal(
  staged: readonly Result<StagedPaper, PaperRefusal>[],
): Result<readonly StagedPaper[], PaperRefusal> {
  const papers: StagedPaper[] = [];
  for (const paper of staged) {
    if (!paper.ok) return paper;
    papers.push(paper.value);
  }
  return succeed(papers);
}

/** Registers them, in the transaction that adds the case. */
export async function registerIntakePapers(
  tables: Tables,
  papers: IntakePapers,
): Promise<Result<void, PaperRefusal>> {
  const staged = await papers;
  if (!staged.ok) return staged;
  for (const paper of staged.value) await registerPaper(tables, paper);
  return succeed(undefined);
}

function receipt(taken: Taken, about: PaperCase): AnyPaperContent {
  const { merged, draft, intake, opened } = taken;
  const isHeld = intake.planned.some(({ does }) => does === 'hold');
  const due = legalDeadlineOf(opened.calendar, 'correctionNotice', opened.at);
  const answerBy = isHeld ? toPrintableDue(opened.calendar, due) : null;
  const materials = toPaperMaterials(merged, draft, waiversOf(intake.planned));
  return receiptSlip(about, materials, {
    answerBy,
    place: 1,
    promises: toPaperPromises(opened.receive.subCases),
  });
}

/** Everything that is accepted now, with what may follow and what was promised. */
function accepted({ opened, merged, catalogue, draft, intake }: Taken, about: PaperCase): readonly Order[] {
  const { receive, newCase, calendar } = opened;
  const codes = codesThat(intake.planned, 'accept');
  const parts = newCase.subCases.filter((_, i) => codes.includes(receive.subCases[i]?.itemCode ?? ''));
  if (parts.length === 0) return [];
  const materials = toPaperMaterials(merged, draft, waiversOf(intake.planned));
  const linked = receive.subject.kind === 'theme';
  const contents = acceptancePapers(about, {
    parts,
    receive,
    merged,
    catalogue,
    calendar,
    materials,
    linked,
  });
  return contents.map((content) => ({ content }));
}

function correction(ports: AcceptPorts, taken: Taken, about: PaperCase): readonly Order[] {
  const { merged, opened, intake } = taken;
  const named = intake.planned.flatMap((item) => (item.does === 'correct' ? item.points : []));
  if (named.length === 0) return [];
  const { correctionWorkingDays: workingDays } = ports.data.windowRules;
  const until = toPrintableDue(opened.calendar, correctionUntil(opened.calendar, opened.at, workingDays));
  const points = namePoints(merged, [...new Set(named)]);
  const content = correctionNotice(about, { place: 1, points, until, workingDays });
  return [{ content, documentId: opened.paperIds.correction }];
}

function refusals({ opened, intake, catalogue }: Taken, about: PaperCase): readonly Order[] {
  const { receive, paperIds } = opened;
  return receive.subCases.flatMap(({ itemCode, itemName, departmentId, subCaseId }, index) => {
    const plan = intake.planned.find((item) => item.itemCode === itemCode);
    if (plan?.does !== 'refuse') return [];
    const { reason, legalBasis } = plan;
    const number = subCaseNumber(receive.caseNumber, index);
    const departmentName = departmentNameOf(catalogue, departmentId);
    const content = refusalNotice(about, { number, itemName, departmentName, reason, legalBasis });
    const documentId = paperIds.refusals.get(itemCode);
    return [{ content, subCaseId, ...(documentId === undefined ? {} : { documentId }) }];
  });
}

function forwarding({ opened, merged, intake }: Taken, about: PaperCase): readonly Order[] {
  if (intake.forwardTo === null) return [];
  const papers = merged.materials.filter(({ producedBy }) => producedBy === null);
  const content = forwardSheet(about, {
    toDivisionCode: intake.forwardTo,
    itemNames: merged.items.map(({ item }) => item.name),
    materials: papers.map(({ definition, copies }) => [definition.name, copies]),
  });
  return [{ content, documentId: opened.paperIds.forward }];
}

function codesThat(planned: readonly PlannedItem[], does: PlannedItem['does']): readonly string[] {
  return planned.filter((item) => item.does === does).map(({ itemCode }) => itemCode);
}

function waiversOf(planned: readonly PlannedItem[]) {
  const parts = planned.flatMap((item) => (item.does === 'accept' ? [item] : []));
  return {
    deferred: parts.flatMap(({ deferred }) => deferred),
    promised: parts.flatMap(({ promised }) => promised),
  };
}

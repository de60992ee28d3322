import { succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { toPrintableDue } from '../../../../shared/domain/calendar/printable-due.ts';
import type { WorkCalendar } from '../../../../shared/domain/calendar/work-calendar.ts';
import { subCaseNumber } from '../../../../shared/domain/case/case-number.ts';
import type { Catalogue } from '../../../../shared/domain/catalogue/catalogue.ts';
import type {
  MergedApplication,
  MergedMaterial,
} from '../../../../shared/domain/catalogue/merged-application.ts';
import { mayBeReplacedByCard } from '../../../../shared/domain/form/replaced-by-card.ts';
import type { Draft } from '../../../../shared/domain/form/draft.ts';
import { acceptanceNotice, receiptSlip } from '../../../../shared/texts/documents-window.ts';
import type { PaperItem, PaperMaterial } from '../../../../shared/texts/documents-window.ts';
import type { Tables } from '../../ports/store.ts';
import { calendarInForce } from '../calendar-in-use.ts';
import { dueOf } from '../case-view.ts';
import { departmentNameOf, itemOf } from '../merge-subject.ts';
import { toPaperCase } from '../paper-case.ts';
import { makePaper } from '../papers.ts';
import type { PaperRefusal } from '../papers.ts';
import type { AcceptPorts, Application, OpenedCase } from './open-case.ts';

/** 收件凭证 and 受理通知书, made in the transaction that adds the case. */
export async function makeAcceptancePapers(
  ports: AcceptPorts,
  tables: Tables,
  taken: Pick<Application, 'draft' | 'merged' | 'session'> & {
    readonly opened: OpenedCase;
    readonly catalogue: Catalogue;
  },
): Promise<Result<void, PaperRefusal>> {
  const { opened, draft, merged, session } = taken;
  const { caseId } = opened.newCase;
  const about = toPaperCase(opened.receive, { desk: opened.desk, session, at: opened.at });
  const calendar = await calendarInForce(tables, ports.data);
  const models = [
    receiptSlip(about, toPaperMaterials(merged, draft)),
    acceptanceNotice(about, toPaperItems({ calendar, catalogue: taken.catalogue }, opened)),
  ];
  for (const model of models) {
    const made = await makePaper(ports, tables, { caseId, subCaseId: null, model });
    if (!made.ok) return made;
  }
  return succeed(undefined);
}

function toPaperMaterials(merged: MergedApplication, draft: Draft): readonly PaperMaterial[] {
  return merged.materials.map((material) => ({
    name: material.definition.name,
    copies: material.copies,
    taken: howTaken(material, draft),
    takenOverFrom: submittedOf(material, draft)?.takenOver?.caseNumber ?? null,
  }));
}

function submittedOf({ definition }: MergedMaterial, { materials }: Draft) {
  return materials.find(({ materialCode }) => materialCode === definition.materialCode);
}

function howTaken(material: MergedMaterial, draft: Draft): PaperMaterial['taken'] {
  const { definition, producedBy } = material;
  if (producedBy !== null) return 'producedHere';
  const handedIn = submittedOf(material, draft);
  if (handedIn?.takenOver) return 'takenOver';
  const scanned = (handedIn?.files.length ?? 0) > 0;
  if (handedIn?.originalSeen) return scanned ? 'originalAndScan' : 'original';
  if (scanned) return 'scan';
  return mayBeReplacedByCard(definition) ? 'cardReading' : 'notGiven';
}

function toPaperItems(
  { catalogue, calendar }: { readonly catalogue: Catalogue; readonly calendar: WorkCalendar },
  { receive, newCase }: OpenedCase,
): readonly PaperItem[] {
  const nameOf = new Map(receive.subCases.map(({ subCaseId, itemName }) => [subCaseId, itemName]));
  return receive.subCases.map((opening, index) => {
    const due = dueOf(newCase.subCases[index]?.actions ?? []);
    return {
      number: subCaseNumber(receive.caseNumber, index),
      itemName: opening.itemName,
      departmentName: departmentNameOf(catalogue, opening.departmentId),
      promised: opening.promisedTimeLimit,
      statutory: itemOf(catalogue, opening.itemCode).statutoryTimeLimit,
      due: due && toPrintableDue(calendar, due),
      waitsFor: opening.after.map((id) => nameOf.get(id) ?? ''),
    };
  });
}

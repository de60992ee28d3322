import { fail, succeed } from '../../../../shared/kernel/result.ts';
import { localDateOf } from '../../../../shared/kernel/time.ts';
import type { CaseId, SubCase } from '../../../../shared/domain/case/case-action.ts';
import { caseAsItStands } from '../../../../shared/domain/case/case-as-it-stands.ts';
import { askedToSupply } from '../../../../shared/domain/case/supply.ts';
import type { CatalogueVersionId } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { Draft, DraftId } from '../../../../shared/domain/form/draft.ts';
import type { DeskId } from '../../../../shared/domain/desk/service-desk.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Session } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import { catalogueOfDraft } from '../catalogue-in-use.ts';
import type { ReceiveAction } from '../find-sub-case.ts';
import type { OfficeOperations } from '../office-operations.ts';
import type { DraftPorts } from './change-draft.ts';
import { toDraftView } from './draft-view.ts';

type SupplementPorts = DraftPorts & Pick<OfficePorts, 'randomness'>;

/**
 * 补交. Opens a draft filled with the application as it stands, without the papers a notice found wanting: they are asked
 * for again. It may be at another desk than the one that took the application in.
 */
export function createBeginSupplement(ports: SupplementPorts): OfficeOperations['form']['beginSupplement'] {
  return async (input, caller) => {
    const session = sessionOf(caller);
    const begun = await ports.store.change(caller, input, async (tables) => {
      const caseId = input.caseId as CaseId;
      const actions = await tables.cases.findServiceCase(caseId);
      if (!actions) return fail('case.notFound');
      const { deskId } = session;
      if (deskId === null) return fail('call.notPermitted', { reason: 'noDesk' });
      const standing = caseAsItStands(actions);
      const subCases = await tables.cases.listSubCases(caseId);
      const draft = toSupplement(ports, standing, { caseId, subCases, session, deskId });
      if (!draft) return fail('case.nothingToSupply');

      await referFiles(tables, draft);
      const { versionId, catalogue } = await catalogueOfDraft(tables, ports.clock, draft);
      const opened: Draft = { ...draft, catalogueVersionId: versionId };
      await tables.drafts.add(opened);
      const audit = { object: `draft:${draft.id}`, facts: { supplements: standing.caseNumber } };
      return succeed({ value: toDraftView(catalogue, opened, localDateOf(opened.savedAt)), audit });
    });
    if (begun.ok) ports.changes.publish({ kind: 'draft', id: begun.value.draft.id });
    return begun;
  };
}

type Place = {
  readonly caseId: CaseId;
  readonly subCases: readonly SubCase[];
  readonly session: Session;
  readonly deskId: DeskId;
};

/** Undefined when nothing is asked for, or when what was said was erased. */
function toSupplement(
  ports: SupplementPorts,
  { subject, personal, caseNumber, catalogueVersionId }: ReceiveAction,
  { caseId, subCases, session, deskId }: Place,
): Draft | undefined {
  const asked = askedToSupply(subCases);
  if (!personal || asked.materialCodes.size + asked.fieldCodes.size === 0) return undefined;
  const now = ports.clock.now();
  return {
    id: ports.randomness.newId() as DraftId,
    subject,
    ...versionOf(catalogueVersionId),
    situation: personal.situation ?? {},
    answers: personal.answers,
    materials: personal.materials.filter(({ materialCode }) => !asked.materialCodes.has(materialCode)),
    supplements: { caseId, caseNumber },
    deskId,
    openedBy: session.operator.id,
    openedAt: now,
    savedBy: session.operator.id,
    savedAt: now,
    version: 1,
  };
}

function versionOf(versionId: CatalogueVersionId | undefined): Pick<Draft, 'catalogueVersionId'> {
  return versionId === undefined ? {} : { catalogueVersionId: versionId };
}

/** The draft holds the bytes too: whatever it gives up later, the case keeps. */
async function referFiles(tables: Tables, { id, materials }: Draft): Promise<void> {
  for (const file of materials.flatMap(({ files }) => files)) await tables.files.refer(file, `draft:${id}`);
}

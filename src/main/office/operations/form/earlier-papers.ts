import type { CaseStatus } from '../../../../shared/domain/case/case-status.ts';
import type { SubCaseProjection } from '../../../../shared/domain/case/projection.ts';
import type { MergedMaterial } from '../../../../shared/domain/catalogue/merged-application.ts';
import type { EarlierPaper } from '../../../../shared/domain/form/earlier-work.ts';
import { holderOf } from '../../../../shared/domain/form/people-of-form.ts';
import type { Tables } from '../../ports/store.ts';
import type { OpenedEarlierCase } from './earlier-cases.ts';

/** A paper of an earlier case, and where its bytes are tied to that case. */
export type FoundPaper = EarlierPaper & {
  readonly sources: readonly { readonly fileId: string; readonly owner: string }[];
};

/** Outcomes of these lie in the citizen's hands or ready for them. */
const MADE: ReadonlySet<CaseStatus> = new Set<CaseStatus>(['ready', 'delivered', 'archived']);

/** What earlier cases of an applicant have of the materials named: scans handed in, and sealed outcomes of our own. */
export async function findPapers(
  tables: Tables,
  cases: readonly OpenedEarlierCase[],
  materials: readonly MergedMaterial[],
): Promise<readonly FoundPaper[]> {
  const papers: FoundPaper[] = [];
  for (const earlier of cases.filter(({ isApplicant }) => isApplicant)) {
    for (const material of materials) {
      papers.push(...handedIn(earlier, material), ...(await outcomesOf(tables, earlier, material)));
    }
  }
  return papers;
}

/** What that case itself had taken over keeps the day it was made. */
function handedIn(
  { projection, personal, merged }: OpenedEarlierCase,
  { definition }: MergedMaterial,
): readonly FoundPaper[] {
  const { materialCode } = definition;
  const { caseId, caseNumber, receivedAt } = projection;
  return personal.materials
    .filter((material) => material.materialCode === materialCode && material.files.length > 0)
    .map(({ files, takenOver }) => ({
      materialCode,
      caseId,
      caseNumber,
      kind: 'handedIn',
      madeAt: takenOver?.madeAt ?? receivedAt,
      files: files.length,
      holder: takenOver?.holder ?? holderOf(definition, merged.fields, personal.answers),
      sources: files.map(({ fileId }) => ({ fileId, owner: `case:${caseId}` })),
    }));
}

async function outcomesOf(
  tables: Tables,
  { projection, personal, merged, subCases }: OpenedEarlierCase,
  { definition }: MergedMaterial,
): Promise<readonly FoundPaper[]> {
  const papers: FoundPaper[] = [];
  for (const part of subCases.filter((subCase) => isMakerOf(definition.producedBy, subCase))) {
    const record = await tables.documents.findOfSubCase(part.subCaseId, ['outcome']);
    if (!record || (record.sealField !== null && record.sealCount === 0)) continue;
    papers.push({
      materialCode: definition.materialCode,
      caseId: projection.caseId,
      caseNumber: projection.caseNumber,
      kind: 'outcome',
      madeAt: part.readyAt ?? record.madeAt,
      files: 1,
      holder: holderOf(definition, merged.fields, personal.answers),
      sources: [{ fileId: record.fileId, owner: `document:${record.documentId}` }],
    });
  }
  return papers;
}

function isMakerOf(
  producedBy: readonly string[],
  { itemCode, decision, status }: SubCaseProjection,
): boolean {
  return producedBy.includes(itemCode) && decision === 'granted' && MADE.has(status);
}

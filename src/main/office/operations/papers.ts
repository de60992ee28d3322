import { succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DocumentSummary } from '../../../shared/api/office/document.ts';
import type { CaseId, SubCaseId } from '../../../shared/domain/case/case-action.ts';
import { fillTemplate } from '../../../shared/domain/document/fill-template.ts';
import type { AnyPaperContent } from '../../../shared/domain/document/paper-template.ts';
import type { DocumentModel } from '../../../shared/domain/document/document-model.ts';
import type { StoredFileRef } from '../../../shared/domain/form/draft.ts';
import type { OfficePorts } from '../ports/office-ports.ts';
import type { Tables } from '../ports/store.ts';
import type { DocumentRecord } from '../ports/tables.ts';

/** What making a paper needs. */
export type PaperPorts = Pick<OfficePorts, 'composer' | 'files' | 'clock' | 'randomness' | 'data'>;

/** Why a paper cannot be printed: the whole command is then refused, nothing is kept. */
export type PaperRefusal = 'document.contentOverflow' | 'document.glyphMissing';

/** A paper to make, and what it is about. */
export type PaperOrder = {
  /** Given by the caller where an action has to name the paper. */
  readonly documentId?: string;
  readonly caseId: CaseId;
  readonly subCaseId: SubCaseId | null;
  readonly content: AnyPaperContent;
};

/** A paper whose bytes lie in the file store; it counts once a transaction registers it. */
export type StagedPaper = { readonly record: DocumentRecord; readonly file: StoredFileRef };

/** Composes a paper, keeps its bytes and registers it in the running transaction. */
export async function makePaper(
  ports: PaperPorts,
  tables: Tables,
  order: PaperOrder,
): Promise<Result<DocumentRecord, PaperRefusal>> {
  const staged = await stagePaper(ports, order);
  return staged.ok ? succeed(await registerPaper(tables, staged.value)) : staged;
}

/** The part of making a paper that needs no transaction: several are made while the caller goes on with its own. */
export async function stagePaper(
  ports: PaperPorts,
  order: PaperOrder,
): Promise<Result<StagedPaper, PaperRefusal>> {
  const model = fillTemplate(ports.data.paperTemplates.inUse, order.content);
  const begun = beginRecord(ports, order, model);
  const composed = await ports.composer.compose(model);
  if (!composed.ok) return composed;
  const { pdf, sha256 } = composed.value;
  const file = await ports.files.stageBytes(pdf, `${begun.number}.pdf`);
  const record = { ...begun, fileId: file.fileId, sha256, approvedSha256: sha256 };
  return succeed({ record, file });
}

/** Registers a paper in the running transaction. */
export async function registerPaper(tables: Tables, { record, file }: StagedPaper): Promise<DocumentRecord> {
  await tables.files.refer(file, `document:${record.documentId}`);
  await tables.documents.add(record);
  return record;
}

function beginRecord(
  ports: PaperPorts,
  order: PaperOrder,
  model: DocumentModel,
): Omit<DocumentRecord, 'fileId' | 'sha256' | 'approvedSha256'> {
  return {
    documentId: order.documentId ?? ports.randomness.newId(),
    caseId: order.caseId,
    subCaseId: order.subCaseId,
    kind: model.kind,
    title: model.title,
    number: model.number,
    sealField: model.sealField,
    sealCount: 0,
    simulated: model.simulated,
    madeAt: ports.clock.now(),
  };
}

/** What a page is told about a paper. */
export function toDocumentSummary(record: DocumentRecord): DocumentSummary {
  return {
    documentId: record.documentId,
    kind: record.kind,
    title: record.title,
    number: record.number,
    subCaseId: record.subCaseId,
    sealed: record.sealCount > 0,
    needsSeal: record.sealField !== null && record.sealCount === 0,
    simulated: record.simulated,
    madeAt: record.madeAt,
  };
}

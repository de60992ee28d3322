import { FileId, Id } from '../../shared/api/ids.ts';
import { MAX_CATALOGUE_BYTES, MAX_UPLOAD_BYTES } from '../../shared/api/office/files.ts';
import type { UploadedBundle } from '../../shared/api/office/files.ts';
import type { MergedApplication } from '../../shared/domain/catalogue/merged-application.ts';
import type { CaseId } from '../../shared/domain/case/case-action.ts';
import { openingOf, receiveActionOf } from '../../shared/domain/case/project-case.ts';
import type { DraftId, StoredFileRef } from '../../shared/domain/form/draft.ts';
import { hasRole } from '../../shared/domain/staff/operator.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { catalogueOfCase } from './operations/catalogue-in-use.ts';
import { bundleOwnerOf } from './operations/catalogue/read-bundle.ts';
import type { ReceiveAction } from './operations/find-sub-case.ts';
import { maySeePaper, ownPartsOf } from './operations/may-see-paper.ts';
import { mergeSubject } from './operations/merge-subject.ts';
import { readSheet } from './operations/printing/read-sheet.ts';
import type { AskedSheet, SheetRefusal } from './operations/printing/read-sheet.ts';
import { sessionOf } from './ports/caller.ts';
import type { Caller, Session } from './ports/caller.ts';
import type { OfficePorts } from './ports/office-ports.ts';
import type { RepeatCode, Tables } from './ports/store.ts';

/** A file as it goes out. */
export type OutgoingFile<MediaType extends string = string> = {
  readonly bytes: Uint8Array;
  readonly mediaType: MediaType;
  readonly name: string;
};

/** What stands behind the plain routes for files. */
export interface OfficeFiles {
  /** Takes a scan in; it belongs to the uploader until a draft takes it. */
  upload(
    caller: Caller,
    name: string,
    content: AsyncIterable<Uint8Array>,
  ): Promise<Result<StoredFileRef, 'file.empty' | 'file.tooLarge' | 'file.typeNotAllowed' | RepeatCode>>;
  /** Takes the files of a catalogue in; they belong to the administrator who sent them, and go after a day. */
  uploadCatalogue(
    caller: Caller,
    content: AsyncIterable<Uint8Array>,
  ): Promise<Result<UploadedBundle, 'file.empty' | 'file.tooLarge' | 'file.typeNotAllowed' | RepeatCode>>;
  /** A scan, for who uploaded it, the clerks at the desk of its draft, the windows and the departments that need it. */
  scan(caller: Caller, fileId: string): Promise<Result<OutgoingFile, 'file.notFound' | 'call.notPermitted'>>;
  /** A paper, for the windows and the department it is of; papers about the whole case for all its departments. */
  document(
    caller: Caller,
    documentId: string,
  ): Promise<Result<OutgoingFile<'application/pdf'>, 'document.notFound' | 'call.notPermitted'>>;
  /** One copy of a job that is at the printer, with the mark it bears; for whom the paper is. */
  printSheet(
    caller: Caller,
    asked: AskedSheet,
  ): Promise<Result<OutgoingFile<'application/pdf'>, SheetRefusal>>;
}

type FilePorts = Pick<OfficePorts, 'store' | 'files' | 'randomness' | 'composer'>;

/** The files of the office, each look at one recorded. */
export function createOfficeFiles(ports: FilePorts): OfficeFiles {
  return {
    upload: (caller, name, content) => upload(ports, caller, { name, content }),
    uploadCatalogue: (caller, content) => uploadCatalogue(ports, caller, content),
    scan: (caller, fileId) => readScan(ports, caller, fileId),
    document: (caller, documentId) => readDocument(ports, caller, documentId),
    printSheet: (caller, asked) => readPrintSheet(ports, caller, asked),
  };
}

async function upload(
  { files, store, randomness }: FilePorts,
  caller: Caller,
  { name, content }: { readonly name: string; readonly content: AsyncIterable<Uint8Array> },
) {
  const staged = await files.stage(content, { name, maxBytes: MAX_UPLOAD_BYTES });
  if (!staged.ok) return staged;

  const { operator } = sessionOf(caller);
  return store.change<StoredFileRef, never>(caller, { requestId: randomness.newId() }, async (tables) => {
    await tables.files.refer(staged.value, `upload:${operator.id}`);
    const facts = { byteLength: staged.value.byteLength, mediaType: staged.value.mediaType };
    return succeed({ value: staged.value, audit: { object: `file:${staged.value.fileId}`, facts } });
  });
}

async function uploadCatalogue(
  { files, store, randomness }: FilePorts,
  caller: Caller,
  content: AsyncIterable<Uint8Array>,
) {
  const staged = await files.stageJson(content, { name: 'catalogue.json', maxBytes: MAX_CATALOGUE_BYTES });
  if (!staged.ok) return staged;

  const { fileId, byteLength } = staged.value;
  const owner = bundleOwnerOf(sessionOf(caller).operator.id);
  return store.change<UploadedBundle, never>(caller, { requestId: randomness.newId() }, async (tables) => {
    await tables.files.refer(staged.value, owner);
    const audit = { object: `file:${fileId}`, facts: { byteLength, mediaType: staged.value.mediaType } };
    return succeed({ value: { fileId, byteLength }, audit });
  });
}

async function readScan(ports: FilePorts, caller: Caller, fileId: string) {
  if (!FileId.safeParse(fileId).success) return fail('file.notFound'); // and nothing is recorded that is no name
  const session = sessionOf(caller);
  const found = await ports.store.read(async (tables) => {
    const owners = await tables.files.listOwners(fileId);
    for (const owner of owners) {
      if (!(await maySee(tables, { session, fileId, owner }))) continue;
      const file = await tables.files.find(fileId, owner);
      if (file) return succeed(file);
    }
    return fail(owners.length === 0 ? 'file.notFound' : 'call.notPermitted');
  });
  await ports.store.recordAccess(caller, { object: `file:${fileId}`, facts: { outcome: outcomeOf(found) } });
  if (!found.ok) return found;

  const bytes = await ports.files.read(fileId);
  const { mediaType, name } = found.value;
  return bytes ? succeed({ bytes, mediaType, name }) : fail('file.notFound');
}

type Asked = { readonly session: Session; readonly fileId: string; readonly owner: string };

async function maySee(tables: Tables, { session, fileId, owner }: Asked): Promise<boolean> {
  const [kind, id = ''] = owner.split(':');
  if (kind === 'upload') return id === session.operator.id;
  if (kind === 'draft') {
    const draft = await tables.drafts.find(id as DraftId);
    return hasRole(session.operator, ['clerk']) && draft?.deskId === session.deskId;
  }
  if (kind !== 'case') return false;
  if (hasRole(session.operator, ['clerk', 'issuer'])) return true;
  const actions = await tables.cases.findServiceCase(id as CaseId);
  if (!actions || !hasRole(session.operator, ['approver'])) return false;
  const receive = receiveActionOf(actions);
  const merged = mergeSubject(await catalogueOfCase(tables, receive), receive);
  const own = ownPartsOf(session.operator, await tables.cases.listSubCases(id as CaseId));
  const itemCodes = own.map((part) => openingOf(part.actions).itemCode);
  return isNeededBy(itemCodes, { receive, merged, fileId });
}

type Wanted = {
  readonly receive: ReceiveAction;
  readonly merged: MergedApplication;
  readonly fileId: string;
};

/** An approver sees the papers an item needs in whose review their department takes part, and no others. */
function isNeededBy(itemCodes: readonly string[], { receive, merged, fileId }: Wanted): boolean {
  const submitted = receive.personal?.materials.filter(({ files }) =>
    files.some((file) => file.fileId === fileId),
  );
  const codes = submitted?.map(({ materialCode }) => materialCode) ?? [];
  return merged.materials.some(
    ({ definition, neededBy }) =>
      codes.includes(definition.materialCode) && itemCodes.some((itemCode) => neededBy.includes(itemCode)),
  );
}

async function readDocument(ports: FilePorts, caller: Caller, documentId: string) {
  if (!Id.safeParse(documentId).success) return fail('document.notFound');
  const { operator } = sessionOf(caller);
  const found = await ports.store.read(async (tables) => {
    const record = await tables.documents.find(documentId);
    if (!record) return fail('document.notFound');
    return (await maySeePaper(tables, operator, record)) ? succeed(record) : fail('call.notPermitted');
  });
  const facts = { outcome: outcomeOf(found) };
  await ports.store.recordAccess(caller, { object: `document:${documentId}`, facts });
  if (!found.ok) return found;

  const bytes = await ports.files.read(found.value.fileId);
  if (!bytes) return fail('document.notFound');
  const name = `${found.value.title}-${found.value.number}.pdf`;
  return succeed({ bytes, mediaType: 'application/pdf' as const, name });
}

async function readPrintSheet(ports: FilePorts, caller: Caller, asked: AskedSheet) {
  if (!Id.safeParse(asked.jobId).success || !Number.isSafeInteger(asked.copyNumber)) {
    return fail('printing.jobNotFound'); // and nothing is recorded that is no name
  }
  const read = await readSheet(ports, caller, asked);
  const facts = { outcome: outcomeOf(read), copy: asked.copyNumber };
  await ports.store.recordAccess(caller, { object: `job:${asked.jobId}`, facts });
  if (!read.ok) return read;

  const { paper, pdf } = read.value;
  const name = `${paper.title}-${paper.number}-${asked.copyNumber}.pdf`;
  return succeed({ bytes: pdf, mediaType: 'application/pdf' as const, name });
}

/** `ok`, or the code of the refusal. */
export function outcomeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.failure.code;
}

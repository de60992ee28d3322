import { parseFailure, toFailure } from '../../shared/api/client.ts';
import {
  FILE_NAME_HEADER,
  FILE_ROUTES,
  MAX_CATALOGUE_BYTES,
  MAX_UPLOAD_BYTES,
} from '../../shared/api/office/files.ts';
import type { CatalogueBundle, UploadedBundle } from '../../shared/api/office/files.ts';
import type { StoredFileRef } from '../../shared/domain/form/draft.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { CallFailure, CallResult } from './call.ts';
import type { LinkSettings } from './clients.ts';

/** Files travel on plain routes beside the contract. */
export type FilesClient = {
  upload(file: File): Promise<CallResult<StoredFileRef>>;
  readScan(fileId: string): Promise<CallResult<Blob>>;
  readDocument(documentId: string): Promise<CallResult<Blob>>;
  /** A file of a print order, by the path the office named. */
  readSheet(path: string): Promise<CallResult<Blob>>;
  /** Sends the files of a catalogue, so that the office can look at them. */
  sendCatalogue(files: readonly CatalogueFile[]): Promise<CallResult<UploadedBundle>>;
};

/** A file of a catalogue with its place in the folder. */
export type CatalogueFile = CatalogueBundle['files'][number];

/** The types of scans the office takes. */
export const UPLOAD_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;

export function createFilesClient({ origin, fetch }: LinkSettings): FilesClient {
  async function send<Value>(
    path: string,
    init: RequestInit,
    read: (response: Response) => Promise<Value>,
  ): Promise<CallResult<Value>> {
    try {
      const response = await fetch(`${origin}${path}`, init);
      if (response.ok) return succeed(await read(response));
      return parseFailure(await response.json());
    } catch (error) {
      return toFailure(error);
    }
  }

  const readBlob = (path: string, id: string) =>
    send(`${path}/${encodeURIComponent(id)}`, {}, (response) => response.blob());

  return {
    async upload(file) {
      const fault = faultOf(file);
      if (fault) return fail(fault.code);
      const headers = {
        'content-type': file.type || 'application/octet-stream',
        [FILE_NAME_HEADER]: encodeURIComponent(file.name),
      };
      const init = { method: 'POST', body: file, headers };
      return send(FILE_ROUTES.upload, init, async (response) => toStoredFile(await response.json()));
    },
    readScan: (fileId) => readBlob(FILE_ROUTES.scan, fileId),
    readDocument: (documentId) => readBlob(FILE_ROUTES.document, documentId),
    readSheet: (path) => send(path, {}, (response) => response.blob()),
    sendCatalogue(catalogueFiles) {
      const bundle: CatalogueBundle = { files: catalogueFiles };
      const body = new Blob([JSON.stringify(bundle)], { type: 'application/json' });
      if (body.size > MAX_CATALOGUE_BYTES) return Promise.resolve(fail('file.tooLarge'));
      return send(FILE_ROUTES.catalogue, { method: 'POST', body }, async (response) =>
        toBundle(await response.json()),
      );
    },
  };
}

/** A light check of our own office's answer: zod's objects probe for `new Function`, which the CSP reports. */
function toStoredFile(body: unknown): StoredFileRef {
  if (typeof body !== 'object' || body === null || !('fileId' in body))
    throw new TypeError('not a stored file');
  return body as StoredFileRef;
}

function toBundle(body: unknown): UploadedBundle {
  if (typeof body !== 'object' || body === null || !('fileId' in body))
    throw new TypeError('not an uploaded bundle');
  return body as UploadedBundle;
}

/** The office checks again; here so that a 200 MB file is not sent first. */
function faultOf(file: File): CallFailure | null {
  if (file.size === 0) return { code: 'file.empty' };
  if (file.size > MAX_UPLOAD_BYTES) return { code: 'file.tooLarge' };
  const known: readonly string[] = UPLOAD_TYPES;
  return file.type === '' || known.includes(file.type) ? null : { code: 'file.typeNotAllowed' };
}

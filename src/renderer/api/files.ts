import { ORPCError } from '@orpc/client';
import { FILE_ROUTES, MAX_UPLOAD_BYTES } from '../../shared/api/office/files.ts';
import { StoredFileRef } from '../../shared/domain/form/draft.ts';
import { codeOf, detailsOf } from './attempt.ts';
import type { ClientOptions } from './clients.ts';

/** Files travel on plain routes beside the contract. Each method throws what `attempt` understands. */
export type FilesClient = {
  upload(file: File): Promise<StoredFileRef>;
  readScan(fileId: string): Promise<Blob>;
  readDocument(documentId: string): Promise<Blob>;
};

/** The types of scans the office takes. */
export const UPLOAD_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;

export function createFilesClient({ origin, fetch, onNotSignedIn }: ClientOptions): FilesClient {
  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(new URL(path, origin), init);
    if (response.ok) return response;
    const error = await toError(response);
    if (error.code === 'call.notSignedIn') onNotSignedIn();
    throw error;
  }

  return {
    async upload(file) {
      refuseBadFile(file);
      const path = `${FILE_ROUTES.upload}?name=${encodeURIComponent(file.name)}`;
      const headers = { 'content-type': file.type || 'application/octet-stream' };
      const response = await send(path, { method: 'POST', body: file, headers });
      return StoredFileRef.parse(await response.json());
    },
    readScan: async (fileId) => (await send(`${FILE_ROUTES.scan}/${encodeURIComponent(fileId)}`)).blob(),
    readDocument: async (documentId) =>
      (await send(`${FILE_ROUTES.document}/${encodeURIComponent(documentId)}`)).blob(),
  };
}

/** The office checks again; here so that a 200 MB file is not sent first. */
function refuseBadFile(file: File): void {
  if (file.size === 0) throw new ORPCError('file.empty', { status: 422 });
  if (file.size > MAX_UPLOAD_BYTES) throw new ORPCError('file.tooLarge', { status: 413 });
  const known: readonly string[] = UPLOAD_TYPES;
  if (file.type !== '' && !known.includes(file.type)) throw new ORPCError('file.typeNotAllowed', { status: 415 });
}

/** Failures of the plain routes have the shape of the contract's errors. */
async function toError(response: Response): Promise<ORPCError<string, unknown>> {
  const body: unknown = await response.json().catch(() => ({})); // no JSON: the status says enough
  const inner = isRecord(body) && isRecord(body['json']) ? body['json'] : isRecord(body) ? body : {};
  const code = codeOf(inner['code'], response.status);
  return new ORPCError<string, unknown>(code, { status: response.status, data: detailsOf(inner['data']) });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

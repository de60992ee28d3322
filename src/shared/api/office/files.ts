import type { StoredFileRef } from '../../domain/form/draft.ts';

/**
 * Plain routes beside the contract, because the contract's codec would hold whole files in memory.
 * They stand behind the same secret, Host, session and role checks.
 */
export const FILE_ROUTES = {
  /** POST, body = the bytes, name in `FILE_NAME_HEADER`; answers `UploadedFile`. Roles: clerk. */
  upload: '/office/files/upload',
  /** GET `/office/files/scan/<fileId>`: a scan; roles: signed in, for drafts of the own desk or cases. */
  scan: '/office/files/scan',
  /** GET `/office/files/document/<documentId>`: a paper as PDF. */
  document: '/office/files/document',
  /** GET `/office/files/print-sheet/<jobId>/<copyNumber>`: a paper as the printer gets it, while its job is `sent`. */
  printSheet: '/office/files/print-sheet',
  /** POST, body = `CatalogueBundle` as JSON; answers `UploadedBundle`. Roles: systemAdministrator. */
  catalogue: '/office/files/catalogue',
} as const;

/** Header that carries a file's name, percent-encoded: scans are named after people, and addresses end up in logs. */
export const FILE_NAME_HEADER = 'x-file-name';

/** Largest upload, bytes. */
export const MAX_UPLOAD_BYTES = 50 * 1024 * 1024;

/** Largest bundle of catalogue files, bytes of JSON. */
export const MAX_CATALOGUE_BYTES = 64 * 1024 * 1024;

/** Answer of the upload route; failures have the shape of the contract's errors. */
export type UploadedFile = StoredFileRef;

/** POST, body = the PIN's bytes; the station answers 204 when it waited for them. Never logged. */
export const PIN_ROUTE = '/station/pin';

/** Names the prompt of `sealKey.check` a PIN is for; a PIN for no open prompt is refused and wiped. */
export const PIN_PROMPT_HEADER = 'x-quanke-prompt';

/** The files of a catalogue, as one body. */
export type CatalogueBundle = {
  /** `path` within the folder of the catalogue, e.g. `items/N3.json`. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
};

/** Answer of the route for catalogues: `fileId` goes into `catalogue.previewImport` and `catalogue.import`. */
export type UploadedBundle = { readonly fileId: string; readonly byteLength: number };

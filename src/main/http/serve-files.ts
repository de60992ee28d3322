import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  FILE_NAME_HEADER,
  FILE_ROUTES,
  MAX_CATALOGUE_BYTES,
  MAX_UPLOAD_BYTES,
} from '../../shared/api/office/files.ts';
import type { UploadedBundle, UploadedFile } from '../../shared/api/office/files.ts';
import type { Gate } from '../../shared/api/procedure.ts';
import type { FailureCode } from '../../shared/api/failures.ts';
import type { Failure, Result } from '../../shared/kernel/result.ts';
import type { Admission } from './admission.ts';
import { cookieSlot, readSessionToken } from './cookies.ts';
import { answerFailure, endUnreadBody, refuseEarly } from './link-server.ts';
import type { LinkServer } from './link-server.ts';

/** A file as it goes out. */
export type OutgoingFile = { readonly bytes: Uint8Array; readonly mediaType: string; readonly name: string };

/** What stands behind the plain routes. */
export interface FileOperations<Caller> {
  /** Takes a scan in; `content` ends early when the caller breaks off. */
  upload(
    caller: Caller,
    name: string,
    content: AsyncIterable<Uint8Array>,
  ): Promise<Result<UploadedFile, FailureCode>>;
  /** Takes the files of a catalogue in, as one JSON; `content` ends early when the caller breaks off. */
  uploadCatalogue(
    caller: Caller,
    content: AsyncIterable<Uint8Array>,
  ): Promise<Result<UploadedBundle, FailureCode>>;
  /** Gives a scan back. */
  scan(caller: Caller, fileId: string): Promise<Result<OutgoingFile, FailureCode>>;
  /** Gives a paper as PDF. */
  document(caller: Caller, documentId: string): Promise<Result<OutgoingFile, FailureCode>>;
  /** Gives one copy of a print job as PDF. */
  printSheet(
    caller: Caller,
    asked: { readonly jobId: string; readonly copyNumber: number },
  ): Promise<Result<OutgoingFile, FailureCode>>;
}

type ServedFiles<Caller> = { readonly files: FileOperations<Caller>; readonly admission: Admission<Caller> };

const UPLOAD_GATE: Gate = { role: ['clerk'], audit: 'change' };
const CATALOGUE_GATE: Gate = { role: ['systemAdministrator'], audit: 'change' };
const READ_GATE: Gate = { role: 'signedIn', audit: 'access' };
/** A stored scan is foreign data: whatever is in it, it may not act as a page. */
const FOREIGN_FILE_POLICY = "default-src 'none'; sandbox";
const MOST_NAME_CHARACTERS = 200;
const NAME_MISSING = { code: 'call.invalidInput', details: { fields: 'name' } } as const;
const NOT_JSON = { code: 'file.typeNotAllowed' } as const;

/** Serves upload and download as plain streamed routes, because the contract's codec would hold whole files in memory. */
export function serveFiles<Caller>(server: LinkServer, served: ServedFiles<Caller>): void {
  // A scope of its own, so that the body of other routes is still parsed.
  void server.app.register(async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, _payload, done) => done(null));
    const { files, admission } = served;
    app.post(FILE_ROUTES.upload, (request, reply) =>
      receive(server, admission, { request, reply, intake: scanIntake(files) }),
    );
    app.post(FILE_ROUTES.catalogue, (request, reply) =>
      receive(server, admission, { request, reply, intake: catalogueIntake(files) }),
    );
    app.get(`${FILE_ROUTES.scan}/:id`, (request, reply) =>
      send(server, served, { request, reply, procedure: 'files.scan', read: byId(files.scan.bind(files)) }),
    );
    app.get(`${FILE_ROUTES.document}/:id`, (request, reply) =>
      send(server, served, {
        request,
        reply,
        procedure: 'files.document',
        read: byId(files.document.bind(files)),
      }),
    );
    app.get(`${FILE_ROUTES.printSheet}/:id/:copyNumber`, (request, reply) =>
      send(server, served, { request, reply, procedure: 'files.printSheet', read: sheetReader(files) }),
    );
  });
}

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply };

/** What one of the routes takes in. */
type Intake<Caller> = {
  readonly procedure: string;
  readonly gate: Gate;
  readonly maxBytes: number;
  /** Looks at the headers; gives what takes the body, or why nothing of it is read. */
  open(request: FastifyRequest): Failure<FailureCode> | TakeBody<Caller>;
};

type TakeBody<Caller> = (
  caller: Caller,
  content: AsyncIterable<Uint8Array>,
) => Promise<Result<object, FailureCode>>;

function scanIntake<Caller>(files: FileOperations<Caller>): Intake<Caller> {
  return {
    procedure: 'files.upload',
    gate: UPLOAD_GATE,
    maxBytes: MAX_UPLOAD_BYTES,
    open: (request) => {
      const name = nameOf(request);
      return name === undefined ? NAME_MISSING : (caller, content) => files.upload(caller, name, content);
    },
  };
}

function catalogueIntake<Caller>(files: FileOperations<Caller>): Intake<Caller> {
  return {
    procedure: 'files.uploadCatalogue',
    gate: CATALOGUE_GATE,
    maxBytes: MAX_CATALOGUE_BYTES,
    open: (request) =>
      isJson(request) ? (caller, content) => files.uploadCatalogue(caller, content) : NOT_JSON,
  };
}

function isJson({ headers }: FastifyRequest): boolean {
  return /^application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? '');
}

async function receive<Caller>(
  server: LinkServer,
  admission: Admission<Caller>,
  { request, reply, intake }: Exchange & { readonly intake: Intake<Caller> },
): Promise<FastifyReply> {
  const { procedure, gate, maxBytes } = intake;
  const admitted = await admission.admit({ procedure, gate, ...callOf(server, { request, reply }) });
  if (!admitted.ok) return refuseEarly(request, reply, admitted.failure);
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
    return refuseEarly(request, reply, { code: 'file.tooLarge', details: { maxBytes } });
  }
  const take = intake.open(request);
  if (typeof take !== 'function') return refuseEarly(request, reply, take);
  const stored = await take(admitted.value, contentOf(request, maxBytes));
  if (!stored.ok) return refuseEarly(request, reply, stored.failure);
  endUnreadBody(request, reply);
  return reply.send(stored.value);
}

function callOf(server: LinkServer, { request, reply }: Exchange) {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return {
    token: readSessionToken(request.headers.cookie),
    tokenSlot: cookieSlot(reply, server.secure),
    signal: gone.signal,
  };
}

function nameOf({ headers }: FastifyRequest): string | undefined {
  const name = decodeName(String(headers[FILE_NAME_HEADER] ?? ''))?.trim();
  return name && name.length <= MOST_NAME_CHARACTERS ? name : undefined;
}

function decodeName(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // the caller is told that there is no name
  }
}

/**
 * The body as it comes, never more of it in memory than the reader is behind. Counted here as well, so that no store
 * can forget to. Leaving the loop must not cut the connection: the answer still has to go out on it.
 */
async function* contentOf(request: FastifyRequest, maxBytes: number): AsyncGenerator<Uint8Array, void, void> {
  let byteLength = 0;
  for await (const chunk of request.raw.iterator({ destroyOnReturn: false })) {
    const bytes = chunk as Uint8Array;
    byteLength += bytes.length;
    yield bytes;
    if (byteLength > maxBytes) return;
  }
}

/** Reads the file an address names. */
type ReadFile<Caller> = (
  caller: Caller,
  names: Readonly<Record<string, string>>,
) => Promise<Result<OutgoingFile, FailureCode>>;

function byId<Caller>(
  read: (caller: Caller, id: string) => Promise<Result<OutgoingFile, FailureCode>>,
): ReadFile<Caller> {
  return (caller, { id = '' }) => read(caller, id);
}

function sheetReader<Caller>(files: FileOperations<Caller>): ReadFile<Caller> {
  return (caller, { id = '', copyNumber = '' }) =>
    files.printSheet(caller, { jobId: id, copyNumber: Number(copyNumber) });
}

async function send<Caller>(
  server: LinkServer,
  { admission }: ServedFiles<Caller>,
  {
    request,
    reply,
    procedure,
    read,
  }: Exchange & {
    readonly procedure: string;
    readonly read: ReadFile<Caller>;
  },
): Promise<FastifyReply> {
  const admitted = await admission.admit({
    procedure,
    gate: READ_GATE,
    ...callOf(server, { request, reply }),
  });
  if (!admitted.ok) return answerFailure(reply, admitted.failure);
  const found = await read(admitted.value, request.params as Readonly<Record<string, string>>);
  if (!found.ok) return answerFailure(reply, found.failure);
  const { bytes, mediaType, name } = found.value;
  return reply
    .header('content-type', mediaType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeName(name)}`)
    .header('content-security-policy', FOREIGN_FILE_POLICY)
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** RFC 8187: what `encodeURIComponent` leaves alone but a header value may not hold. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

import { chmod } from 'node:fs/promises';
import type { Server as HttpServer } from 'node:http';
import { constants } from 'node:http2';
import type { Http2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import Fastify from 'fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { toFailureBody } from '../../shared/api/failure-body.ts';
import { FAILURES } from '../../shared/api/failures.ts';
import type { FailureCode } from '../../shared/api/failures.ts';
import type { Failure } from '../../shared/kernel/result.ts';
import { reportIncident } from './call-error.ts';
import { removeDeadSocket } from './dead-sockets.ts';
import type { Log } from './log.ts';
import { hasOnePath, hasPlainPath, PAGE_ROUTE } from './plain-path.ts';

/** Largest body of a call, bytes. Files have routes of their own. */
export const MAX_CALL_BYTES = 1024 * 1024;

/** How long the rest of a refused upload is thrown away before the connection is cut, so that the answer arrives. */
const LINGER_MS = 2_000;

/** A rest of this size is simply read, and the connection is kept. */
const SMALL_BODY_BYTES = 64 * 1024;

/** Key and certificate of a server, PEM. */
export type TlsFiles = { readonly key: string | Buffer; readonly cert: string | Buffer };

/** Looks at a request before anything else does; gives the code it is refused with, or undefined. */
export type LinkCheck = (request: FastifyRequest, reply: FastifyReply) => FailureCode | undefined;

/** How a server is made; it listens nowhere yet. */
export type LinkServerSettings = {
  readonly log: Log;
  readonly checks: readonly LinkCheck[];
  /** TLS with HTTP/2 and HTTP/1.1; without it plain HTTP/1.1, for pipes and the loopback only. */
  readonly tls?: TlsFiles;
};

/** Where to listen. */
export type ListenPlace =
  | { readonly kind: 'pipe'; readonly path: string }
  | { readonly kind: 'port'; readonly host: string; readonly port: number };

/** A server with the checks of its link in front of every route. */
export interface LinkServer {
  readonly app: FastifyInstance;
  readonly log: Log;
  /** True when cookies may only travel over TLS. */
  readonly secure: boolean;
  /** Starts to answer; gives the port (0 for a pipe). */
  listen(place: ListenPlace): Promise<number>;
  /** Stops and cuts every connection, open event streams too. */
  close(): Promise<void>;
}

/** Makes a server that refuses what its link does not allow, and answers every fault in the contract's shape. */
export function createLinkServer(settings: LinkServerSettings): LinkServer {
  const { log, checks, tls } = settings;
  const app = createApp(tls);
  const connections = trackConnections(app.server);
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    for (const check of [requireOneSpelling, ...checks]) {
      const code = check(request, reply);
      if (code !== undefined) return refuseEarly(request, reply, { code });
    }
  });
  app.setNotFoundHandler((_request, reply) => answerFailure(reply, { code: 'call.notFound' }));
  app.setErrorHandler<FastifyError>((error, request, reply) => answerFault({ error, request, reply, log }));
  return {
    app,
    log,
    secure: tls !== undefined,
    listen: (place) => listen(app, place),
    close: async () => {
      for (const socket of connections) socket.destroy();
      await app.close();
    },
  };
}

const requireOneSpelling: LinkCheck = ({ url, routeOptions }) => {
  const isPlain = routeOptions.url === PAGE_ROUTE ? hasOnePath(url) : hasPlainPath(url);
  return isPlain ? undefined : 'call.linkRefused';
};

function createApp(tls: TlsFiles | undefined): FastifyInstance {
  const options = {
    bodyLimit: MAX_CALL_BYTES,
    forceCloseConnections: true,
    logger: false,
    routerOptions: { maxParamLength: 200 },
  } as const;
  // A path that cannot be decoded has no route, so that no hook runs for it.
  const refusal = {
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      void refuseEarly(request, reply, { code: 'call.linkRefused' }),
  };
  if (tls === undefined) return Fastify({ ...options, ...refusal });
  // Fastify's type names the kind of server; nothing here depends on it, and one type keeps the routes simple.
  const https = { ...tls, allowHTTP1: true };
  const secure: unknown = Fastify({ ...options, ...(refusal as object), http2: true, https });
  return secure as FastifyInstance;
}

/** Fastify waits for idle event streams when it closes; a program that ends must not. */
function trackConnections(server: HttpServer): ReadonlySet<Socket> {
  const connections = new Set<Socket>();
  const add = (socket: Socket): void => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  };
  server.on('connection', add).on('secureConnection', add);
  return connections;
}

async function listen(app: FastifyInstance, place: ListenPlace): Promise<number> {
  if (place.kind === 'port') {
    await app.listen({ host: place.host, port: place.port });
    const address = app.server.address();
    return typeof address === 'object' && address !== null ? address.port : place.port;
  }
  const isFile = !place.path.startsWith('\\\\');
  if (isFile) await removeDeadSocket(place.path);
  await app.listen({ path: place.path });
  if (isFile) await chmod(place.path, 0o600);
  return 0;
}

/** Sends a failure in the shape of the contract's errors. */
export function answerFailure(reply: FastifyReply, { code, details }: Failure<FailureCode>): FastifyReply {
  return reply.status(FAILURES[code]).send(toFailureBody(code, details));
}

/** Answers without reading the rest of the body, and ends the connection once the answer had time to arrive. */
export function refuseEarly(
  request: FastifyRequest,
  reply: FastifyReply,
  failure: Failure<FailureCode>,
): FastifyReply {
  endUnreadBody(request, reply);
  return answerFailure(reply, failure);
}

/**
 * A peer that is still sending when its connection is cut loses the answer (the reset overtakes the data). So the
 * answer goes out, our side says it is done, the rest is thrown away for a moment, and then the connection ends.
 */
export function endUnreadBody(request: FastifyRequest, reply: FastifyReply): void {
  const { raw } = request;
  if (raw.complete || Number(request.headers['content-length'] ?? Infinity) <= SMALL_BODY_BYTES) return;
  if (request.method === 'GET' || request.method === 'HEAD') return;
  reply.removeHeader('connection');
  raw.on('error', () => {}); // the peer may be the first to cut, which is as good
  if (raw.httpVersionMajor > 1) return endStream(raw);
  reply.raw.shouldKeepAlive = true; // else Node cuts as soon as the answer is written
  reply.raw.once('finish', () => {
    raw.resume();
    raw.socket.end();
    const cut = setTimeout(() => raw.socket.destroy(), LINGER_MS);
    raw.socket.once('close', () => clearTimeout(cut));
  });
}

/**
 * Over HTTP/2 only this stream ends. What is on its way must still be read: the connection's window would stay full
 * otherwise, and every other stream on it would stand still.
 */
function endStream(raw: FastifyRequest['raw']): void {
  const { stream } = raw as { stream?: Http2Stream };
  raw.resume();
  stream?.once('finish', () => stream.close(constants.NGHTTP2_NO_ERROR));
}

type Fault = {
  readonly error: FastifyError;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly log: Log;
};

function answerFault({ error, request, reply, log }: Fault): FastifyReply {
  if (request.raw.destroyed && !request.raw.complete) return reply; // the caller has gone: nobody to tell, nothing wrong
  reply.removeHeader('connection'); // set by Fastify; HTTP/2 has no such header
  return refuseEarly(request, reply, explainFault(error, request, log));
}

function explainFault(error: FastifyError, request: FastifyRequest, log: Log): Failure<FailureCode> {
  const status = error.statusCode ?? 500;
  if (status === 413) return { code: 'call.tooLarge', details: { maxBytes: MAX_CALL_BYTES } };
  if (status >= 400 && status < 500) return { code: 'call.invalidInput', details: { fields: '(body)' } };
  const incident = reportIncident(error, request.routeOptions.url ?? 'unknown', log);
  return { code: 'call.internal', details: { incident } };
}

import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { createForwardedLink } from './forwarded-link.ts';
import { createLog } from '../../../src/main/http/log.ts';
import { createLinkServer } from '../../../src/main/http/link-server.ts';
import type { LinkCheck, LinkServer, TlsFiles } from '../../../src/main/http/link-server.ts';
import {
  certificateHosts,
  loopbackHosts,
  requireHost,
  requireOwnPage,
  requireSecret,
} from '../../../src/main/http/link-checks.ts';
import { createMemorySession, forwardFetch } from '../../../src/main/http/forward-fetch.ts';
import { serveContract } from '../../../src/main/http/serve-contract.ts';
import { serveFiles } from '../../../src/main/http/serve-files.ts';
import { createSocketFolder } from '../../../src/main/http/socket-folder.ts';
import { createCookieFetch } from './cookie-fetch.ts';
import { createH2Fetch } from './h2-fetch.ts';
import { makeTestOffice, testContract } from './test-contract.ts';

/** One way from a page to an office, with everything a test wants to look at. */
export type Link = {
  readonly fetch: (request: Request) => Promise<Response>;
  /** Scheme, name and port. */
  readonly origin: string;
  readonly office: ReturnType<typeof makeTestOffice>;
  readonly logged: () => string;
  readonly close: () => Promise<void>;
};

/** The secret of every launch in these tests. */
export const SECRET = '5'.repeat(64);

/** Makes a server for the test office; it listens nowhere yet. */
export function serveTestOffice(checks: readonly LinkCheck[], tls?: TlsFiles) {
  const lines: string[] = [];
  const office = makeTestOffice();
  const log = createLog('test', (line) => void lines.push(line));
  const server = createLinkServer({ log, checks, ...(tls && { tls }) });
  serveContract(server, '/office', { contract: testContract, ...office });
  serveFiles(server, office);
  return { server, office, logged: () => lines.join('') };
}

/** No connection at all: the server's routes are called as functions. */
export async function openInProcess(): Promise<Link> {
  const { server, office, logged } = serveTestOffice([]);
  const fetch = createCookieFetch((request) => injectRequest(server.app, request));
  return { fetch, origin: 'http://localhost', office, logged, close: () => server.close() };
}

async function injectRequest(app: FastifyInstance, request: Request): Promise<Response> {
  const answer = await app.inject({
    method: request.method as 'GET' | 'POST',
    url: request.url,
    headers: Object.fromEntries(request.headers),
    ...(request.body && {
      payload: Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]),
    }),
    payloadAsStream: true,
  });
  request.signal.addEventListener('abort', () => answer.raw.res.destroy());
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    for (const one of [value].flat()) headers.append(name, String(one));
  }
  const body = Readable.toWeb(answer.stream()) as ReadableStream<Uint8Array>;
  return new Response(body, { status: answer.statusCode, headers });
}

export async function openPipe(): Promise<Link> {
  const { server, office, logged } = serveTestOffice([requireSecret(SECRET)]);
  const { address, close } = await listenOnPipe(server);
  const session = createMemorySession();
  const target = { kind: 'program' as const, whenReady: () => Promise.resolve(address) };
  const fetch = (request: Request): Promise<Response> => forwardFetch(request, { target, session });
  return { fetch, origin: 'http://localhost', office, logged, close };
}

/** Listens in a folder of its own; gives the address and what cleans up. */
export async function listenOnPipe(server: LinkServer) {
  const sockets = await createSocketFolder([tmpdir()], process.platform);
  const address = { socketPath: sockets.newPath('test'), secret: SECRET };
  await server.listen({ kind: 'pipe', path: address.socketPath });
  const close = async (): Promise<void> => {
    await server.close();
    await sockets.close();
  };
  return { address, close };
}

export async function openLoopback(): Promise<Link> {
  let port = 0;
  const checks = [requireHost(loopbackHosts(() => port)), requireOwnPage(), requireSecret(SECRET)];
  const { server, office, logged } = serveTestOffice(checks);
  port = await server.listen({ kind: 'port', host: '127.0.0.1', port: 0 });
  const fetch = createCookieFetch((request) => {
    request.headers.set('x-quanke-secret', SECRET);
    return globalThis.fetch(request);
  });
  return { fetch, origin: `http://127.0.0.1:${port}`, office, logged, close: () => server.close() };
}

/** A centre's server; `version` is what the client speaks. */
export async function openTls(tls: { key: string; cert: string }, version: 1 | 2): Promise<Link> {
  const checks = [requireHost(certificateHosts(tls.cert)), requireOwnPage()];
  const { server, office, logged } = serveTestOffice(checks, tls);
  const port = await server.listen({ kind: 'port', host: '127.0.0.1', port: 0 });
  const origin = `https://localhost:${port}`;
  if (version === 2) {
    const h2 = createH2Fetch(origin, tls.cert);
    const close = async (): Promise<void> => {
      h2.close();
      await server.close();
    };
    return { fetch: createCookieFetch(h2.fetch), origin, office, logged, close };
  }
  const session = createMemorySession();
  const target = { kind: 'office' as const, origin: new URL(origin), certificateAuthority: tls.cert };
  const fetch = (request: Request): Promise<Response> => forwardFetch(request, { target, session });
  return { fetch, origin, office, logged, close: () => server.close() };
}

export async function openForwarded(): Promise<Link> {
  const { server, office, logged } = serveTestOffice([requireSecret(SECRET)]);
  const inner = await listenOnPipe(server);
  const outer = await createForwardedLink(inner.address);
  const close = async (): Promise<void> => {
    await outer.close();
    await inner.close();
  };
  return { ...outer, office, logged, close };
}

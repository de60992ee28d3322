import { silentLog } from '../../../src/main/http/log.ts';
import { createLinkServer } from '../../../src/main/http/link-server.ts';
import { loopbackHosts, requireHost, requireOwnPage } from '../../../src/main/http/link-checks.ts';
import { serveForward } from '../../../src/main/http/forward-route.ts';
import type { PipeAddress } from '../../../src/main/http/process-launcher.ts';
import { createCookieFetch } from './cookie-fetch.ts';

/** A workbench's port in front of a pipe. */
export async function createForwardedLink(address: PipeAddress | undefined) {
  let port = 0;
  const checks = [requireHost(loopbackHosts(() => port)), requireOwnPage()];
  const server = createLinkServer({ log: silentLog, checks });
  const target = { kind: 'program' as const, whenReady: () => Promise.resolve(address) };
  serveForward(server, '/office', { target, sessions: true });
  port = await server.listen({ kind: 'port', host: '127.0.0.1', port: 0 });
  const fetch = createCookieFetch((request) => globalThis.fetch(request));
  return { fetch, origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

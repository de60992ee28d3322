import type { LinkCheck, LinkServer } from './link-server.ts';
import { createLinkServer } from './link-server.ts';
import { actsHere, loopbackHosts, requireHost, requireOwnPage } from './link-checks.ts';
import type { Log } from './log.ts';
import { createBrowserDoor } from './one-time-code.ts';
import type { PageFiles } from './page-files.ts';
import { servePage } from './serve-page.ts';

/** The loopback server of a workbench. */
export type WorkbenchServer = {
  readonly server: LinkServer;
  /** Listens on this port, or on any free one when it is taken; gives the address to print. */
  readonly listen: (port: number) => Promise<string>;
};

type WorkbenchSettings = {
  readonly log: Log;
  readonly page: PageFiles;
  /** For the development server and for tests; null when nobody but the browser may come in. */
  readonly secret: string | null;
};

/** Makes the server in front of office, station and page: own host, own page, and one browser only. */
export function createWorkbenchServer({ log, page, secret }: WorkbenchSettings): WorkbenchServer {
  let port = 0;
  const door = createBrowserDoor(secret, () => port);
  // The page itself has an answer of its own for strangers.
  const knowsBrowser: LinkCheck = (request) =>
    actsHere(request) && !door.admits(request) ? 'call.linkRefused' : undefined;
  const checks = [requireHost(loopbackHosts(() => port)), requireOwnPage(), knowsBrowser];
  const server = createLinkServer({ log, checks });
  servePage(server, page, door);
  return {
    server,
    listen: async (wanted) => {
      port = await listenOnFreePort(server, wanted);
      return `http://127.0.0.1:${port}${door.path}`;
    },
  };
}

async function listenOnFreePort(server: LinkServer, wanted: number): Promise<number> {
  const host = '127.0.0.1';
  try {
    return await server.listen({ kind: 'port', host, port: wanted });
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken || wanted === 0) throw error;
    return server.listen({ kind: 'port', host, port: 0 });
  }
}

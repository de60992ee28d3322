import { app, protocol } from 'electron';
import type { Session } from 'electron';
import { PIN_ROUTE } from '../../shared/api/office/files.ts';
import { toFailureBody } from '../../shared/api/failure-body.ts';
import { forwardFetch } from '../http/forward-fetch.ts';
import type { ForwardSession, ForwardTarget } from '../http/forward.ts';
import type { Log } from '../http/log.ts';
import type { PageFiles } from '../http/page-files.ts';
import { hasPlainPath } from '../http/plain-path.ts';
import { DESK_SCHEME, isDeskUrl, mayRequest } from './desk-address.ts';

/** What stands behind `app://desk`. */
export type DeskServices = {
  readonly page: PageFiles;
  readonly office: ForwardTarget;
  readonly station: ForwardTarget;
  /** The session of the person at this desk: in the memory of the shell, where no script of the page reaches. */
  readonly session: ForwardSession;
  readonly log: Log;
};

/** To be called before Electron is ready, once. */
export function registerDeskScheme(): void {
  // `corsEnabled` does not enforce anything: it would *permit* other origins to read our answers.
  const privileges = {
    standard: true,
    secure: true,
    supportFetchAPI: true,
    stream: true,
    corsEnabled: false,
  };
  protocol.registerSchemesAsPrivileged([{ scheme: DESK_SCHEME, privileges }]);
}

/**
 * Serves page, office and station to the one page we have. Three locks keep others out: the scheme is known to our
 * own session only, it is not open to other origins, and a request of a frame that is not ours is cancelled, because
 * older Electrons do not enforce the second. The third keeps the page in as well: whatever its CSP says, no request
 * of the window reaches a network or a file.
 */
export function serveDesk(session: Session, services: DeskServices): void {
  const development = !app.isPackaged;
  session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url, resourceType, frame }, answer) => {
    answer({ cancel: !mayRequest({ url, resourceType, frameOrigin: frame?.origin, development }) });
  });
  session.protocol.handle(DESK_SCHEME, async (request) => {
    try {
      return await answerDesk(request, services);
    } catch (error) {
      services.log.error('deskRequestFailed', error);
      return failure('call.internal');
    }
  });
}

function answerDesk(request: Request, services: DeskServices): Promise<Response> | Response {
  const { pathname } = new URL(request.url);
  if (!isDeskUrl(request.url)) return failure('call.linkRefused');
  // A percent sign could hide a route, above all the PIN's, from what is asked below.
  if (!hasPlainPath(pathname)) return failure('call.linkRefused');
  if (pathname.startsWith('/office/')) {
    return forwardFetch(request, { target: services.office, session: services.session });
  }
  if (pathname === PIN_ROUTE) return failure('call.linkRefused'); // PINs come through the preload only
  if (pathname.startsWith('/station/'))
    return forwardFetch(request, { target: services.station, session: null });
  const file = request.method === 'GET' ? services.page.find(pathname) : undefined;
  if (file === undefined) return failure('call.notFound');
  return new Response(new Uint8Array(file.bytes), { headers: file.headers });
}

function failure(code: 'call.internal' | 'call.linkRefused' | 'call.notFound'): Response {
  const body = toFailureBody(code);
  return Response.json(body, { status: body.json.status });
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import { cookieSlot, readSessionToken, workbenchCookie } from './cookies.ts';
import { forwardCall } from './forward.ts';
import type { ForwardTarget } from './forward.ts';
import { endUnreadBody } from './link-server.ts';
import type { LinkServer } from './link-server.ts';

/** Passes everything below `prefix` on to a program or an office; `sessions` where the other side signs people in. */
export function serveForward(
  server: LinkServer,
  prefix: `/${string}`,
  { target, sessions }: { readonly target: ForwardTarget; readonly sessions: boolean },
): void {
  void server.app.register(async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, _payload, done) => done(null));
    app.all(`${prefix}/*`, async (request, reply) => {
      const cookie = workbenchCookie(request.socket.localPort);
      const session = {
        token: readSessionToken(request.headers.cookie, cookie),
        slot: cookieSlot(reply, server.secure, cookie),
      };
      const answer = await forwardCall(target, {
        method: request.method,
        path: request.url,
        headers: plainHeaders(request),
        body: hasBody(request) ? request.raw : null,
        signal: goneSignal(reply),
        session: sessions ? session : null,
      });
      endUnreadBody(request, reply);
      return reply.status(answer.status).headers(answer.headers).send(answer.body);
    });
  });
}

function hasBody(request: FastifyRequest): boolean {
  return request.method !== 'GET' && request.method !== 'HEAD';
}

function plainHeaders(request: FastifyRequest): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}

function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return gone.signal;
}

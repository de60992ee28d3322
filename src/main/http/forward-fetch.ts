import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { forwardCall } from './forward.ts';
import type { ForwardSession, ForwardTarget } from './forward.ts';

/** Statuses whose answer has no body; `Response` refuses one. */
const WITHOUT_BODY = [101, 204, 205, 304];

/** Passes a page's request on and gives the answer, for the shell's `app://` and for tests. */
export async function forwardFetch(
  request: Request,
  { target, session }: { readonly target: ForwardTarget; readonly session: ForwardSession | null },
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const answer = await forwardCall(target, {
    method: request.method,
    path: pathname + search,
    headers: Object.fromEntries(request.headers),
    body: request.body ? Readable.fromWeb(request.body as NodeReadableStream) : null,
    signal: request.signal,
    session,
  });
  const { status, headers, body } = answer;
  if (request.method === 'HEAD' || WITHOUT_BODY.includes(status)) {
    body.resume();
    return new Response(null, { status, headers });
  }
  return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, { status, headers });
}

/** The session of one window's page: one token, in memory only. */
export function createMemorySession(): ForwardSession {
  let token: string | null = null;
  return {
    get token() {
      return token;
    },
    slot: {
      keep: (fresh) => {
        token = fresh;
      },
      drop: () => {
        token = null;
      },
    },
  };
}

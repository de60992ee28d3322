import { Agent as HttpAgent, request as startHttp } from 'node:http';
import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as startHttps } from 'node:https';
import { Readable } from 'node:stream';
import { urlToHttpOptions } from 'node:url';
import { toFailureBody } from '../../shared/api/failure-body.ts';
import type { FailureCode } from '../../shared/api/failures.ts';
import { FILE_NAME_HEADER } from '../../shared/api/office/files.ts';
import type { TokenSlot } from './admission.ts';
import { passOnSession, SESSION_COOKIE } from './cookies.ts';
import { SECRET_HEADER } from './secret.ts';
import type { PipeAddress } from './process-launcher.ts';

/** Where calls go: a program of this workstation, or the office of a centre. */
export type ForwardTarget =
  | { readonly kind: 'program'; readonly whenReady: () => Promise<PipeAddress | undefined> }
  | { readonly kind: 'office'; readonly origin: URL; readonly certificateAuthority?: string };

/** The session a call belongs to; whoever forwards holds it, the page never sees it. */
export type ForwardSession = { readonly token: string | null; readonly slot: TokenSlot };

/** A call on its way. */
export type ForwardRequest = {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Readable | null;
  /** Ends when the page goes away. */
  readonly signal: AbortSignal;
  /** Null for programs that have no sessions. */
  readonly session: ForwardSession | null;
};

/** An answer on its way back. */
export type ForwardAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
};

/** All else (Origin, Cookie, Sec-Fetch-…) was judged where it arrived and stays there. */
const REQUEST_HEADERS = ['accept', 'content-length', 'content-type', 'last-event-id', FILE_NAME_HEADER];
const BODILESS_HEADERS = REQUEST_HEADERS.filter((name) => name !== 'content-length');
const ANSWER_HEADERS = [
  'cache-control',
  'content-disposition',
  'content-length',
  'content-security-policy',
  'content-type',
  'x-content-type-options',
];

const pipes = new HttpAgent({ keepAlive: true });
const offices = new HttpsAgent({ keepAlive: true });

/**
 * Passes a call on and its answer back, both as streams; ends it when the page goes.
 *
 * A broken link has two answers. `call.programAway` (503): no connection came to be, so nothing happened. Anything
 * later is `call.outcomeUnknown` (502): the page repeats the call with the same requestId.
 */
export async function forwardCall(target: ForwardTarget, call: ForwardRequest): Promise<ForwardAnswer> {
  const outgoing = await startCall(target, call);
  if (outgoing === undefined) return failureAnswer('call.programAway');
  const connected = watchConnection(outgoing, target.kind === 'office');
  const giveUp = (): void => void outgoing.destroy();
  call.signal.addEventListener('abort', giveUp, { once: true });
  const answer = await new Promise<ForwardAnswer>((resolve) => {
    outgoing.once('response', (incoming: IncomingMessage) => {
      passOnSession(incoming.headers['set-cookie'] ?? [], call.session?.slot ?? NO_SLOT);
      // A break later on ends the stream in the middle, which is all that can be told then.
      incoming.on('error', () => {}).once('close', () => call.signal.removeEventListener('abort', giveUp));
      resolve({
        status: incoming.statusCode ?? 502,
        headers: pick(incoming.headers, ANSWER_HEADERS),
        body: incoming,
      });
    });
    outgoing.on('error', () =>
      resolve(failureAnswer(connected() ? 'call.outcomeUnknown' : 'call.programAway')),
    );
    send(outgoing, call.body);
  });
  if (call.signal.aborted) giveUp();
  return answer;
}

const NO_SLOT: TokenSlot = { keep: () => {}, drop: () => {} };

async function startCall(target: ForwardTarget, call: ForwardRequest): Promise<ClientRequest | undefined> {
  const token = call.session?.token;
  const cookie = token ? { cookie: `${SESSION_COOKIE}=${token}` } : {};
  // A length without its body would make the other side take it out of the next call on this connection.
  const names = call.body === null ? BODILESS_HEADERS : REQUEST_HEADERS;
  const headers = { ...pick(call.headers, names), ...cookie };
  const { method, path } = call;
  if (target.kind === 'office') {
    const { certificateAuthority: ca, origin } = target;
    // Part by part: `new URL(path, origin)` would follow an absolute path to any host.
    return startHttps({
      ...urlToHttpOptions(origin),
      path,
      method,
      headers,
      agent: offices,
      ...(ca && { ca }),
    });
  }
  const address = await target.whenReady();
  if (address === undefined || call.signal.aborted) return undefined;
  const { socketPath, secret } = address;
  return startHttp({
    socketPath,
    path,
    method,
    headers: { ...headers, [SECRET_HEADER]: secret },
    agent: pipes,
  });
}

function pick(headers: IncomingHttpHeaders, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

/** Tells whether the other side can have heard anything of the call. */
function watchConnection(outgoing: ClientRequest, overTls: boolean): () => boolean {
  let connected = false;
  outgoing.once('socket', (socket) => {
    if (outgoing.reusedSocket) connected = true;
    else socket.once(overTls ? 'secureConnect' : 'connect', () => (connected = true));
  });
  return () => connected;
}

/** By hand and not by `pipeline`: an answer may come before the body has gone out, and must still reach the page. */
function send(outgoing: ClientRequest, body: Readable | null): void {
  if (body === null) {
    outgoing.end();
    return;
  }
  body.pipe(outgoing);
  body.once('error', () => outgoing.destroy());
  body.once('close', () => {
    if (!body.readableEnded) outgoing.destroy();
  });
  outgoing.once('close', () => body.unpipe(outgoing).resume());
}

/** An answer of our own, in the shape of the contract's errors. */
export function failureAnswer(code: FailureCode): ForwardAnswer {
  const body = toFailureBody(code);
  return {
    status: body.json.status,
    headers: { 'content-type': 'application/json' },
    body: Readable.from([Buffer.from(JSON.stringify(body))]),
  };
}

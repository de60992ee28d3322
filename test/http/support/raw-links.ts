import { request as startHttp } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { connect } from 'node:http2';
import { request as startHttps } from 'node:https';
import { once } from 'node:events';
import { requireSecret } from '../../../src/main/http/link-checks.ts';
import { makeCertificate } from './certificate.ts';
import { listenOnPipe, openForwarded, openLoopback, openTls, SECRET, serveTestOffice } from './links.ts';

/** A request as no browser would write it: the target goes out as it stands. */
export type RawCall = {
  readonly method: 'GET' | 'POST';
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** One connection of a program that is no page. */
export type RawLink = {
  readonly send: (call: RawCall) => Promise<{ readonly status: number; readonly text: string }>;
  readonly close: () => Promise<void>;
};

/** The ways to a server, with TLS where there is `openssl` to make a certificate. */
export function rawLinks(openssl: string | undefined): readonly [string, () => Promise<RawLink>][] {
  const plain: [string, () => Promise<RawLink>][] = [
    ['over a pipe', openRawPipe],
    ['over a loopback port', async () => overPort(await openLoopback())],
    ['through a forwarder', async () => overPort(await openForwarded())],
  ];
  if (openssl === undefined) return plain;
  return [
    ...plain,
    ['over TLS with HTTP/1.1', () => openRawTls(openssl)],
    ['over TLS with HTTP/2', () => openRawH2(openssl)],
  ];
}

const knock = { 'x-quanke-secret': SECRET };

async function openRawPipe(): Promise<RawLink> {
  const { address, close } = await listenOnPipe(serveTestOffice([requireSecret(SECRET)]).server);
  const { socketPath } = address;
  return {
    send: ({ method, target: path, headers, body = '' }) =>
      answerOf(startHttp({ socketPath, method, path, headers: { ...knock, ...headers } }), body),
    close,
  };
}

type Opened = { readonly origin: string; readonly close: () => Promise<void> };

function overPort({ origin, close }: Opened): RawLink {
  const { hostname, port } = new URL(origin);
  return {
    send: ({ method, target: path, headers, body = '' }) =>
      answerOf(startHttp({ hostname, port, method, path, headers: { ...knock, ...headers } }), body),
    close,
  };
}

async function openRawTls(openssl: string): Promise<RawLink> {
  const certificate = await makeCertificate(openssl);
  const { origin, close } = await openTls(certificate, 1);
  const { hostname, port } = new URL(origin);
  return {
    send: ({ method, target: path, headers = {}, body = '' }) =>
      answerOf(startHttps({ hostname, port, ca: certificate.cert, method, path, headers }), body),
    close,
  };
}

async function openRawH2(openssl: string): Promise<RawLink> {
  const certificate = await makeCertificate(openssl);
  const link = await openTls(certificate, 2);
  const session = connect(link.origin, { ca: certificate.cert });
  return {
    send: async ({ method, target, headers, body }) => {
      const stream = session.request(
        { ...headers, ':method': method, ':path': target },
        { endStream: false },
      );
      stream.end(body);
      const [head] = (await once(stream, 'response')) as [Record<string, unknown>];
      return { status: Number(head[':status']), text: await textOf(stream.setEncoding('utf8')) };
    },
    close: async () => {
      session.destroy();
      await link.close();
    },
  };
}

async function answerOf(call: ClientRequest, body: string): Promise<{ status: number; text: string }> {
  call.end(body);
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  return { status: answer.statusCode ?? 0, text: await textOf(answer.setEncoding('utf8')) };
}

async function textOf(stream: AsyncIterable<unknown>): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}

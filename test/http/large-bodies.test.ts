import { request as startHttp } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { connect, constants } from 'node:http2';
import { randomUUID } from 'node:crypto';
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../../src/shared/api/client.ts';
import { FILE_ROUTES, MAX_CATALOGUE_BYTES, MAX_UPLOAD_BYTES } from '../../src/shared/api/office/files.ts';
import { needs } from '../support/needs.ts';
import { makeCertificate } from './support/certificate.ts';
import { openForwarded, openLoopback, openTls, SECRET } from './support/links.ts';
import type { Link } from './support/links.ts';
import type { TestContract } from './support/test-contract.ts';
import { until } from './support/until.ts';

const MB = 1024 * 1024;
const openssl = needs('openssl');

/** A body of this size that is never in memory as a whole. */
function* bytesOf(total: number, first = ''): Generator<Buffer> {
  if (first) yield Buffer.from(first);
  for (let sent = first.length; sent < total; sent += 64 * 1024) yield Buffer.alloc(64 * 1024, 0x20);
}

/** What the two routes that take bytes in differ in. */
type Route = {
  readonly path: string;
  readonly type: string;
  readonly begin: string;
  readonly mostBytes: number;
};

const SCAN: Route = {
  path: FILE_ROUTES.upload,
  type: 'application/octet-stream',
  begin: '%PDF-',
  mostBytes: MAX_UPLOAD_BYTES,
};
const CATALOGUE: Route = {
  path: FILE_ROUTES.catalogue,
  type: 'application/json',
  begin: '{"files":[]}',
  mostBytes: MAX_CATALOGUE_BYTES,
};

describe.each([
  ['an upload over a loopback port', openLoopback, SCAN],
  ['an upload through a forwarder', openForwarded, SCAN],
  ['a catalogue over a loopback port', openLoopback, CATALOGUE],
  ['a catalogue through a forwarder', openForwarded, CATALOGUE],
])('%s', (_name, open, route) => {
  let link: Link;

  beforeAll(async () => {
    link = await open();
    const client = createClient<TestContract>({
      url: `${link.origin}/office`,
      fetch: (sent) => link.fetch(sent),
    });
    await client.desk.signIn({ requestId: randomUUID() });
  });
  afterAll(() => link.close());

  it('of 200 MB is refused before it is sent, and its connection ends', async () => {
    const sent = await sendUpload(link, { ...route, total: 200 * MB, announced: true });

    expect(sent.status).toBe(413);
    expect(sent.body).toContain('file.tooLarge');
    expect(sent.body).toContain(String(route.mostBytes));
    expect(sent.bytes).toBeLessThan(200 * MB);
    expect(sent.closed).toBe(true);
  });

  it('that does not say how long it is stops at the limit', async () => {
    const sent = await sendUpload(link, { ...route, total: 200 * MB, announced: false });

    expect(sent.status).toBe(413);
    expect(sent.body).toContain('file.tooLarge');
    expect(sent.bytes).toBeLessThan(200 * MB);
    expect(link.office.stored.size).toBe(0);
  });

  it('of the wrong kind is refused by its first bytes', async () => {
    const sent = await sendUpload(link, { ...route, total: 40 * MB, announced: true, begin: 'MZ' });

    expect(sent.status).toBe(415);
    expect(sent.body).toContain('file.typeNotAllowed');
  });

  it('of exactly the limit is taken', async () => {
    const sent = await sendUpload(link, { ...route, total: route.mostBytes, announced: true });

    expect(sent.status).toBe(200);
    expect(sent.body).toContain(String(route.mostBytes));
  });
});

describe('a catalogue', () => {
  let link: Link;

  beforeAll(async () => {
    link = await openLoopback();
  });
  afterAll(() => link.close());

  it('is refused before it is sent when nobody is signed in', async () => {
    const sent = await sendUpload(link, { ...CATALOGUE, total: 40 * MB, announced: true, token: 'b' });

    expect(sent.status).toBe(401);
    expect(sent.bytes).toBeLessThan(40 * MB);
  });

  it.each(['application/octet-stream', 'text/json', 'application/jsonp', 'text/plain'])(
    'is refused before it is sent as %j',
    async (type) => {
      const sent = await sendUpload(link, { ...CATALOGUE, total: 40 * MB, announced: true, type });

      expect(sent.status).toBe(415);
      expect(sent.bytes).toBeLessThan(40 * MB);
      expect(link.office.stored.size).toBe(0);
    },
  );

  it('is taken as JSON that names its encoding', async () => {
    const type = 'Application/JSON; charset=utf-8';
    const sent = await sendUpload(link, { ...CATALOGUE, total: 20, announced: true, type });

    expect(sent.status).toBe(200);
  });
});

type Upload = Omit<Route, 'mostBytes'> & {
  readonly total: number;
  readonly announced: boolean;
  readonly token?: string;
};

/** Sends as a page would, and goes on reading while it sends. */
async function sendUpload(link: Link, { path, type, begin, total, announced, token = 'a' }: Upload) {
  const names = ['quanke-session', `quanke-session-${new URL(link.origin).port}`]; // the server's, the forwarder's
  const cookie = names.map((name) => `${name}=${token.repeat(64)}`).join('; ');
  const length: Record<string, string> = announced ? { 'content-length': String(total) } : {};
  const call = startHttp(`${link.origin}${path}`, {
    method: 'POST',
    agent: false,
    headers: {
      cookie,
      'x-quanke-secret': SECRET,
      'x-file-name': 'a.pdf',
      'content-type': type,
      ...length,
    },
  });
  call.on('error', () => {}); // the server may end the connection while we are still sending
  let bytes = 0;
  const source = Readable.from(countBytes(total, begin, (count) => (bytes += count)));
  source.pipe(call);
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  let body = '';
  for await (const chunk of answer.setEncoding('utf8')) body += String(chunk);
  source.destroy();
  if (answer.statusCode !== 200) await closeOf(call);
  return { status: answer.statusCode, body, bytes, closed: call.socket?.destroyed ?? true };
}

/** `once` of node:events would give up at the error that comes before. */
async function closeOf(call: ClientRequest): Promise<void> {
  if (!call.closed) await new Promise<void>((resolve) => call.once('close', () => resolve()));
}

function* countBytes(total: number, first: string, count: (bytes: number) => void): Generator<Buffer> {
  let sent = 0;
  for (const chunk of bytesOf(total, first)) {
    const part = chunk.subarray(0, total - sent);
    sent += part.length;
    count(part.length);
    yield part;
  }
}

describe('150 MB of JSON', () => {
  let server: ChildProcess;
  let port: number;

  beforeAll(async () => {
    server = fork(new URL('./support/memory-server.ts', import.meta.url), { serialization: 'json' });
    [port] = (await once(server, 'message')) as [number];
  });
  afterAll(() => void server.kill());

  it.each([
    ['announced', true],
    ['in chunks', false],
  ])('%s are refused, and the server stays small', async (_how, announced) => {
    const before = await memoryOf(server);

    const status = await sendJson(port, announced);

    expect(status).toBe(413);
    expect((await memoryOf(server)) - before).toBeLessThan(100 * MB);
  });
});

async function memoryOf(server: ChildProcess): Promise<number> {
  server.send('memory?');
  const [peak] = (await once(server, 'message')) as [number];
  return peak;
}

async function sendJson(port: number, announced: boolean): Promise<number | undefined> {
  const length: Record<string, string> = announced ? { 'content-length': String(150 * MB) } : {};
  const call = startHttp(`http://127.0.0.1:${port}/office/desk/echo`, {
    method: 'POST',
    agent: false,
    headers: { 'x-quanke-secret': SECRET, 'content-type': 'application/json', ...length },
  });
  call.on('error', () => {});
  const source = Readable.from(bytesOf(150 * MB, '{"json":{"text":"'));
  source.pipe(call);
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  answer.resume();
  source.destroy();
  await closeOf(call);
  return answer.statusCode;
}

describe.skipIf(!openssl)('over HTTP/2', () => {
  let link: Link;
  let ca: string;

  beforeAll(async () => {
    const certificate = await makeCertificate(openssl ?? '');
    ca = certificate.cert;
    link = await openTls(certificate, 2);
  });
  afterAll(() => link.close());

  it('only the stream of a refused body ends, the connection goes on', async () => {
    const session = connect(link.origin, { ca });
    const refused = session.request({
      ':method': 'POST',
      ':path': '/office/desk/echo',
      'content-type': 'application/json',
    });
    refused.on('error', () => {});
    Readable.from(bytesOf(150 * MB, '{"json":{"text":"'))
      .on('error', () => {})
      .pipe(refused);
    const [head] = (await once(refused, 'response')) as [Record<string, unknown>];
    refused.resume();
    await until(() => refused.closed); // not 'close': Node's client waits for what it could not send

    const next = session.request({
      ':method': 'POST',
      ':path': '/office/desk/echo',
      'content-type': 'application/json',
    });
    next.end(JSON.stringify({ json: { text: 'a' } }));
    const [nextHead] = (await once(next, 'response')) as [Record<string, unknown>];
    session.destroy();

    expect(head[':status']).toBe(413);
    expect(refused.rstCode).toBe(constants.NGHTTP2_NO_ERROR);
    expect(nextHead[':status']).toBe(200);
  });
});

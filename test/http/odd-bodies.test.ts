import { connect } from 'node:http2';
import type { ClientHttp2Session } from 'node:http2';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../support/needs.ts';
import { makeCertificate } from './support/certificate.ts';
import { openTls } from './support/links.ts';
import { rawLinks } from './support/raw-links.ts';
import type { RawLink } from './support/raw-links.ts';

const MB = 1024 * 1024;
const openssl = needs('openssl');
const ECHO = JSON.stringify({ json: { text: 'a' } });
const CALL = {
  method: 'POST',
  target: '/office/desk/echo',
  headers: { 'content-type': 'application/json' },
  body: ECHO,
} as const;

describe.each(rawLinks(openssl))('a body %s', (_name, open) => {
  let link: RawLink;

  beforeAll(async () => {
    link = await open();
  });
  afterAll(() => link.close());

  it.each([
    ['in full', ECHO],
    ['of nothing', ''],
  ])('%s is not read without its type', async (_how, body) => {
    const answer = await link.send({ ...CALL, headers: {}, body });

    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toMatchObject({
      json: { code: 'call.invalidInput', data: { fields: '(body)' } },
    });
  });

  it('of another type than JSON is refused', async () => {
    const answer = await link.send({ ...CALL, headers: { 'content-type': 'text/plain' } });

    expect(answer.status).toBe(400);
  });

  it('that comes with a GET takes nothing of the next call', async () => {
    const odd = { method: 'GET', target: '/office/files/scan/none', body: 'x'.repeat(40) } as const;

    const statuses: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      await link.send({ ...odd, headers: { 'content-length': '40' } });
      statuses.push((await link.send(CALL)).status);
    }

    expect(statuses).toEqual([200, 200, 200]);
  });
});

describe.skipIf(!openssl)('a body without type and length over HTTP/2', () => {
  let session: ClientHttp2Session;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const certificate = await makeCertificate(openssl ?? '');
    const link = await openTls(certificate, 2);
    session = connect(link.origin, { ca: certificate.cert });
    close = async () => {
      session.destroy();
      await link.close();
    };
  });
  afterAll(() => close());

  it('of 200 MB is refused before it is sent', async () => {
    let sent = 0;
    const source = Readable.from(countBytes(200 * MB, (count) => (sent += count)));
    const call = session.request({ ':method': 'POST', ':path': '/office/desk/accept' });
    call.on('error', () => {}); // the server ends the stream while we are still sending
    source.on('error', () => {}).pipe(call);

    const [head] = (await once(call, 'response')) as [Record<string, unknown>];
    source.destroy();
    call.resume();

    expect(head[':status']).toBe(400);
    expect(sent).toBeLessThan(20 * MB);
  });
});

function* countBytes(total: number, count: (bytes: number) => void): Generator<Buffer> {
  const chunk = Buffer.alloc(64 * 1024, 0x20);
  for (let sent = 0; sent < total; sent += chunk.length) {
    count(chunk.length);
    yield chunk;
  }
}

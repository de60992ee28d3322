import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../../src/shared/api/client.ts';
import type { ClientOf } from '../../src/shared/api/client.ts';
import { FILE_ROUTES } from '../../src/shared/api/office/files.ts';
import { needs } from '../support/needs.ts';
import { makeCertificate } from './support/certificate.ts';
import { openForwarded, openInProcess, openLoopback, openPipe, openTls } from './support/links.ts';
import type { Link } from './support/links.ts';
import type { TestContract } from './support/test-contract.ts';
import { until } from './support/until.ts';

const openssl = needs('openssl');

const LINKS: readonly [string, () => Promise<Link>][] = [
  ['in process', openInProcess],
  ['over a pipe', openPipe],
  ['over a loopback port', openLoopback],
  ['through a forwarder', openForwarded],
];

const TLS_LINKS: readonly [string, () => Promise<Link>][] = openssl
  ? [
      ['over TLS with HTTP/1.1', async () => openTls(await makeCertificate(openssl), 1)],
      ['over TLS with HTTP/2', async () => openTls(await makeCertificate(openssl), 2)],
    ]
  : [];

describe.each([...LINKS, ...TLS_LINKS])('a call %s', (_name, open) => {
  let link: Link;
  let client: ClientOf<TestContract>;

  beforeAll(async () => {
    link = await open();
    client = createClient<TestContract>({
      url: `${link.origin}/office`,
      fetch: (request) => link.fetch(request),
    });
  });
  afterAll(() => link.close());

  it('gives the answer, and tells the operation what it is called', async () => {
    const answer = await client.desk.echo({ text: '一件事' });

    expect(answer).toEqual({ ok: true, value: { text: '一件事', procedure: 'desk.echo' } });
  });

  it('gives an expected failure with its code and facts', async () => {
    const answer = await client.desk.refuse();

    const failure = { code: 'case.changedMeanwhile', details: { by: 'desk 7', version: 3 } };
    expect(answer).toEqual({ ok: false, failure });
  });

  it('names the fields the schema refuses', async () => {
    const answer = await client.desk.echo({ text: 'x'.repeat(101), count: 0.5 });

    expect(answer).toEqual({
      ok: false,
      failure: { code: 'call.invalidInput', details: { fields: 'text, count' } },
    });
  });

  it('asks who calls before it looks at the input', async () => {
    const wrong = { text: 7 } as never;

    const answer = await client.desk.accept(wrong);

    expect(answer).toMatchObject({ ok: false, failure: { code: 'call.notSignedIn' } });
  });

  it('refuses a body that cannot be read', async () => {
    const response = await post(link, '/office/desk/echo', '{"json":');

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ json: { code: 'call.invalidInput' } });
  });

  it('knows nothing but its contract', async () => {
    const response = await post(link, '/office/desk/abolish', '{}');

    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ json: { code: 'call.notFound' } });
  });

  it('tells a number for our mistakes, and keeps the stack in the log', async () => {
    const response = await post(link, '/office/desk/crash', '{}');

    const text = await response.text();
    const { json } = JSON.parse(text) as { json: { data: { incident: string } } };
    expect(response.status).toBe(500);
    expect(text).not.toContain('secret of the stack');
    expect(link.logged()).toContain(json.data.incident);
    expect(link.logged()).toContain('the secret of the stack');
  });

  it('keeps a session until it is signed out', async () => {
    const before = await client.desk.accept({ text: 'a' });
    await client.desk.signIn({ requestId: randomUUID() });
    const during = await client.desk.accept({ text: 'b' });
    const foreign = await client.desk.audit();
    await client.desk.signOut({ requestId: randomUUID() });
    const after = await client.desk.accept({ text: 'c' });

    expect(before).toMatchObject({ failure: { code: 'call.notSignedIn' } });
    expect(during).toEqual({ ok: true, value: { text: 'b' } });
    expect(foreign).toMatchObject({ failure: { code: 'call.notPermitted' } });
    expect(after).toMatchObject({ failure: { code: 'call.notSignedIn' } });
  });

  it('follows events until the page goes', async () => {
    const page = new AbortController();
    const followed = await client.desk.follow(undefined, { signal: page.signal });
    if (!followed.ok) throw new Error(followed.failure.code);
    await until(() => link.office.followers() === 1);

    link.office.publish(7);
    const first = await followed.value.next();
    page.abort();

    expect(first.value).toEqual({ number: 7 });
    await until(() => link.office.followers() === 0);
  });

  it('ends a stream that breaks with a number and without the reason', async () => {
    const followed = await client.desk.breakOff();
    if (!followed.ok) throw new Error(followed.failure.code);

    const first = await followed.value.next();
    const broken = await followed.value.next().catch((error: unknown) => error);

    expect(first.value).toEqual({ number: 1 });
    expect(broken).toMatchObject({ code: 'call.internal' });
    expect(String(broken)).not.toContain('the secret of the stream');
  });

  it('carries a file there and back', async () => {
    await client.desk.signIn({ requestId: randomUUID() });
    const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(3 * 1024 * 1024)]);

    const up = await upload(link, pdf, '出生证明.pdf');
    const { fileId, name } = (await up.json()) as { fileId: string; name: string };
    const down = await link.fetch(new Request(`${link.origin}/office/files/scan/${fileId}`));

    expect(up.status).toBe(200);
    expect(name).toBe('出生证明.pdf');
    expect(Buffer.from(await down.arrayBuffer()).equals(pdf)).toBe(true);
    expect(down.headers.get('content-disposition')).toContain(encodeURIComponent('受理通知书'));
    expect(down.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  });

  it.each([
    ['in the address, which logs keep', '?name=a.pdf', {}],
    ['that cannot be decoded', '', { 'x-file-name': '%zz' }],
    ['of nothing but blanks', '', { 'x-file-name': '%20' }],
    ['that is too long', '', { 'x-file-name': 'a'.repeat(201) }],
  ])('takes no file with a name %s', async (_what, query, headers) => {
    await client.desk.signIn({ requestId: randomUUID() });
    const url = `${link.origin}/office/files/upload${query}`;

    const refused = await link.fetch(new Request(url, { method: 'POST', headers, body: '%PDF-' }));

    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({
      json: { code: 'call.invalidInput', data: { fields: 'name' } },
    });
  });

  it('brings one copy of a print job', async () => {
    await client.desk.signIn({ requestId: randomUUID() });
    const pdf = Buffer.from('%PDF-1.7 a copy');
    const { fileId } = (await (await upload(link, pdf, 'a.pdf')).json()) as { fileId: string };

    const sheet = await link.fetch(new Request(`${link.origin}${FILE_ROUTES.printSheet}/${fileId}/12`));

    expect(Buffer.from(await sheet.arrayBuffer()).equals(pdf)).toBe(true);
    expect(sheet.headers.get('content-disposition')).toContain('copy%2012.pdf');
  });

  it('gives the failures of files in the shape of the contract', async () => {
    await client.desk.signIn({ requestId: randomUUID() });

    const wrongKind = await upload(link, Buffer.from('GIF89a'), 'a.gif');
    const missing = await link.fetch(new Request(`${link.origin}/office/files/document/none`));

    expect(wrongKind.status).toBe(415);
    expect(await wrongKind.json()).toMatchObject({ json: { code: 'file.typeNotAllowed' } });
    expect(missing.status).toBe(404);
    expect(await missing.json()).toMatchObject({ json: { code: 'file.notFound' } });
  });
});

function post(link: Link, path: string, body: string): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return link.fetch(new Request(link.origin + path, { method: 'POST', headers, body }));
}

function upload(link: Link, bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Response> {
  const headers = {
    'content-type': 'application/octet-stream',
    'x-file-name': encodeURIComponent(name),
  };
  return link.fetch(
    new Request(`${link.origin}/office/files/upload`, { method: 'POST', headers, body: bytes }),
  );
}

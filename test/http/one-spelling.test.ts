import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../support/needs.ts';
import { forwardCall } from '../../src/main/http/forward.ts';
import { makeCertificate } from './support/certificate.ts';
import { openTls } from './support/links.ts';
import { rawLinks } from './support/raw-links.ts';
import type { RawLink } from './support/raw-links.ts';

const openssl = needs('openssl');
const JSON_TYPE = { 'content-type': 'application/json' };
const ECHO = JSON.stringify({ json: { text: 'a' } });

/** Each of them is the echo procedure or a file to somebody: the router, `new URL`, or the program behind. */
const OTHER_SPELLINGS = [
  '/%6Fffice/desk/echo',
  '/%6Fffice/../office/desk/echo',
  '/office/desk/%65cho',
  '/office/files/%75pload',
  '/office/files/../desk/echo',
  '/office/files/%2e%2e/desk/echo',
  '/office/./desk/echo',
  '/office\\desk\\echo',
  '/office/desk/echo#x',
  'http://x/office/desk/echo',
  'http://x/office/../../../../office/desk/echo',
  '//x/office/desk/echo',
  '//',
];

describe.each(rawLinks(openssl))('an address %s', (name, open) => {
  // HTTP/2 itself knows no path that begins otherwise.
  const spellings = OTHER_SPELLINGS.filter((target) => target.startsWith('/') || !name.endsWith('HTTP/2'));
  let link: RawLink;

  beforeAll(async () => {
    link = await open();
  });
  afterAll(() => link.close());

  it('is answered in its own spelling, with a query too', async () => {
    const call = { method: 'POST', headers: JSON_TYPE, body: ECHO } as const;

    const plain = await link.send({ ...call, target: '/office/desk/echo' });
    const withQuery = await link.send({ ...call, target: '/office/desk/echo?at=%2F..' });

    expect([plain.status, withQuery.status]).toEqual([200, 200]);
  });

  it.each(spellings)('is refused when it could be read in two ways: %s', async (target) => {
    const answer = await link.send({ method: 'POST', target, headers: JSON_TYPE, body: ECHO });

    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.text)).toMatchObject({ json: { code: 'call.linkRefused' } });
  });

  it('that cannot be decoded is refused in the shape of the contract', async () => {
    const answer = await link.send({ method: 'POST', target: '/office/%zz', headers: JSON_TYPE, body: ECHO });

    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.text)).toMatchObject({ json: { code: 'call.linkRefused' } });
  });
});

describe.skipIf(!openssl)('a call to the office of a centre', () => {
  it('goes to that office, whatever its path looks like', async () => {
    const certificate = await makeCertificate(openssl ?? '');
    const link = await openTls(certificate, 1);
    const origin = new URL(link.origin);

    const answer = await forwardCall(
      { kind: 'office', origin, certificateAuthority: certificate.cert },
      {
        method: 'POST',
        path: 'https://127.0.0.1:1/office/desk/echo', // where nobody listens
        headers: JSON_TYPE,
        body: null,
        signal: new AbortController().signal,
        session: null,
      },
    );
    answer.body.resume();
    await link.close();

    expect(answer.status).toBe(403);
  });
});

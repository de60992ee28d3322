import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { needs } from '../support/needs.ts';
import { makeCertificate } from './support/certificate.ts';
import { openForwarded, openLoopback, openPipe, openTls } from './support/links.ts';
import type { Link } from './support/links.ts';

const openssl = needs('openssl');
const TOKEN = 'a'.repeat(64);

/** Every `Set-Cookie` a page gets when somebody signs in and out again. */
async function cookiesOf(link: Link): Promise<readonly string[]> {
  const cookies: string[] = [];
  for (const procedure of ['signIn', 'signOut']) {
    const body = JSON.stringify({ json: { requestId: randomUUID() } });
    const headers = { 'content-type': 'application/json' };
    const request = new Request(`${link.origin}/office/desk/${procedure}`, { method: 'POST', headers, body });
    const response = await link.fetch(request);
    cookies.push(...response.headers.getSetCookie());
  }
  await link.close();
  return cookies;
}

describe('the session', () => {
  it.each([
    ['a loopback server', openLoopback],
    ['a forwarder', openForwarded],
  ])('is a cookie no script can read and no other site can send: %s', async (_name, open) => {
    const cookies = await cookiesOf(await open());

    expect(cookies).toEqual([
      `quanke-session=${TOKEN}; Path=/office; HttpOnly; SameSite=Strict`,
      'quanke-session=; Max-Age=0; Path=/office; HttpOnly; SameSite=Strict',
    ]);
  });

  it('never reaches the page of the shell, which holds the token itself', async () => {
    const cookies = await cookiesOf(await openPipe());

    expect(cookies).toEqual([]);
  });
});

describe.skipIf(!openssl)('the session of a centre', () => {
  it('travels over TLS only', async () => {
    const cookies = await cookiesOf(await openTls(await makeCertificate(openssl ?? ''), 2));

    expect(cookies).toHaveLength(2);
    for (const cookie of cookies) expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Secure$/);
  });
});

import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { needs } from '../support/needs.ts';
import { makeCertificate } from './support/certificate.ts';
import { createCookieFetch } from './support/cookie-fetch.ts';
import { openForwarded, openLoopback, openPipe, openTls } from './support/links.ts';
import type { Link } from './support/links.ts';

const openssl = needs('openssl');
const TOKEN = 'a'.repeat(64);

function callOf(link: Link, procedure: 'signIn' | 'signOut' | 'accept'): Request {
  const body = JSON.stringify({ json: { requestId: randomUUID(), text: 'a' } });
  const headers = { 'content-type': 'application/json' };
  return new Request(`${link.origin}/office/desk/${procedure}`, { method: 'POST', headers, body });
}

/** Every `Set-Cookie` a page gets when somebody signs in and out again. */
async function cookiesOf(link: Link): Promise<readonly string[]> {
  const cookies: string[] = [];
  for (const procedure of ['signIn', 'signOut'] as const) {
    const response = await link.fetch(callOf(link, procedure));
    cookies.push(...response.headers.getSetCookie());
  }
  await link.close();
  return cookies;
}

describe('the session', () => {
  it.each([
    ['a loopback server', openLoopback, () => 'quanke-session'],
    ['a forwarder', openForwarded, ({ origin }: Link) => `quanke-session-${new URL(origin).port}`],
  ])('is a cookie no script can read and no other site can send: %s', async (_name, open, nameOf) => {
    const link = await open();

    const cookies = await cookiesOf(link);

    expect(cookies).toEqual([
      `${nameOf(link)}=${TOKEN}; Path=/office; HttpOnly; SameSite=Strict`,
      `${nameOf(link)}=; Max-Age=0; Path=/office; HttpOnly; SameSite=Strict`,
    ]);
  });

  it('of one workbench is nothing to another one in the same browser', async () => {
    const [demo, real] = [await openForwarded(), await openForwarded()];
    const browser = createCookieFetch((request) => fetch(request)); // keeps cookies by host, as browsers do

    await browser(callOf(demo, 'signIn'));
    const foreign = await browser(callOf(real, 'accept'));
    await browser(callOf(real, 'signIn'));
    await browser(callOf(real, 'signOut'));
    const own = await browser(callOf(demo, 'accept'));
    await Promise.all([demo.close(), real.close()]);

    expect(foreign.status).toBe(401);
    expect(own.status).toBe(200);
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

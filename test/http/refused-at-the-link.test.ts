import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLoopback, SECRET } from './support/links.ts';
import type { Link } from './support/links.ts';

describe('a loopback server', () => {
  let link: Link;

  beforeAll(async () => {
    link = await openLoopback();
  });
  afterAll(() => link.close());

  /** Not through the link's own fetch, which would add the secret; Node sets Host and Origin freely, unlike a page. */
  async function send(headers: Record<string, string>): Promise<number> {
    const { request } = await import('node:http');
    const { port } = new URL(link.origin);
    return new Promise((resolve, reject) => {
      const call = request({ host: '127.0.0.1', port, method: 'POST', path: '/office/desk/echo', headers });
      call.on('error', reject).on('response', (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      call.end(JSON.stringify({ json: { text: 'a' } }));
    });
  }

  const own = (): Record<string, string> => ({
    'content-type': 'application/json',
    'x-quanke-secret': SECRET,
    host: new URL(link.origin).host,
  });

  it('answers its own page', async () => {
    const status = await send({ ...own(), origin: link.origin, 'sec-fetch-site': 'same-origin' });

    expect(status).toBe(200);
  });

  it.each([
    ['no launch secret', { 'x-quanke-secret': '' }],
    ['a wrong launch secret', { 'x-quanke-secret': '6'.repeat(64) }],
    ['half a launch secret', { 'x-quanke-secret': SECRET.slice(0, 32) }],
    ['the name of another host', { host: 'desk.example' }],
    ['our name with another port', { host: '127.0.0.1:1' }],
    ['a name that only begins like ours', { host: '127.0.0.1.example:80' }],
    ['the origin of another page', { origin: 'http://127.0.0.1:1' }],
    ['an origin that is none', { origin: 'null' }],
    ['a page of the same site', { 'sec-fetch-site': 'same-site' }],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['an address typed by a person', { 'sec-fetch-site': 'none' }],
  ])('refuses %s', async (_what, headers) => {
    const status = await send({ ...own(), ...headers });

    expect(status).toBe(403);
  });
});

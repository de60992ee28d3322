import { request as startHttp } from 'node:http';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PAGE_HEADERS } from '../../src/shared/api/page-headers.ts';
import { silentLog } from '../../src/main/http/log.ts';
import { openPageFiles } from '../../src/main/http/page-files.ts';
import { createWorkbenchServer } from '../../src/main/http/workbench-server.ts';
import type { WorkbenchServer } from '../../src/main/http/workbench-server.ts';
import { SECRET } from './support/links.ts';

describe('a workbench', () => {
  let folder: string;
  let workbench: WorkbenchServer;
  let address: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quanke-page-'));
    await mkdir(join(folder, 'page/assets'), { recursive: true });
    await writeFile(join(folder, 'secret.txt'), 'beside the page');
    await writeFile(join(folder, 'page/index.html'), '<p>the page</p>');
    await writeFile(join(folder, 'page/assets/a-1234.js'), 'export {};');
    const page = openPageFiles(join(folder, 'page'));
    if (page === undefined) throw new Error('no page');
    workbench = createWorkbenchServer({ log: silentLog, page, secret: SECRET });
    workbench.server.app.post('/office/ping', () => ({ pong: true }));
    address = await workbench.listen(0);
  });
  afterEach(async () => {
    await workbench.server.close();
    await rm(folder, { recursive: true });
  });

  const origin = (): string => new URL(address).origin;
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${origin()}${path}`, { headers, redirect: 'manual' });

  async function enter(): Promise<{ response: Response; cookie: string }> {
    const response = await fetch(address, { redirect: 'manual' });
    const [line = ''] = response.headers.getSetCookie();
    return { response, cookie: line.split(';')[0] ?? '' };
  }

  it('lets in who brings the code, and leads away from the address that holds it', async () => {
    const { response, cookie } = await enter();

    const page = await get('/', { cookie });

    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/');
    expect(await page.text()).toBe('<p>the page</p>');
  });

  it('sets a cookie no script and no other site can use', async () => {
    const { response } = await enter();

    const [cookie] = response.headers.getSetCookie();

    expect(cookie).toMatch(/^quanke-link-\d+=[0-9a-f]{64}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/);
  });

  it('takes its code once only', async () => {
    await enter();

    const { response, cookie } = await enter();

    expect(response.status).toBe(403);
    expect(cookie).toBe('');
  });

  it.each([
    ['no code', '/'],
    ['a wrong code', '/?code=00000000000000000000000000000000'],
    ['a deep route', '/login'],
    ['a file of the page', '/assets/a-1234.js'],
  ])('shows nothing of the page for %s', async (_what, path) => {
    const response = await get(path);

    expect(response.status).toBe(403);
    expect(await response.text()).not.toContain('the page');
    expect(response.headers.get('content-security-policy')).toBe(PAGE_HEADERS['content-security-policy']);
  });

  it.each([
    ['without anything', {}, 403],
    ['with a wrong pass', { cookie: `quanke-link-1=${'a'.repeat(64)}` }, 403],
    ['with the launch secret', { 'x-quanke-secret': SECRET }, 200],
  ])('answers a call %s', async (_what, headers, status) => {
    const response = await fetch(`${origin()}/office/ping`, { method: 'POST', headers });

    expect(response.status).toBe(status);
  });

  it.each([
    '/%6Fffice/ping',
    '/%6Fffice/../office/ping',
    'http://x/office/ping',
    'http://x/office/../../office/ping',
    '/station/none',
    '/nowhere',
  ])('answers no call of a stranger, however the address is spelt: %s', async (path) => {
    const status = await post(path, {});

    expect(status).toBe(403);
  });

  it.each([
    ['the origin of another page', { origin: 'http://evil.example' }],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses %s, however the address is spelt', async (_what, foreign) => {
    const { cookie } = await enter();

    const own = await post('/office/ping', { cookie });
    const plain = await post('/office/ping', { cookie, ...foreign });
    const spelt = await post('/%6Fffice/ping', { cookie, ...foreign });

    expect([own, plain, spelt]).toEqual([200, 403, 403]);
  });

  /** As it stands: `fetch` would tidy the path up. */
  function post(path: string, headers: Record<string, string>): Promise<number> {
    const { hostname, port } = new URL(address);
    return new Promise((resolve, reject) => {
      const call = startHttp({ hostname, port, path, method: 'POST', headers });
      call.on('error', reject).on('response', (answer) => resolve(answer.resume().statusCode ?? 0));
      call.end();
    });
  }

  it('answers calls of the browser it let in', async () => {
    const { cookie } = await enter();

    const response = await fetch(`${origin()}/office/ping`, { method: 'POST', headers: { cookie } });

    expect(response.status).toBe(200);
  });

  it('serves every file with the headers that fence the page in', async () => {
    const { cookie } = await enter();

    const [page, script] = [await get('/case/7', { cookie }), await get('/assets/a-1234.js', { cookie })];

    for (const [name, value] of Object.entries(PAGE_HEADERS)) {
      expect(page.headers.get(name)).toBe(value);
      expect(script.headers.get(name)).toBe(value);
    }
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(script.headers.get('cache-control')).toContain('immutable');
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..\\..\\secret.txt',
    '/a.js%00',
  ])('leads nowhere out of the page: %s', async (path) => {
    const { cookie } = await enter();

    const response = await get(path, { cookie });

    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('beside the page');
  });
});

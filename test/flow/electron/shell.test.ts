import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { script } from '../../support/flow/catalogue.ts';
import { openDisplay, openElectronDesk } from '../../support/flow/electron-desk.ts';
import { putCard, signIn } from '../../support/flow/person.ts';
import { isAlive, waitUntil } from '../../support/flow/processes.ts';
import * as clerk from '../../support/flow/take-in.ts';
import { makeTemporaryFolder } from '../../support/flow/temporary-folder.ts';
import { needs } from '../../support/needs.ts';

const tools = {
  electron: needs('electron') ?? '',
  xvfb: needs('xvfb') ?? '',
  setpriv: needs('setpriv') ?? '',
  gtk: needs('gtk') ?? '',
};

describe.skipIf(Object.values(tools).includes(''))('the shell', () => {
  let folder: ReturnType<typeof makeTemporaryFolder>;
  let data: string;
  let display: Awaited<ReturnType<typeof openDisplay>> | undefined;
  let desk: Awaited<ReturnType<typeof openElectronDesk>>;

  beforeAll(async () => {
    folder = makeTemporaryFolder();
    data = `${folder.path}/data`;
    display = await openDisplay(tools.xvfb);
    desk = await openElectronDesk(tools, display.name, data);
    await signIn(desk.page, 'window01');
  });
  afterEach(() => {
    expect(desk.watch.faults).toEqual([]);
  });
  afterAll(async () => {
    await desk?.close();
    display?.close();
    folder.remove();
  });

  it('keeps the page in a sandbox, without Node', async () => {
    const names = await desk.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
    );
    const pid = await desk.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    );

    expect(names).toEqual([]);
    expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m); // its system calls are filtered
  });

  it.each(['data:text/html,<p>other', 'app://other/'])('answers no call of %s', async (address) => {
    const answer = await desk.app.evaluate(async ({ BrowserWindow, session }, url) => {
      const own = { session: session.fromPartition('quanke'), sandbox: true };
      const window = new BrowserWindow({ show: false, webPreferences: own });
      await window.loadURL(url).catch(() => undefined); // refused addresses show an error page
      const call = `fetch('app://desk/office/system/about', { method: 'POST', body: '{}' }).then(
        (response) => response.text(), () => 'refused')`;
      const text: unknown = await window.webContents.executeJavaScript(call);
      window.destroy();
      return text;
    }, address);

    expect(answer).toBe('refused');
  });

  it('shows the page no token', async () => {
    const seen = await desk.page.evaluate(async () => ({
      cookie: document.cookie,
      stored: [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(
        (key) => key !== 'vue-router:scroll',
      ),
      bridge: Object.keys((window as { quanke?: object }).quanke ?? {}).toSorted(),
      answered: [...(await fetch('/office/staff/me', { method: 'POST', body: '{}' })).headers.keys()],
    }));
    const jar = await desk.app.evaluate(({ session }) => session.fromPartition('quanke').cookies.get({}));

    expect(seen.cookie).toBe('');
    expect(seen.stored).toEqual([]);
    expect(seen.bridge).toEqual(['desktop', 'enterPin', 'listPrinters', 'printPaper']);
    expect(seen.answered).not.toContain('set-cookie');
    expect(jar).toEqual([]);
  });

  it('keeps its window when the station is killed, and reads the next card', async () => {
    const { page } = desk;
    await clerk.beginDraft(page, script.immediate);
    const station = desk.pidOf('station') ?? 0;

    process.kill(station, 'SIGKILL');
    await waitUntil(
      'the station is another one',
      () => ![undefined, station].includes(desk.pidOf('station')),
      3_000,
    );
    await clerk.readCardFor(page, 'applicant', 'shop-owner');

    expect(await page.locator('#field-applicantName').inputValue()).not.toBe('');
  });

  it('leaves no program behind when it is killed, and has the draft when it comes back', async () => {
    const before = desk;
    await clerk.typeAnswers(before.page, {
      applicantPhone: script.immediate.answers['applicantPhone'] ?? '',
    });
    const name = await before.page.locator('#field-applicantName').inputValue();
    const children = [before.pidOf('office') ?? 0, before.pidOf('station') ?? 0];

    process.kill(before.holderPid, 'SIGKILL');
    await waitUntil('office and station ended', () => !children.some(isAlive));
    desk = await openElectronDesk(tools, display?.name ?? '', data);
    await signIn(desk.page, 'window01');
    await desk.page.locator('[data-draft] a').click();

    expect(await desk.page.locator('#field-applicantName').inputValue()).toBe(name);
    expect(await desk.page.locator('[data-field="applicantName"] .provenance-mark.card').count()).toBe(1);
    await putCard(desk.page, 'elder'); // devices are back as well
  });

  it('lets no page reach a network, even one without a policy of its own', async () => {
    let reached = 0;
    const network = createServer((_request, answer) => {
      reached += 1;
      answer.end();
    });
    await new Promise<void>((resolve) => network.listen(0, '127.0.0.1', resolve));
    const { port } = network.address() as AddressInfo;

    const answer = await desk.app.evaluate(async ({ BrowserWindow, session }, url) => {
      const own = { session: session.fromPartition('quanke'), sandbox: true };
      const window = new BrowserWindow({ show: false, webPreferences: own });
      await window.loadURL('data:text/html,<p>other');
      const call = `fetch('${url}', { mode: 'no-cors' }).then(() => 'answered', () => 'refused')`;
      const text: unknown = await window.webContents.executeJavaScript(call);
      window.destroy();
      return text;
    }, `http://127.0.0.1:${port}/`);
    network.close();

    expect({ answer, reached }).toEqual({ answer: 'refused', reached: 0 });
  });

  it('goes to no other address and opens no window', async () => {
    const seen = await desk.app.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const run = (code: string): Promise<unknown> =>
        window?.webContents.executeJavaScript(code) ?? Promise.resolve();
      const opened = await run("String(window.open('app://desk/'))");
      await run("location.href = 'https://example.invalid/'; 0");
      await new Promise((resolve) => setTimeout(resolve, 300));
      const isStillThere = await run("document.querySelector('header') !== null");
      return {
        opened,
        isStillThere,
        url: window?.webContents.getURL(),
        windows: BrowserWindow.getAllWindows().length,
      };
    });

    expect(seen).toEqual({
      opened: 'null',
      isStillThere: true,
      url: expect.stringMatching(/^app:\/\/desk\//) as string,
      windows: 1,
    });
  });
});

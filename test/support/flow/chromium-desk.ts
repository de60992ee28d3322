import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import type { Desk } from './desk.ts';
import { PageFaults } from './page-faults.ts';
import { descendantsOf } from './processes.ts';

const PROJECT = join(import.meta.dirname, '../../..');
/** Long enough for two busy cores, short enough to learn of a fault. */
const WAIT_MS = 15_000;
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A workbench that was started as a child, as `npm start` does. */
export type Workbench = {
  readonly origin: string;
  /** Holds the one-time code. */
  readonly address: string;
  readonly secret: string;
  readonly pid: number;
  pidOf(program: 'office' | 'station'): number | undefined;
  /** Ends it and all it started. */
  close(): Promise<void>;
};

/** Starts a workbench on a free port. */
export async function startWorkbench(dataFolder: string): Promise<Workbench> {
  const secret = randomBytes(32).toString('hex');
  const child = spawn(
    process.execPath,
    [join(PROJECT, 'src/main/workbench.ts'), '--port', '0', '--data', dataFolder],
    { env: { ...process.env, QUANKE_LAUNCH_SECRET: secret }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const address = await addressOf(child);
  const pid = child.pid ?? 0;
  return {
    address,
    origin: new URL(address).origin,
    secret,
    pid,
    pidOf: (program) =>
      descendantsOf(pid).find(({ commandLine }) => commandLine.endsWith(`/${program}.ts`))?.pid,
    close: () => endOf(child),
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    child.stderr?.setEncoding('utf8').on('data', (text: string) => said.push(text));
    child.once('exit', () => reject(new Error(`the workbench ended:\n${said.join('')}`)));
    if (child.stdout) {
      createInterface(child.stdout).on('line', (line) => {
        const [, address] = /^Workbench: (\S+)$/.exec(line) ?? [];
        if (address) resolve(address);
      });
    }
  });
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** Who opens the browser: with the printed address once, later as a tool that knows the launch secret. */
export type Entry = 'address' | 'secret';

/** A browser window on a running workbench. */
export async function openBrowser(
  executablePath: string,
  workbench: Workbench,
  entry: Entry,
): Promise<{ browser: Browser; page: Page; watch: PageFaults }> {
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    ...(entry === 'secret' && { extraHTTPHeaders: { 'x-quanke-secret': workbench.secret } }),
  });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  const watch = new PageFaults();
  await watch.watch(page, workbench.origin);
  await page.goto(entry === 'address' ? workbench.address : workbench.origin);
  return { browser, page, watch };
}

/** Workbench and Chromium. */
export async function openChromiumDesk(executablePath: string, dataFolder: string): Promise<Desk> {
  const workbench = await startWorkbench(dataFolder);
  const { browser, page, watch } = await openBrowser(executablePath, workbench, 'address');
  return {
    mode: 'chromium',
    origin: workbench.origin,
    page,
    watch,
    holderPid: workbench.pid,
    pidOf: workbench.pidOf,
    download: async (start) => {
      const [download] = await Promise.all([page.waitForEvent('download'), start()]);
      return readFileSync(await download.path(), 'utf8');
    },
    close: async () => {
      await browser.close();
      await workbench.close();
    },
  };
}

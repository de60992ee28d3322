import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { buildWhenStale } from '../../scripts/fresh-build.mjs';
import { startWorkbench } from '../support/flow/chromium-desk.ts';
import { openDisplay, openElectronDesk } from '../support/flow/electron-desk.ts';
import type { ElectronTools } from '../support/flow/electron-desk.ts';
import { needs } from '../support/needs.ts';
import { medianOf } from './bench-line.ts';
import type { BenchLine } from './bench-line.ts';

const START_BOUND_MS = 3_000;
const LOAD_BOUND_KB = 400;
const RUNS = 5;
const PAGE_FOLDER = join(import.meta.dirname, '../../out/renderer');
/** The accounts stand on the login page only when the office has answered and the page takes a click. */
const INTERACTIVE = ['#login-name', '[data-account]'];

/** From the start of our processes to a login page that can be used, and what a browser loads for it. */
export async function benchStart(): Promise<BenchLine[]> {
  if (!(await buildWhenStale())) throw new Error('the build failed');
  return [...(await benchChromium()), ...(await benchElectron())];
}

async function benchChromium(): Promise<BenchLine[]> {
  const executablePath = needs('chromium');
  if (executablePath === undefined) return [];
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    return await withFolder(async (folder) => {
      let loadKb = 0;
      const times = await repeat(async () => {
        const { ms, page } = await startInChromium(browser, join(folder, 'data'));
        loadKb = await firstLoadKb(page);
        return ms;
      });
      return [
        startLine('start to login page: workbench and Chromium', times),
        {
          name: 'page: first load, gzip',
          figure: loadKb,
          unit: 'kB',
          bound: LOAD_BOUND_KB,
          met: loadKb <= LOAD_BOUND_KB,
        },
      ];
    });
  } finally {
    await browser.close();
  }
}

/** The browser itself is there already, as it is on the desk of whoever uses one. */
async function startInChromium(browser: Browser, data: string): Promise<{ ms: number; page: Page }> {
  const begun = performance.now();
  const workbench = await startWorkbench(data);
  const page = await (await browser.newContext()).newPage();
  await page.goto(workbench.address);
  await waitForLogin(page);
  const ms = performance.now() - begun;
  await workbench.close();
  return { ms, page };
}

async function waitForLogin(page: Page): Promise<void> {
  for (const mark of INTERACTIVE) await page.locator(mark).first().waitFor();
}

/** Compressed as a server would; the loopback does not. */
async function firstLoadKb(page: Page): Promise<number> {
  const paths = await page.evaluate(() => {
    const entries = performance.getEntriesByType('resource');
    return ['/index.html', ...entries.map(({ name }) => new URL(name).pathname)];
  });
  const files = new Set(paths.filter((path) => path === '/index.html' || path.startsWith('/assets/')));
  const sizes = [...files].map((path) => gzipSync(readFileSync(join(PAGE_FOLDER, path))).length);
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 100) / 10;
}

async function benchElectron(): Promise<BenchLine[]> {
  const [electron, xvfb, setpriv] = [needs('electron'), needs('xvfb'), needs('setpriv')];
  if (electron === undefined || xvfb === undefined || setpriv === undefined) return [];
  const tools: ElectronTools = { electron, xvfb, setpriv };
  const display = await openDisplay(xvfb);
  try {
    return await withFolder(async (folder) => [
      startLine(
        'start to login page: Electron',
        await repeat(() => startInElectron(tools, display.name, join(folder, 'data'))),
      ),
    ]);
  } finally {
    display.close();
  }
}

async function startInElectron(tools: ElectronTools, display: string, data: string): Promise<number> {
  const begun = performance.now();
  const desk = await openElectronDesk(tools, display, data);
  await waitForLogin(desk.page);
  const ms = performance.now() - begun;
  await desk.close();
  return ms;
}

/** The first run makes the demo data and warms the disk; it does not count. */
async function repeat(once: () => Promise<number>): Promise<number[]> {
  await once();
  const times: number[] = [];
  for (let i = 0; i < RUNS; i += 1) times.push(await once());
  return times;
}

function startLine(name: string, times: readonly number[]): BenchLine {
  const figure = Math.round(medianOf(times));
  return { name, figure, unit: 'ms', bound: START_BOUND_MS, met: figure <= START_BOUND_MS };
}

async function withFolder<Value>(use: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'quanke-bench-'));
  await chmod(folder, 0o755); // Electron runs as an ordinary user
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

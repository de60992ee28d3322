import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { _electron } from 'playwright-core';
import type { ElectronApplication } from 'playwright-core';
import type { Desk } from './desk.ts';
import { PageFaults } from './page-faults.ts';
import { descendantsOf } from './processes.ts';

const PROJECT = join(import.meta.dirname, '../../..');
const LOADER = join(
  dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
  'lib/server/electron/loader.js',
);
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** What the tests take from the machine. */
export type ElectronTools = { readonly electron: string; readonly xvfb: string; readonly setpriv: string };

/** A display of our own, without a file of rights: an ordinary user could not read root's. */
export async function openDisplay(xvfb: string): Promise<{ name: string; close(): void }> {
  const child: ChildProcess = spawn(
    xvfb,
    ['-ac', '-nolisten', 'tcp', '-screen', '0', '1920x1080x24', '-displayfd', '3'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const number = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('Xvfb does not start')));
    child.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()));
  });
  return { name: `:${number}`, close: () => void child.kill() };
}

/** The shell with its page, started as an ordinary user with the sandbox on. */
export async function openElectronDesk(
  tools: ElectronTools,
  display: string,
  dataFolder: string,
): Promise<Desk & { readonly app: ElectronApplication }> {
  const home = makeHome(dataFolder);
  const { project, node, loader } = placeForNobody(dirname(dataFolder));
  const app = await _electron.launch({
    executablePath: writeWrapper(tools, { home, loader }),
    args: ['--disable-gpu', project, '--data', dataFolder],
    chromiumSandbox: true,
    cwd: home,
    env: {
      PATH: process.env['PATH'] ?? '',
      LANG: 'C.UTF-8',
      DISPLAY: display,
      HOME: home,
      QUANKE_NODE: node,
    },
  });
  const page = await app.firstWindow();
  page.setDefaultTimeout(15_000);
  const watch = new PageFaults();
  await watch.watch(page, 'app://desk');
  await page.reload(); // the first load was not watched
  const holderPid = app.process().pid ?? 0; // the wrapper replaces itself by Electron
  return {
    mode: 'electron',
    origin: 'app://desk',
    app,
    page,
    watch,
    holderPid,
    pidOf: (program) => programBelow(holderPid, program),
    download: (start) => downloadInElectron(app, join(home, 'download'), start),
    close: () => app.close(),
  };
}

function programBelow(shell: number, program: 'office' | 'station'): number | undefined {
  // the office runs on the Node a setting names; the station is the one utility process that runs Node
  const mark = program === 'office' ? /\/office\.js$/ : /--utility-sub-type=node\.mojom\.NodeService/;
  return descendantsOf(shell).find(({ commandLine }) => mark.test(commandLine))?.pid;
}

async function downloadInElectron(
  app: ElectronApplication,
  path: string,
  start: () => Promise<void>,
): Promise<string> {
  const done = app.evaluate(
    ({ session }, savePath) =>
      new Promise<string>((resolve) => {
        session.fromPartition('quanke').once('will-download', (_event, item) => {
          item.setSavePath(savePath); // instead of asking a person where to put it
          item.once('done', (_done, state) => resolve(state));
        });
      }),
    path,
  );
  await start();
  const state = await done;
  if (state !== 'completed') throw new Error(`download ${state}`);
  return readFileSync(path, 'utf8');
}

function makeHome(dataFolder: string): string {
  const home = join(dirname(dataFolder), 'home');
  for (const folder of [home, dataFolder]) {
    mkdirSync(folder, { recursive: true });
    if (isRoot) chownSync(folder, NOBODY, NOBODY);
  }
  return home;
}

/**
 * Electron's sandbox refuses root, so root becomes nobody first. Playwright's loader keeps the shell from being ready
 * before Playwright is; Playwright adds it itself only where it chooses the executable.
 */
function writeWrapper(
  { electron, setpriv }: ElectronTools,
  { home, loader }: { readonly home: string; readonly loader: string },
): string {
  const path = join(dirname(home), 'electron-for-tests');
  const drop = isRoot ? `"${setpriv}" --reuid=${NOBODY} --regid=${NOBODY} --clear-groups` : '';
  writeFileSync(path, `#!/bin/sh\nexec ${drop} env HOME="${home}" "${electron}" -r "${loader}" "$@"\n`);
  chmodSync(path, 0o755);
  return path;
}

/** Where an ordinary user can read program and Node: the project itself, or a copy of what was built. */
function placeForNobody(folder: string): { project: string; node: string; loader: string } {
  const node = realpathSync(process.execPath);
  const here = { project: PROJECT, node, loader: LOADER };
  if (Object.values(here).every(isOpenToAll)) return here;
  const project = join(folder, 'program');
  const copies = { project, node: join(project, 'node'), loader: join(project, 'loader.cjs') };
  if (existsSync(project)) return copies; // the shell is started a second time
  const modules = ['node_modules/node-hid', 'node_modules/pkg-prebuilds'];
  for (const part of ['package.json', 'out', 'resources', ...modules])
    cpSync(join(PROJECT, part), join(project, part), { recursive: true, dereference: true });
  cpSync(node, copies.node);
  cpSync(LOADER, copies.loader);
  return copies;
}

function isOpenToAll(path: string): boolean {
  const stat = statSync(path);
  const needed = stat.isDirectory() ? 0o005 : 0o004;
  const parent = dirname(path);
  return (stat.mode & needed) === needed && (parent === path || isOpenToAll(parent));
}

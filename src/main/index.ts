// 桌面外壳. The shell: one window, the page on app://desk, office and station as supervised programs.
import { existsSync, realpathSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { app, session as sessions } from 'electron';
import { WINDOW_TITLE } from '../shared/texts/link-pages.ts';
import { registerDeskScheme, serveDesk } from './desktop/desk-protocol.ts';
import { openDeskWindow } from './desktop/desk-window.ts';
import { lockContents, lockSession } from './desktop/locks.ts';
import { openPinChannel } from './desktop/pin-channel.ts';
import { openPrintChannels } from './desktop/print-channels.ts';
import { createShellPrinters } from './desktop/shell-printers.ts';
import { createUtilityWay } from './desktop/utility-way.ts';
import { toChildEnvironment } from './http/child-environment.ts';
import { createForkWay } from './http/fork-way.ts';
import { createMemorySession } from './http/forward-fetch.ts';
import type { ForwardTarget } from './http/forward.ts';
import { createLog } from './http/log.ts';
import { openPageFiles } from './http/page-files.ts';
import { sendPin } from './http/send-pin.ts';
import { HANG_LIMITS, superviseProgram } from './http/process-launcher.ts';
import type { LaunchWay, SupervisedProgram } from './http/process-launcher.ts';
import { createSocketFolder } from './http/socket-folder.ts';
import type { SocketFolder } from './http/socket-folder.ts';
import { readWorkbenchOptions } from './http/workbench-options.ts';

const root = join(import.meta.dirname, '../..');
const log = createLog('shell');
const inElectron = createUtilityWay(process.env);
const programs: SupervisedProgram[] = [];

app.enableSandbox();
registerDeskScheme();
lockContents(app);

const options = readWorkbenchOptions(ownArguments());
if (typeof options === 'string') stop(2, options);
else if (!app.requestSingleInstanceLock())
  app.exit(0); // two of them would share one database
else
  void app
    .whenReady()
    .then(() => open(options))
    .catch(stopForGood);

type Options = Exclude<typeof options, string>;

async function open({ office: remote, real, data }: Options): Promise<void> {
  const page = openPageFiles(join(root, 'out/renderer'));
  if (page === undefined) return stop(1, 'The page is not built yet. Run: npm run build');
  const sockets = await createSocketFolder([process.env['XDG_RUNTIME_DIR'], tmpdir()], process.platform);
  const dataFolder = resolve(data ?? join(app.getPath('userData'), real ? 'workstation' : 'demo'));
  const start = (name: 'office' | 'station', way: LaunchWay): SupervisedProgram =>
    launch(name, way, { sockets, dataFolder, real });
  const station = start('station', inElectron);
  const office: ForwardTarget = remote
    ? { kind: 'office', ...remote }
    : programTarget(start('office', officeWay()));

  const session = sessions.fromPartition('quanke'); // a session of its own, and nothing of it is written to disk
  lockSession(session);
  serveDesk(session, { page, office, station: programTarget(station), session: createMemorySession(), log });
  const window = openDeskWindow({
    session,
    preloadFile: join(root, 'out/preload/index.cjs'),
    title: WINDOW_TITLE,
  });
  openPinChannel(window, async (entered) => sendPin(await station.whenReady(), entered));
  openPrintChannels(window, createShellPrinters({ window, page, log }));
  app.on('second-instance', () => window.focus());
  app.on('window-all-closed', () => void close(sockets));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void close(sockets));
}

type Launch = { readonly sockets: SocketFolder; readonly dataFolder: string; readonly real: boolean };

function launch(name: 'office' | 'station', way: LaunchWay, { sockets, dataFolder, real }: Launch) {
  const program = superviseProgram({
    name,
    file: join(import.meta.dirname, `${name}.js`),
    args: [],
    environment: toChildEnvironment({
      dataFolder,
      resourcesFolder: join(root, 'resources'),
      demo: !real,
      simulated: !real,
    }),
    way,
    sockets,
    limits: HANG_LIMITS[name],
    log,
  });
  programs.push(program);
  return program;
}

/** Older Electrons have no node:sqlite inside; there the office runs on the Node a setting names, or on the project's. */
function officeWay(): LaunchWay {
  if (isBuiltin('node:sqlite')) return inElectron;
  const node = process.env['QUANKE_NODE'] ?? join(root, 'node_modules/.bin/node');
  if (!existsSync(node)) {
    return stop(1, 'This Electron has no node:sqlite. Set QUANKE_NODE to a Node of version 24 or later.');
  }
  return createForkWay(realpathSync(node), process.env);
}

function programTarget(program: SupervisedProgram): ForwardTarget {
  return { kind: 'program', whenReady: () => program.whenReady() };
}

async function close(sockets: SocketFolder): Promise<void> {
  await Promise.all(programs.map((program) => program.close()));
  await sockets.close();
  app.exit(0);
}

/** Electron's and Chromium's own switches stand beside ours. */
function ownArguments(): string[] {
  const ours = ['--data', '--office', '--office-ca'];
  const args = process.argv.slice(1);
  return args.flatMap((word, at) => {
    if (word === '--real' || ours.some((name) => word.startsWith(`${name}=`))) return [word];
    const value = args[at + 1];
    return ours.includes(word) && value !== undefined ? [word, value] : [];
  });
}

function stopForGood(error: unknown): never {
  log.error('shellDoesNotStart', error);
  return stop(1, 'The workbench does not start; the line above says why.');
}

function stop(status: 1 | 2, why: string): never {
  console.error(why);
  app.exit(status);
  process.exit(status);
}

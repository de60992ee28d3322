// npm start: the desktop with demo data and simulated devices, in Electron where that runs, else in a browser.
//   npm start -- --browser       the browser even where Electron runs
//   npm start -- --no-open       print the address only
// All else is passed on: --data FOLDER, --port N, --real, --office https://… (see src/main/http/workbench-options.ts).
import { fork, spawn } from 'node:child_process';
import { join } from 'node:path';
import { continueOnRightNode, root } from './project.mjs';

/** Electron that ends sooner with an error has not started: a sandbox the system does not allow, a library missing. */
const STARTED_MS = 10_000;
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

await continueOnRightNode();
const { buildWhenStale } = await import('./fresh-build.mjs');
const { findElectron, hasDisplay } = await import('./electron-runtime.mjs');

const args = process.argv.slice(2);
const wantsBrowser = args.includes('--browser');
const opens = !args.includes('--no-open');
const passedOn = args.filter((word) => word !== '--browser' && word !== '--no-open');

if (!(await buildWhenStale())) process.exit(1);
const electron = wantsBrowser ? { why: 'you asked for the browser' } : findElectron();
if (electron.binary) startElectron(electron.binary);
else startWorkbench(electron.why);

function startElectron(binary) {
  const startedAt = performance.now();
  const shell = spawn(binary, [root, ...passedOn], { cwd: root, stdio: 'inherit' });
  const passSignal = (signal) => shell.kill(signal);
  for (const signal of STOP_SIGNALS) process.on(signal, passSignal);
  shell.on('error', () => {}); // comes as an exit too
  shell.on('close', (status) => {
    const hasStarted = status === 0 || performance.now() - startedAt > STARTED_MS;
    if (hasStarted) process.exit(status ?? 1);
    for (const signal of STOP_SIGNALS) process.off(signal, passSignal);
    startWorkbench(`Electron ended with ${status ?? 'a signal'}, its lines above say why`);
  });
}

function startWorkbench(why) {
  console.error(`start: in the browser, because ${why}`);
  const workbench = fork(join(root, 'src/main/workbench.ts'), passedOn, {
    cwd: root,
    env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/quanke') },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of STOP_SIGNALS) process.on(signal, () => workbench.kill(signal));
  workbench.on('message', ({ address }) => opens && openBrowser(address));
  workbench.on('exit', (status) => process.exit(status ?? 1));
}

/** Without a display nobody would see it, and as root browsers refuse to run: the printed address must do. */
function openBrowser(address) {
  if (!hasDisplay(process.env) || process.getuid?.() === 0) return;
  const [command, ...more] = {
    win32: ['explorer.exe'],
    darwin: ['open'],
  }[process.platform] ?? ['xdg-open'];
  const browser = spawn(command, [...more, address], { stdio: 'ignore', detached: true });
  browser.on('error', () => {}); // the address is printed, whoever wants can type it
  browser.unref();
}
